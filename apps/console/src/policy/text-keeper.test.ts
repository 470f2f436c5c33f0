import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BrowserStorage } from './browser-storage.fixture.js';
import { readKept, type KeptText } from './kept-text.js';
import { TextKeeper } from './text-keeper.svelte.js';

let unsaved: KeptText | undefined;
let keeper: TextKeeper;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', new BrowserStorage(200));
  unsaved = undefined;
  keeper = new TextKeeper('delays', () => unsaved);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function type(source: string): void {
  unsaved = { source, base: 1, at: '2026-03-02T02:00:00.000Z' };
  keeper.keepSoon();
}

const kept = () => readKept('delays')?.source;

describe('what is typed', () => {
  test('is kept a third of a second after the last key', () => {
    type('a');
    vi.advanceTimersByTime(200);
    type('ab');
    vi.advanceTimersByTime(299);
    expect(kept()).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(kept()).toBe('ab');
  });

  test('is kept at once before the page goes away, and then not again', () => {
    type('a');
    keeper.keepNow();
    expect(kept()).toBe('a');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is forgotten once all is saved, also if it was to be kept soon', () => {
    type('a');
    keeper.keepNow();
    type('ab');
    keeper.forget();
    vi.runAllTimers();
    expect(kept()).toBeUndefined();
    type('abc');
    unsaved = undefined;
    vi.runAllTimers();
    expect(kept()).toBeUndefined();
  });

  test('is told to be unsafe while storage does not take it', () => {
    expect(keeper.isKept).toBe(true);
    type('a'.repeat(200));
    vi.runAllTimers();
    expect(keeper.isKept).toBe(false);
    type('a');
    vi.runAllTimers();
    expect([keeper.isKept, kept()]).toEqual([true, 'a']);
  });
});
