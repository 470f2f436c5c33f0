import { list } from '../shape/list.js';
import { defaulted, optional } from '../shape/object.js';
import { flag } from '../shape/scalar.js';
import { wordFor } from './forms.js';
import { localeText } from './locale-text.js';

const clauses = list('a list of clauses', wordFor('the id of a clause'));

export const cite = defaulted(clauses, () => [], 'the clauses that it implements');

/** What every item may carry. */
export const sourced = {
  title: optional(localeText, 'what it is, in plain words; shown in explanations'),
  cite,
  assumed: defaulted(flag, () => false, 'our number where the procedure leaves it open; the client decides'),
};
