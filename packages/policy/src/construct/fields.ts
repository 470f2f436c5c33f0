import type { Field, FieldRule, Shares, ValueType } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { list } from '../shape/list.js';
import { defaulted, needed, object, optional } from '../shape/object.js';
import { inEditions } from '../shape/editions.js';
import { declarations, record } from '../shape/record.js';
import { number } from '../shape/scalar.js';
import { condition } from './condition.js';
import { enumValues } from './enum-values.js';
import { ID, id, WORD, word } from './forms.js';
import { operand } from './operand.js';
import { edition, sourced } from './sourced.js';

const type = byForm<ValueType>('a type', {
  scalar: converted(
    choice('a type', ['boolean', 'integer', 'decimal', 'money', 'date', 'instant', 'duration', 'text']),
    (kind): ValueType => ({ kind }),
  ),
  map: object(
    'a type',
    { enum: needed(enumValues, 'its values, as a list or with their titles') },
    ({ enum: values }): ValueType => ({ kind: 'enum', values }),
  ),
});

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

const field = object(
  'a field',
  {
    type: needed(type, 'the type of the field'),
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
  (parts): Omit<Field, 'name' | 'others'> => parts,
);

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
  (parts): Shares => parts,
);
