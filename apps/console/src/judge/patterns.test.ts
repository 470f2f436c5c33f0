import { beforeEach, expect, test, vi } from 'vitest';

/** As a worker finds it that has matched nothing yet. */
let patterns: typeof import('./patterns.js');
let withLateParts: (typeof import('./late.js'))['withLateParts'];
beforeEach(async () => {
  vi.resetModules();
  patterns = await import('./patterns.js');
  ({ withLateParts } = await import('./late.js'));
});

const isWord = (text: string) => patterns.RE2JS.compile('[a-z]+').matcher(text).matches();

test('work without patterns is done once', async () => {
  const work = vi.fn<() => string>(() => 'done');
  expect(await withLateParts(work)).toBe('done');
  expect(work).toHaveBeenCalledTimes(1);
});

test('work that wants a pattern is done again with the real ones, and later work at once', async () => {
  const work = vi.fn<() => boolean[]>(() => [isWord('abc'), isWord('abc1')]);
  expect(await withLateParts(work)).toEqual([true, false]);
  expect(work).toHaveBeenCalledTimes(2);
  await withLateParts(work);
  expect(work).toHaveBeenCalledTimes(3);
});

test('work that takes the missing pattern for a wrong one is done again all the same', async () => {
  const isSound = (pattern: string) => {
    try {
      patterns.RE2JS.compile(pattern);
      return true;
    } catch {
      return false;
    }
  };
  expect(await withLateParts(() => [isSound('[a-z]+'), isSound('[a-z')])).toEqual([true, false]);
});

test('what fails for another reason fails', async () => {
  const work = vi.fn<() => never>(() => {
    throw new Error('something else');
  });
  await expect(withLateParts(work)).rejects.toThrow('something else');
  expect(work).toHaveBeenCalledTimes(1);
});
