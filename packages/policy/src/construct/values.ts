import type { DatedValue, Literal } from '../document.js';
import { shortestDecimal } from '../read/decimal.js';
import { byKey } from '../shape/by-key.js';
import { converted } from '../shape/converted.js';
import { list } from '../shape/list.js';
import { keyed, needed } from '../shape/object.js';
import { declarations } from '../shape/record.js';
import { flag, whole } from '../shape/scalar.js';
import type { Shape } from '../shape/shape.js';
import { anyText, text } from '../shape/text.js';
import { date, NAME } from './forms.js';
import { decimalText, money } from './money.js';
import { edition, sourced } from './sourced.js';

/** A number where it keeps every digit of the text, else the text. */
const decimal = converted(decimalText, (value) =>
  shortestDecimal(String(Number(value))) === value ? Number(value) : value,
);

const duration = text({
  what: 'a duration of days, hours, minutes and seconds',
  pattern: /^P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/u,
  example: 'PT4H30M',
});

/** A limit or amount with the dates between which it holds, so that a change of it is one more entry. */
const datedValue = byKey<DatedValue>('a dated value', {
  money: dated('money', money, 'an amount, in the currency of the policy unless stated'),
  integer: dated('integer', whole('a whole number'), 'a whole number'),
  decimal: dated('decimal', decimal, 'a decimal number'),
  percent: dated('percent', decimal, 'per cent'),
  boolean: dated('boolean', flag, '`true` or `false`'),
  text: dated('text', anyText('text'), 'a text'),
  date: dated('date', date, 'a date'),
  duration: dated('duration', duration, 'a duration such as PT4H30M'),
});

function dated(type: DatedValue['type'], shape: Shape<Literal>, about: string) {
  return keyed(
    'a dated value',
    type,
    needed(shape, about),
    { ...edition, ...sourced },
    (value, parts): DatedValue => ({
      ...parts,
      type,
      value,
    }),
  );
}

export const values = declarations<readonly DatedValue[], readonly DatedValue[]>(
  'a map of values',
  NAME,
  list('a list of dated values', datedValue),
  (_name, entries) => entries,
);
