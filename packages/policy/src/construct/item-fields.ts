import type { ItemField, ScalarType } from '../document.js';
import { defaulted, needed, object, optional, type ObjectShape } from '../shape/object.js';
import { record } from '../shape/record.js';
import { flag, whole } from '../shape/scalar.js';
import { tagged } from '../shape/tagged.js';
import { prose } from '../shape/text.js';
import { enumValues } from './enum-values.js';
import { ID, word } from './forms.js';
import { currency } from './money.js';
import { literal } from './operand.js';
import { sourced } from './sourced.js';

/** What a fact and a field of the elements of a list say alike of what they hold. */
export const held = {
  type: needed(word, 'the type'),
  min: optional(literal, 'the least value'),
  max: optional(literal, 'the greatest value'),
  personal: defaulted(flag, () => false, 'whether it says something about a person'),
  ...sourced,
};
export const unit = optional(prose('a unit'), 'what it counts, for instance `min` or `km`');
export const scale = optional(whole('a whole number'), 'how many decimals it has at most');
export const inCurrency = optional(currency, 'fixes the currency; without it any');

export function integerIn(counted: string | undefined): ScalarType {
  return { kind: 'integer', ...(counted === undefined ? {} : { unit: counted }) };
}

export function decimalIn(counted: string | undefined, digits: number | undefined): ScalarType {
  return {
    kind: 'decimal',
    ...(digits === undefined ? {} : { scale: digits }),
    ...(counted === undefined ? {} : { unit: counted }),
  };
}

export function moneyIn(fixed: string | undefined): ScalarType {
  return { kind: 'money', ...(fixed === undefined ? {} : { currency: fixed }) };
}

type Unnamed = Omit<ItemField, 'name'>;

const plain = (kind: 'boolean' | 'date' | 'instant' | 'duration' | 'text' | 'place'): ObjectShape<Unnamed> =>
  object(`a ${kind} of an element`, held, (parts): Unnamed => ({ ...parts, type: { kind } }));

const field = tagged<Unnamed>('a field of an element', 'type', 'the type of a field of an element', {
  boolean: plain('boolean'),
  integer: object('an integer of an element', { ...held, unit }, ({ unit: counted, ...parts }) => ({
    ...parts,
    type: integerIn(counted),
  })),
  decimal: object(
    'a decimal of an element',
    { ...held, unit, scale },
    ({ unit: counted, scale: digits, ...parts }) => ({
      ...parts,
      type: decimalIn(counted, digits),
    }),
  ),
  money: object(
    'money of an element',
    { ...held, currency: inCurrency },
    ({ currency: fixed, ...parts }) => ({
      ...parts,
      type: moneyIn(fixed),
    }),
  ),
  date: plain('date'),
  instant: plain('instant'),
  duration: plain('duration'),
  enum: object(
    'an enum of an element',
    { ...held, values: needed(enumValues, 'its values') },
    ({ values, ...parts }) => ({
      ...parts,
      type: { kind: 'enum', values },
    }),
  ),
  text: plain('text'),
  place: plain('place'),
});

/** The fields of the elements of a list, by name. */
export const itemFields = record<Unnamed, ItemField>(
  'a map of fields of an element',
  ID,
  field,
  (name, read) => ({
    name,
    ...read,
  }),
);
