import type { Approval } from '../document.js';
import { choice } from '../shape/choice.js';
import { list } from '../shape/list.js';
import { needed, object, optional } from '../shape/object.js';
import { condition } from './condition.js';
import { itemId, wordFor } from './forms.js';
import { edition, sourced } from './sourced.js';

/** Who has to agree before the proposal leaves the house. */
export const approvals = list(
  'a list of approvals',
  object(
    'an approval',
    {
      id: needed(itemId, 'names the approval'),
      when: needed(condition, 'when it is needed'),
      by: needed(wordFor('a role'), 'who approves'),
      cumulative: optional(
        choice('a way to add up', ['incident']),
        'totals count with what was granted before in the same incident',
      ),
      ...edition,
      ...sourced,
    },
    (parts): Approval => parts,
  ),
);
