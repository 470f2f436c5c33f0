import { describeTables, lawDecider } from '../decide-law.js';
import { lawOf } from '../law-cases.js';

const law = lawOf('eu261');

describeTables(law, /\bEU261-[A-Z0-9]+\b/g, lawDecider(law));
