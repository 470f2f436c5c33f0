import { describeTables, lawDecider } from '../decide-law.js';
import { lawOf } from '../law-cases.js';

const law = lawOf('montreal-1999');

describeTables(law, /\bMC-(?:L\d|\d\d|ART1)\b/g, lawDecider(law));
