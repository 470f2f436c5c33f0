/** The text of a part that many decisions have in common, in UTF-8; made when it is first asked for. */
export interface KeptText {
  bytes: Uint8Array | undefined;
}

const texts = new WeakMap<object, KeptText>();

/** Says that many decisions have this part in common, so that it is worth keeping its text. */
export function shared<Part extends object>(part: Part): Part {
  if (!texts.has(part)) texts.set(part, { bytes: undefined });
  return part;
}

/** Where the text of a shared part is kept; `undefined` for one that belongs to a single decision. */
export function keptText(part: object): KeptText | undefined {
  return texts.get(part);
}

/** The same for a part of which nobody said so: its text is kept from the second time it is met. */
export function keptOnceMet(part: object): KeptText | undefined {
  const known = texts.get(part);
  if (known === undefined) texts.set(part, { bytes: undefined });
  return known;
}

/** Thousands of small pieces of memory cost more than a few large ones that texts share. */
const PIECE = 1 << 20;
let memory = new Uint8Array(0);
let used = 0;

/** A copy of bytes that lasts. */
export function lasting(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  if (used + length > memory.length) {
    memory = new Uint8Array(Math.max(PIECE, length));
    used = 0;
  }
  const copy = memory.subarray(used, used + length);
  copy.set(bytes);
  used += length;
  return copy;
}
