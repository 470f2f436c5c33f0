import type { Refusals } from '../i18n/messages/refusals/refusals.js';

export interface RefusalText {
  /** What is wrong and what to do; undefined for a code that has no words here, as from a newer server. */
  readonly text: string | undefined;
  /** What the refusal is about: names, values and places, as they were written. */
  readonly particulars: readonly string[];
}

/**
 * A refusal in the reader's language: by the first of its codes that has words. `detail` is the fragment of the rooms,
 * which has in backticks what it is about.
 */
export function refusalText(codes: readonly string[], detail: string, refusals: Refusals): RefusalText {
  const words: ReadonlyMap<string, string> = new Map(Object.entries(refusals));
  const known = codes.find((code) => words.has(code));
  return {
    text: known === undefined ? undefined : words.get(known),
    particulars: [...new Set([...detail.matchAll(/`([^`]+)`/g)].flatMap(([, said]) => said ?? []))],
  };
}
