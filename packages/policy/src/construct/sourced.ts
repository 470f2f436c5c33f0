import type { Clauses, DatedClauses } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { converted } from '../shape/converted.js';
import { list } from '../shape/list.js';
import { defaulted, needed, object, optional } from '../shape/object.js';
import { flag } from '../shape/scalar.js';
import { date, nameOf, wordFor } from './forms.js';
import { localeText } from './locale-text.js';

const clause = wordFor('the id of a clause');

/** From the first day included to the last one excluded. */
export const period = {
  from: optional(date, 'the first day on which it holds; without it since ever'),
  to: optional(date, 'the first day on which it no longer holds; without it for good'),
};

/** What an item may carry that holds for a time only. */
export const edition = {
  ...period,
  datedBy: optional(
    nameOf('the name of a date'),
    'the date that decides whether it holds; default that of the policy',
  ),
};

const datedClauses = object(
  'clauses with dates',
  { ids: needed(list('a list of clauses', clause), 'the clauses'), ...period },
  (parts): DatedClauses => parts,
);

const clauses = converted(
  list(
    'a list of clauses',
    byForm<DatedClauses>('the id of a clause, or clauses with dates', {
      scalar: converted(clause, (id): DatedClauses => ({ ids: [id] })),
      map: datedClauses,
    }),
  ),
  (read): Clauses => {
    const ids = [...new Set(read.flatMap((one) => one.ids))];
    return read.every(({ from, to }) => from === undefined && to === undefined)
      ? ids
      : Object.assign(ids, { dated: read });
  },
);

export const cite = defaulted(clauses, (): Clauses => [], 'the clauses that it implements');

/** What every item may carry. */
export const sourced = {
  title: optional(localeText, 'what it is, in plain words; shown in explanations'),
  cite,
  assumed: defaulted(flag, () => false, 'our number where the procedure leaves it open; the client decides'),
};
