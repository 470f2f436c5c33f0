import type { Condition, FirstHit } from '../document.js';
import { byKey } from './by-key.js';
import { converted } from './converted.js';
import { list } from './list.js';
import { needed, object } from './object.js';
import type { Shape } from './shape.js';

/** `[{ when, then }, …, { otherwise }]`: the first whose condition holds, with what holds when none does. */
export function firstHit<T>(what: string, condition: Shape<Condition>, value: Shape<T>): Shape<FirstHit<T>> {
  const entry = byKey<Entry<T>>('an entry of `when` and `then`, or `otherwise`', {
    when: object(
      'an entry with `when`',
      { when: needed(condition, 'the condition'), then: needed(value, value.what) },
      (parts) => parts,
    ),
    otherwise: object(
      'the last entry',
      { otherwise: needed(value, `${value.what}, when none of the conditions before holds`) },
      ({ otherwise }) => ({ then: otherwise }),
    ),
  });
  const entries = inOrder(list(what, entry));
  return {
    ...entries,
    schema: (book) => ({
      ...entries.schema(book),
      contains: { required: ['otherwise'] },
      minContains: 1,
      maxContains: 1,
    }),
  };
}

interface Entry<T> {
  readonly when?: Condition;
  readonly then: T;
}

/** Entries with conditions and one without, which has to be the last. */
export function inOrder<T>(entries: Shape<readonly Entry<T>[]>): Shape<FirstHit<T>> {
  return converted(entries, (all, node, reading) => {
    const conditional = all
      .slice(0, -1)
      .flatMap((entry) => (entry.when === undefined ? [] : [{ ...entry, when: entry.when }]));
    const last = all.at(-1);
    if (last !== undefined && last.when === undefined && conditional.length === all.length - 1) {
      return { cases: conditional, otherwise: last.then };
    }
    reading.report('otherwise-misplaced', node.place, { where: entries.what });
    return undefined;
  });
}
