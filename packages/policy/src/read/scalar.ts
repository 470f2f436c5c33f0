import type { Scalar as YamlScalar } from 'yaml';
import type { Reporter } from '../catalogue/index.js';
import type { Place } from '../places.js';
import { isSameDecimal } from './decimal.js';
import type { TreeNode } from './tree.js';

/**
 * A text, number, boolean or null. A number that would not arrive as it is written (`0123`, `.inf`, more digits than
 * fit) is reported: silently it would be another number.
 */
export function readScalar(node: YamlScalar, place: Place, report: Reporter): TreeNode {
  const { value, source = String(node.value), type } = node;
  if (value === null)
    return type === 'PLAIN' && source === '' ? { kind: 'empty', place } : { kind: 'scalar', place, value };
  switch (typeof value) {
    case 'boolean':
      return { kind: 'scalar', place, value };
    case 'string':
      if (!LONE_SURROGATE.test(value)) return { kind: 'scalar', place, value };
      report('text-not-unicode', place, {});
      break;
    case 'number':
      if (!Number.isFinite(value)) report('number-not-finite', place, { number: source });
      else if (!PLAIN_NUMBER.test(source))
        report('number-spelling', place, { number: source, meaning: String(value) });
      else if (!isSameDecimal(source, String(value)))
        report('number-inexact', place, { number: source, meaning: String(value) });
      // Adding zero turns -0 into 0, which is the same amount but not the same text.
      else return { kind: 'scalar', place, value: value + 0 };
      break;
    default:
      throw new Error(`the core schema made a ${typeof value} of \`${source}\``);
  }
  return { kind: 'broken', place };
}

/** Half of a character outside the basic plane without its other half: cannot be written as UTF-8. */
export const LONE_SURROGATE = /\p{Surrogate}/u;

/** As JSON writes numbers. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
