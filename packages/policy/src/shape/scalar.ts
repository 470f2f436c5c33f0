import type { Scalar } from '../read/tree.js';
import { mismatch, type Shape } from './shape.js';

export const flag: Shape<boolean> = {
  what: '`true` or `false`',
  read: (node, reading) =>
    node.kind === 'scalar' && typeof node.value === 'boolean'
      ? node.value
      : mismatch(node, flag.what, reading),
  schema: () => ({ type: 'boolean' }),
};

/** A constant of any type: text, number, boolean or `null`. */
export const anyScalar: Shape<Scalar> = {
  what: 'a constant',
  read: (node, reading) => (node.kind === 'scalar' ? node.value : mismatch(node, anyScalar.what, reading)),
  schema: () => ({ type: ['string', 'number', 'boolean', 'null'] }),
};

export function number(what: string): Shape<number> {
  return {
    what,
    read: (node, reading) =>
      node.kind === 'scalar' && typeof node.value === 'number' ? node.value : mismatch(node, what, reading),
    schema: () => ({ type: 'number' }),
  };
}

/** A number without decimals that is kept exactly. */
export function whole(what: string): Shape<number> {
  return {
    what,
    read: (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'number') return mismatch(node, what, reading);
      if (Number.isSafeInteger(node.value)) return node.value;
      reading.report('number-not-whole', node.place, { number: String(node.value), expected: what });
      return undefined;
    },
    schema: () => ({ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
  };
}
