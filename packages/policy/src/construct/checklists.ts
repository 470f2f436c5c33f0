import type { Checklist } from '../document.js';
import { list } from '../shape/list.js';
import { defaulted, needed, object, optional } from '../shape/object.js';
import { condition } from './condition.js';
import { idOf, itemId, nameOf } from './forms.js';
import { edition, sourced } from './sourced.js';

const names = list('a list of facts', nameOf('the name of a fact'));

/** What has to be there at a stage. */
export const checklists = list(
  'a list of checklists',
  object(
    'a checklist',
    {
      id: needed(itemId, 'names the checklist'),
      stage: needed(idOf('the id of a stage'), 'the stage at which it is gone through'),
      when: optional(condition, 'when it applies; without it always'),
      facts: defaulted(names, () => [], 'facts that have to be known'),
      evidence: defaulted(names, () => [], 'boolean facts that have to be true'),
      ...edition,
      ...sourced,
    },
    (parts): Checklist => parts,
  ),
);
