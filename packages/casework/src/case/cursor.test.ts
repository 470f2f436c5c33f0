import { expect, test } from 'vitest';
import { CaseworkError } from '../casework-error.js';
import { cursorText, readCursor } from './cursor.js';

test.each([1, 42, Number.MAX_SAFE_INTEGER])('%i is read as it was given out', (seq) => {
  expect(readCursor(cursorText(seq))).toBe(seq);
});

test.each([
  '',
  'x',
  '50',
  cursorText(0),
  cursorText(-1),
  cursorText(1.5),
  Buffer.from('seq:1 or 1').toString('base64url'),
])('`%s` was never given out', (text) => {
  expect(() => readCursor(text)).toThrow(CaseworkError);
});
