import type { Binding, FactDeclaration, Literal, Presumption, Reference } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { needed, object, optional, type ObjectShape } from '../shape/object.js';
import { declarations, record } from '../shape/record.js';
import { whole } from '../shape/scalar.js';
import type { Shape } from '../shape/shape.js';
import { tagged } from '../shape/tagged.js';
import { condition } from './condition.js';
import { enumValues } from './enum-values.js';
import { idOf, NAME, nameOf, WORD, word, wordFor } from './forms.js';
import { held, itemFields, decimalIn, inCurrency, integerIn, moneyIn, scale, unit } from './item-fields.js';
import { statedMoney } from './money.js';
import {
  factReference,
  literal,
  moneyConstant,
  optionName,
  tableReference,
  valueReference,
} from './operand.js';

type Declaration = Omit<FactDeclaration, 'name'>;

const ofOption = object(
  'a presumption from an option',
  {
    option: needed(optionName, 'the name of an option'),
    equal: optional(wordFor('one of its words'), 'true where the option is set to it, else false'),
  },
  ({ option, equal }, { mark }): Presumption => {
    const reference = mark<Reference>({ kind: 'reference', name: `option.${option}` });
    return equal === undefined ? { kind: 'reference', reference } : { kind: 'isOption', reference, equal };
  },
);

const presumption = byForm<Presumption>('a constant, `null` or a reference', {
  scalar: converted(literal, (value): Presumption => ({ kind: 'constant', value })),
  map: byKey<Presumption>('a presumption', {
    fact: referring(factReference),
    value: referring(valueReference),
    table: referring(tableReference),
    option: ofOption,
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
  ...held,
  ask: optional(idOf('the id of a stage'), 'the stage at which it is asked for'),
  presume: optional(presumption, 'what counts while it is unknown: a constant, `null`, or a reference'),
  settledBy: optional(
    choice('a role that settles facts', ['intake', 'investigator', 'legal']),
    'who has to confirm a value that departs from the presumed one',
  ),
  relevantWhen: optional(condition, 'while false, the fact makes nothing undetermined'),
};
const { min: _min, max: _max, ...commonOfLists } = common;

const plain = (
  kind: 'boolean' | 'date' | 'instant' | 'duration' | 'text' | 'place',
): ObjectShape<Declaration> =>
  object(`a ${kind} fact`, common, (parts): Declaration => ({ ...parts, type: { kind } }));

const declaration = tagged<Declaration>('a fact', 'type', 'the type of a fact', {
  boolean: plain('boolean'),
  integer: object('an integer fact', { ...common, unit }, ({ unit: counted, ...parts }) => ({
    ...parts,
    type: integerIn(counted),
  })),
  decimal: object(
    'a decimal fact',
    { ...common, unit, scale },
    ({ unit: counted, scale: digits, ...parts }) => ({
      ...parts,
      type: decimalIn(counted, digits),
    }),
  ),
  money: object('a money fact', { ...common, currency: inCurrency }, ({ currency: fixed, ...parts }) => ({
    ...parts,
    type: moneyIn(fixed),
  })),
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
  list: object(
    'a list fact',
    {
      ...commonOfLists,
      max: optional(whole('a whole number'), 'how many elements it has at most; default and most 1000'),
      item: needed(itemFields, 'the fields of its elements'),
    },
    ({ item, ...parts }) => ({ ...parts, type: { kind: 'list', item } }),
  ),
});

const wordOrNone: Shape<string | null> = {
  what: 'a word or `null`',
  read: (node, reading) => (node.kind === 'scalar' && node.value === null ? null : word.read(node, reading)),
  schema: (book) => ({ anyOf: [word.schema(book), { type: 'null' }] }),
};

const binding = object(
  'a binding of a fact',
  {
    sameAs: needed(nameOf('the name of a fact'), 'the fact of this policy that states it'),
    map: optional(
      record<string | null, string | null>(
        'a map from values to values',
        WORD,
        wordOrNone,
        (_value, meant) => meant,
      ),
      'for enums: by what value of the law each value counts, `null` for none; one that is left out counts as unknown',
    ),
  },
  (parts): Binding => parts,
);

const declarationOrBinding: Shape<Declaration | Binding> = {
  what: declaration.what,
  read: (node, reading) =>
    node.kind === 'map' && node.entries.has('sameAs')
      ? binding.read(node, reading)
      : declaration.read(node, reading),
  schema: (book) => ({ anyOf: [declaration.schema(book), binding.schema(book)] }),
};

/**
 * A fact, by name: its type, its bounds, and what counts while it is unknown. A fact of a law that the policy extends can
 * only be bound to one of its own.
 */
export const facts = declarations<Declaration | Binding, FactDeclaration | Binding>(
  'a map of facts',
  NAME,
  declarationOrBinding,
  (name, read) => ('sameAs' in read ? read : { name, ...read }),
);
