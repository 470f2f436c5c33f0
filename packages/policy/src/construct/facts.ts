import type { FactDeclaration, Literal, Presumption, Reference } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { defaulted, needed, object, optional, type ObjectShape } from '../shape/object.js';
import { record } from '../shape/record.js';
import { flag, whole } from '../shape/scalar.js';
import { tagged } from '../shape/tagged.js';
import { prose } from '../shape/text.js';
import { condition } from './condition.js';
import { enumValues } from './enum-values.js';
import { idOf, NAME, word } from './forms.js';
import { currency, statedMoney } from './money.js';
import { factReference, literal, moneyConstant, tableReference, valueReference } from './operand.js';
import { sourced } from './sourced.js';

type Declaration = Omit<FactDeclaration, 'name'>;

const presumption = byForm<Presumption>('a constant, `null` or a reference', {
  scalar: converted(literal, (value): Presumption => ({ kind: 'constant', value })),
  map: byKey<Presumption>('a presumption', {
    fact: referring(factReference),
    value: referring(valueReference),
    table: referring(tableReference),
    money: constant(moneyConstant),
    amount: constant(statedMoney),
  }),
});

function constant(shape: ObjectShape<Literal>): ObjectShape<Presumption> {
  return { ...converted(shape, (value): Presumption => ({ kind: 'constant', value })), keys: shape.keys };
}

function referring(shape: ObjectShape<Reference>): ObjectShape<Presumption> {
  return {
    ...converted(shape, (reference): Presumption => ({ kind: 'reference', reference })),
    keys: shape.keys,
  };
}

const common = {
  type: needed(word, 'the type'),
  min: optional(literal, 'the least value'),
  max: optional(literal, 'the greatest value'),
  ask: optional(idOf('the id of a stage'), 'the stage at which it is asked for'),
  personal: defaulted(flag, () => false, 'whether it says something about a person'),
  presume: optional(presumption, 'what counts while it is unknown: a constant, `null`, or a reference'),
  settledBy: optional(
    choice('a role that settles facts', ['intake', 'investigator', 'legal']),
    'who has to confirm a value that departs from the presumed one',
  ),
  relevantWhen: optional(condition, 'while false, the fact makes nothing undetermined'),
  ...sourced,
};
const unitOf = optional(prose('a unit'), 'what it counts, for instance `min` or `km`');

const plain = (
  kind: 'boolean' | 'date' | 'instant' | 'duration' | 'text' | 'place',
): ObjectShape<Declaration> =>
  object(`a ${kind} fact`, common, (parts): Declaration => ({ ...parts, type: { kind } }));

const declaration = tagged<Declaration>('a fact', 'type', 'the type of a fact', {
  boolean: plain('boolean'),
  integer: object('an integer fact', { ...common, unit: unitOf }, ({ unit, ...parts }) => ({
    ...parts,
    type: { kind: 'integer', ...(unit === undefined ? {} : { unit }) },
  })),
  decimal: object(
    'a decimal fact',
    { ...common, unit: unitOf, scale: optional(whole('a whole number'), 'how many decimals it has at most') },
    ({ unit, scale, ...parts }) => ({
      ...parts,
      type: {
        kind: 'decimal',
        ...(scale === undefined ? {} : { scale }),
        ...(unit === undefined ? {} : { unit }),
      },
    }),
  ),
  money: object(
    'a money fact',
    { ...common, currency: optional(currency, 'fixes the currency; without it any') },
    ({ currency: fixed, ...parts }) => ({
      ...parts,
      type: { kind: 'money', ...(fixed === undefined ? {} : { currency: fixed }) },
    }),
  ),
  date: plain('date'),
  instant: plain('instant'),
  duration: plain('duration'),
  enum: object(
    'an enum fact',
    { ...common, values: needed(enumValues, 'its values') },
    ({ values, ...parts }) => ({
      ...parts,
      type: { kind: 'enum', values },
    }),
  ),
  text: plain('text'),
  place: plain('place'),
});

/** A fact, by name: its type, its bounds, and what counts while it is unknown. */
export const facts = record<Declaration, FactDeclaration>(
  'a map of facts',
  NAME,
  declaration,
  (name, read) => ({
    name,
    ...read,
  }),
);
