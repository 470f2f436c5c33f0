import type { NamedCondition } from '../document.js';
import { needed, object } from '../shape/object.js';
import { declarations } from '../shape/record.js';
import { condition } from './condition.js';
import { NAME } from './forms.js';
import { sourced } from './sourced.js';

/** Conditions that several items share, by name. */
export const conditions = declarations<Omit<NamedCondition, 'name'>, NamedCondition>(
  'a map of conditions',
  NAME,
  object(
    'an entry of `conditions`',
    { when: needed(condition, 'the condition'), ...sourced },
    (parts) => parts,
  ),
  (name, named) => ({ name, ...named }),
);
