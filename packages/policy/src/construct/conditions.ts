import type { NamedCondition } from '../document.js';
import { inEditions } from '../shape/editions.js';
import { needed, object } from '../shape/object.js';
import { declarations } from '../shape/record.js';
import { condition } from './condition.js';
import { NAME } from './forms.js';
import { edition, sourced } from './sourced.js';

/** Conditions that several items share, by name. */
export const conditions = declarations<Omit<NamedCondition, 'name'>, NamedCondition>(
  'a map of conditions',
  NAME,
  inEditions(
    object(
      'an entry of `conditions`',
      { when: needed(condition, 'the condition'), ...edition, ...sourced },
      (parts) => parts,
    ),
  ),
  (name, named) => ({ name, ...named }),
);
