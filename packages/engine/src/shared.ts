/** Where a text lies in memory that it shares with others, in UTF-8. */
export interface KeptText {
  memory: Uint8Array | undefined;
  start: number;
  end: number;
}

const texts = new WeakMap<object, KeptText>();

/** Says that many decisions have this part in common, so that it is worth keeping its text. */
export function shared<Part extends object>(part: Part): Part {
  if (!texts.has(part)) texts.set(part, { memory: undefined, start: 0, end: 0 });
  return part;
}

/** Where the text of a shared part is kept; `undefined` for one that belongs to a single decision. */
export function keptText(part: object): KeptText | undefined {
  return texts.get(part);
}

/** Thousands of small pieces of memory cost more than a few large ones. */
const PIECE = 1 << 20;
let memory = new Uint8Array(0);
let used = 0;

/** Keeps a text, given as the bytes from `start` on to `end`. */
export function keepText(kept: KeptText, bytes: Uint8Array, start: number, end: number): void {
  const length = end - start;
  if (used + length > memory.length) {
    memory = new Uint8Array(Math.max(PIECE, length));
    used = 0;
  }
  memory.set(bytes.subarray(start, end), used);
  kept.memory = memory;
  kept.start = used;
  used += length;
  kept.end = used;
}
