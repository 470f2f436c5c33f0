import type { Constant, Literal, MoneyLiteral, Operand, Reference } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { byKey } from '../shape/by-key.js';
import { converted } from '../shape/converted.js';
import { named } from '../shape/named.js';
import { needed, object } from '../shape/object.js';
import { anyScalar } from '../shape/scalar.js';
import type { Shape } from '../shape/shape.js';
import { nameOf, partOf } from './forms.js';
import { money, statedMoney } from './money.js';
import { readableName } from './over-list.js';

/** A name that is read; within a list `item.x` is a field of its elements. */
export const readable: Shape<string> = converted(
  nameOf('the name of a fact or derivation'),
  (name, _node, reading) => readableName(name, reading),
);
const valueName = nameOf('the name of a value');
export const optionName = nameOf('the name of an option');

/** A bare name that is read, such as the left side of a comparison. */
export const readName: Shape<Reference> = converted(readable, reference);

export const factReference = object(
  'a reference to a fact',
  { fact: needed(readable, 'the name of a fact or derivation, or a name such as `class.topic`') },
  ({ fact }) => reference(fact),
);

export const valueReference = object(
  'a reference to a value',
  { value: needed(valueName, 'the name of a value') },
  ({ value }) => reference(`value.${value}`),
);

const optionReference = object(
  'a reference to an option',
  { option: needed(optionName, 'the name of an option') },
  ({ option }) => reference(`option.${option}`),
);

const tableOutput = {
  table: needed(nameOf('the name of a table'), 'the name of a table'),
  output: needed(partOf('the name of an output'), 'which of its outputs'),
};

/** `{ table: t, output: o }`. */
export const tableReference = object('a reference to a table', tableOutput, ({ table, output }) =>
  reference(`table.${table}.${output}`),
);

/** What is read by its name, in the words that are written for each kind of name. */
export const referenceTo: Shape<Reference> = byKey<Reference>('a reference', {
  fact: factReference,
  value: valueReference,
  table: tableReference,
  option: optionReference,
});

/** `{ money: 300 }`. */
export const moneyConstant = object(
  'an amount of money',
  { money: needed(money, 'how much') },
  ({ money: amount }): MoneyLiteral => amount,
);

/** A constant: text, number, boolean, `null`, or money as `{ money: 300 }` or `{ amount, currency }`. */
export const literal = named<Literal>('constant', 'a constant', () =>
  byForm<Literal>('a constant', {
    scalar: anyScalar,
    map: byKey<Literal>('a constant amount', { money: moneyConstant, amount: statedMoney }),
  }),
);

/** A constant or a reference. */
export const operand = named<Operand>('operand', 'a constant or a reference', () =>
  byForm<Operand>('a constant or a reference', {
    scalar: converted(anyScalar, constant),
    map: byKey<Operand>('a reference', {
      fact: factReference,
      value: valueReference,
      option: optionReference,
      table: tableReference,
      money: { ...constantOf(moneyConstant), keys: moneyConstant.keys },
      amount: { ...constantOf(statedMoney), keys: statedMoney.keys },
    }),
  }),
);

export function constantOf(shape: Shape<Literal>): Shape<Constant> {
  return converted(shape, constant);
}

function constant(value: Literal): Constant {
  return { kind: 'constant', value };
}

function reference(name: string): Reference {
  return { kind: 'reference', name };
}
