import type { ListPart } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { converted } from '../shape/converted.js';
import { needed, object, optional } from '../shape/object.js';
import { condition } from './condition.js';
import { readName } from './operand.js';
import { overList } from './over-list.js';

const list = needed(readName, 'the list whose elements are gone through');

/** Which elements count; in the condition `item.x` is a field of the element. */
export const listPartKeys = {
  list,
  where: optional(condition, 'which elements count; without it all'),
};

/** The elements of a list, or those of which a condition holds. */
export const listPart = byForm<ListPart>('a list that is gone through', {
  scalar: converted(readName, (name): ListPart => ({ list: name })),
  map: overList(
    'list',
    object('elements of a list', listPartKeys, (parts): ListPart => parts),
  ),
});
