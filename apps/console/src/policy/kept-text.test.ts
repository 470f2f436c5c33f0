import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BrowserStorage } from './browser-storage.fixture.js';
import { keep, readKept } from './kept-text.js';

let storage: BrowserStorage;
beforeEach(() => {
  storage = new BrowserStorage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

const text = { source: 'policy: delays # 延误', base: 2, etag: '"e"', at: '2026-03-02T02:00:00.000Z' };

describe('what was typed', () => {
  test('is there again as it was, for its policy alone', () => {
    expect(readKept('delays')).toBeUndefined();
    expect(keep('delays', text)).toBe(true);
    expect(readKept('delays')).toEqual(text);
    expect(readKept('flights')).toBeUndefined();
  });

  test('is forgotten when asked to', () => {
    keep('delays', text);
    keep('flights', text);
    expect(keep('delays', undefined)).toBe(true);
    expect(readKept('delays')).toBeUndefined();
    expect(readKept('flights')).toEqual(text);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"source":"a"}',
    '{"source":1,"base":1}',
    '{"source":"a","base":"1"}',
  ])('that somebody else put there as %j counts as nothing', (other) => {
    keep('delays', text);
    storage.setItem(storage.key(0) ?? '', other);
    expect(readKept('delays')).toBeUndefined();
  });

  test('is told to be lost where storage is full or closed, and nothing fails', () => {
    vi.stubGlobal('localStorage', new BrowserStorage(10));
    expect(keep('delays', text)).toBe(false);
    vi.stubGlobal('localStorage', undefined);
    expect([keep('delays', text), readKept('delays')]).toEqual([false, undefined]);
  });
});
