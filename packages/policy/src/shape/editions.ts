import { byForm } from './by-form.js';
import { list } from './list.js';
import type { Shape } from './shape.js';

/** One declaration, or a list of its editions, which hold at different times: the first has the others in `others`. */
export function inEditions<T extends object>(item: Shape<T>): Shape<T & { readonly others?: readonly T[] }> {
  const several = list('a list of editions', item);
  return byForm<T & { readonly others?: readonly T[] }>(item.what, {
    map: item,
    list: {
      ...several,
      read: (node, reading) => {
        const [first, ...others] = several.read(node, reading) ?? [];
        if (first === undefined || others.length === 0) return first;
        const whole = { ...first, others };
        reading.places.hand(first, whole);
        return whole;
      },
    },
  });
}
