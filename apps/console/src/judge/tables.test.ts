import { beforeEach, expect, test, vi } from 'vitest';

/** As a worker finds it that has met no table yet. */
let tables: typeof import('./tables.js');
let withLateParts: (typeof import('./late.js'))['withLateParts'];
beforeEach(async () => {
  vi.resetModules();
  tables = await import('./tables.js');
  ({ withLateParts } = await import('./late.js'));
});

test('work that asks for a table is done again with what the engine has for it', async () => {
  const work = vi.fn<() => unknown>(() => tables.openSlotsOf(closed));
  expect(await withLateParts(work)).toEqual(new Set());
  expect(work).toHaveBeenCalledTimes(2);
});

/** Of an outcome without open rows no more is read. */
const closed: Parameters<typeof tables.openSlotsOf>[0] = JSON.parse('{ "open": [] }');
