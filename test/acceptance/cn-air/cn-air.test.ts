import { describeTables, lawDecider } from '../decide-law.js';
import { lawOf } from '../law-cases.js';

const law = lawOf('cn-air');

describeTables(law, /\bCNA-[LTSR]\d+\b/g, lawDecider(law));
