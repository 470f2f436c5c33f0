import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findLibsqlServer } from './kit/libsql-server.js';

/** What measures nothing and drives no page shares the cores; the rest follows, a file at a time. */
const SIDE_BY_SIDE = { maxWorkers: availableParallelism(), sequence: { groupOrder: 0 } };
const ONE_BY_ONE = { fileParallelism: false, sequence: { groupOrder: 1 } };

/** What rooms test on a file of their own, once more on the real server; where there is none, acceptance says so. */
const onLibsqlServer = {
  test: {
    name: 'libsql-server',
    include: ['../packages/{store,casework}/src/**/*.test.ts', '../apps/api/src/{app,routes/*}.test.ts'],
    exclude: [
      '../packages/store/src/{folder,migrations}.test.ts',
      '../packages/casework/src/{case/cursor,policy/version-for}.test.ts',
    ],
    globalSetup: ['./kit/libsql-databases.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    ...SIDE_BY_SIDE,
  },
};

/** One project a folder, so that `vitest run --project walks` runs one of them. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'kit', include: ['kit/**/*.test.ts'], testTimeout: 30_000, ...SIDE_BY_SIDE } },
      {
        test: {
          name: 'acceptance',
          include: ['acceptance/**/*.test.ts'],
          testTimeout: 120_000,
          ...SIDE_BY_SIDE,
        },
      },
      ...(findLibsqlServer() === undefined ? [] : [onLibsqlServer]),
      { test: { name: 'random', include: ['random/**/*.test.ts'], testTimeout: 300_000, ...SIDE_BY_SIDE } },
      { test: { name: 'walks', include: ['walks/**/*.test.ts'], testTimeout: 120_000, ...SIDE_BY_SIDE } },
      {
        test: {
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          ...ONE_BY_ONE,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
          ...ONE_BY_ONE,
        },
      },
    ],
  },
});
