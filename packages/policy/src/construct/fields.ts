import type { Field, FieldRule, Shares } from '../document.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { list } from '../shape/list.js';
import { defaulted, needed, object, optional } from '../shape/object.js';
import { inEditions } from '../shape/editions.js';
import { declarations, record } from '../shape/record.js';
import { number } from '../shape/scalar.js';
import { condition } from './condition.js';
import { ID, id, nameOf, partOf, WORD, word } from './forms.js';
import { operand } from './operand.js';
import { edition, sourced } from './sourced.js';
import { type } from './type.js';

const ruleKeys = {
  id: needed(id, 'names the rule where it fired'),
  when: needed(condition, 'when it fires'),
  ...edition,
  ...sourced,
};

const rule = object(
  'a rule',
  { ...ruleKeys, then: needed(operand, 'what it sets') },
  (parts): FieldRule => parts,
);

type Unnamed = Omit<Field, 'name' | 'others'>;

const fieldType = needed(type, 'the type of the field');

const field = byKey<Unnamed>('a field', {
  rules: object(
    'a field',
    {
      type: fieldType,
      take: defaulted(
        choice('a way to choose among rules', ['first', 'highest']),
        () => 'first' as const,
        'the first rule that fires, or the highest of all that do',
      ),
      order: optional(list('a list of values', word), 'the values, lowest first; default as declared'),
      rules: needed(list('a list of rules', rule), 'in the order in which they are asked'),
      otherwise: needed(operand, 'what it is when no rule fires'),
      ...edition,
      ...sourced,
    },
    (parts): Unnamed => parts,
  ),
  table: object(
    'a field of a table',
    {
      type: fieldType,
      table: needed(nameOf('the name of a table'), 'the table that sets it'),
      output: needed(partOf('the name of an output'), 'which of its outputs'),
      otherwise: needed(operand, 'what it is when no row is true'),
      ...sourced,
    },
    ({ table, output, ...parts }, { mark }): Unnamed => ({
      ...parts,
      take: 'first',
      rules: [],
      table: mark({ kind: 'reference', name: `table.${table}.${output}` }),
    }),
  ),
});

/** Fields by name. */
export const fields = declarations<Omit<Field, 'name'>, Field>(
  'a map of fields',
  ID,
  inEditions(field),
  (name, read) => ({
    name,
    ...read,
  }),
);

const percentages = record<number, number>(
  'a map from parties to per cent',
  WORD,
  number('a number of per cent'),
  (_party, share) => share,
);

/** Who bears how much. */
export const shares = object(
  'the shares',
  {
    rules: defaulted(
      list(
        'a list of rules',
        object(
          'a rule of the shares',
          { ...ruleKeys, then: needed(percentages, 'per cent of each party') },
          (parts) => parts,
        ),
      ),
      () => [],
      'in the order in which they are asked',
    ),
    otherwise: needed(percentages, 'per cent of each party when no rule fires'),
  },
  (parts): Omit<Shares, 'name'> => parts,
);
