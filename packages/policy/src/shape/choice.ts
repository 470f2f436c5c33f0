import { nearest } from '@redress/calendar';
import { mismatch, shortened, type Shape } from './shape.js';

/** One of a closed list of words. */
export function choice<const W extends string>(what: string, words: readonly W[]): Shape<W> {
  const byText = new Map<string, W>(words.map((word) => [word, word]));
  return {
    what,
    read: (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string') return mismatch(node, what, reading);
      const { value } = node;
      const word = byText.get(value);
      if (word !== undefined) return word;
      const near = nearest(value, words);
      reading.report('unknown-word', node.place, {
        word: shortened(value),
        expected: what,
        known: words,
        ...(near === undefined ? {} : { nearest: near }),
      });
      return undefined;
    },
    schema: () => ({ enum: words }),
  };
}
