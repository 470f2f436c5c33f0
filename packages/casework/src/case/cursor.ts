import { CaseworkError } from '../casework-error.js';

/** Where the next page begins, as a text that says nothing to its reader. */
export function cursorText(seq: number): string {
  return Buffer.from(`seq:${seq}`).toString('base64url');
}

/** Error: `cursor-invalid`. */
export function readCursor(text: string): number {
  const found = /^seq:([1-9]\d{0,15})$/.exec(Buffer.from(text, 'base64url').toString('utf8'))?.[1];
  if (found !== undefined) return Number(found);
  throw new CaseworkError('cursor-invalid', 'the cursor is none that was given out', {
    hint: 'take `next` of the page before, or leave it out for the first page',
  });
}
