import { readParent, type Layer, type LayerText } from './layer.js';

/** A policy of a folder as a text, with the id by which it calls itself where that can be seen. */
export interface ShelfText extends LayerText {
  readonly id: string | undefined;
}

/**
 * Of several versions of a policy the one pinned, else the one that is in force from the latest day on; one without such a
 * day is the oldest. `undefined` where there is none.
 */
export function newestOf(
  texts: readonly ShelfText[],
  id: string,
  pin: string | undefined,
): ShelfText | undefined {
  const candidates = texts.filter((text) => text.id === id);
  if (candidates.length < 2) return candidates[0];
  const read = candidates.flatMap((text) => {
    const layer = readParent(text, () => undefined);
    return layer === undefined ? [] : [{ text, layer }];
  });
  const pinned = read.filter(({ layer }) => layer.version === pin);
  const [first, ...rest] = pinned.length > 0 ? pinned : read;
  return rest.reduce((newest, one) => (isLater(one.layer, newest?.layer) ? one : newest), first)?.text;
}

function isLater({ since = '' }: Layer, other: Layer | undefined): boolean {
  return since > (other?.since ?? '');
}
