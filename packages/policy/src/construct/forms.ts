import { isRealDate } from '../read/date.js';
import { converted } from '../shape/converted.js';
import type { Shape } from '../shape/shape.js';
import { lawName, ofLaw } from '../layers/law-name.js';
import { text, type TextForm } from '../shape/text.js';

/** A name that can be read: letters, digits, `_` and `-`, in parts joined by dots. */
export const NAME: TextForm = {
  what: 'a name of letters, digits, `_` and `-`, joined by dots',
  pattern: /^\p{L}[\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_][\p{L}\p{N}_-]*)*$/u,
  example: '`flight.delayMinutes`',
};

/** The id of an item, or the name of a field: as a name, but without dots, which separate it where it is read. */
export const ID: TextForm = {
  what: 'an id of letters, digits, `_` and `-`',
  pattern: /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u,
  example: '`late-notice`',
};

/** Anything without blanks around it: enum values, parties, roles, clauses, events. */
export const WORD: TextForm = {
  what: 'a word, without blanks around it',
  pattern: /^\S(?:.*\S)?$/u,
  example: '`baggage-lost`',
};

export const CURRENCY: TextForm = {
  what: 'a currency code of three capital letters',
  pattern: /^[A-Z]{3}$/u,
  example: '`CNY`',
};

export const DECIMAL: TextForm = {
  what: 'a decimal number',
  pattern: /^-?\d{1,30}(?:\.\d{1,30})?$/u,
  example: '"12.50"',
};

const DATE: TextForm = { what: 'a date', pattern: /^\d{4}-\d{2}-\d{2}$/u, example: '2026-03-02' };

/** An id that a reader of the policy does not see, or sees beside that of its item: of a rule, of a refusal. */
export const id = text(ID);
export const word = text(WORD);

/** The id that an item of a section declares. */
export const itemId: Shape<string> = converted(id, (value, _node, { law }) => ofLaw(law, value));

/** What `what` names, for instance a fact. */
export function nameOf(what: string): Shape<string> {
  return converted(text({ ...NAME, what }), (name, _node, { law }) => lawName(law, name));
}

/** The id of an item that is referred to; through another policy a law's is `<law>.<id>`. */
export function idOf(what: string): Shape<string> {
  return converted(text({ ...ID, what, pattern: ITEM }), (value, _node, { law }) => ofLaw(law, value));
}

const ITEM = /^[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}][\p{L}\p{N}_-]*)?$/u;

/** What is named where it is used, beside what it belongs to, such as an output of a table. */
export function partOf(what: string): Shape<string> {
  return text({ ...ID, what });
}

export function wordFor(what: string): Shape<string> {
  return text({ ...WORD, what });
}

/** A day that exists, as `2026-03-02`. */
export const date: Shape<string> = converted(text(DATE), (value, node, reading) => {
  if (isRealDate(value)) return value;
  reading.report('date-not-real', node.place, { date: value });
  return undefined;
});
