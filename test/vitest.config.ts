import { defineConfig } from 'vitest/config';

/** One project a folder, so that `vitest run --project walks` runs one of them. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'kit', include: ['kit/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'acceptance', include: ['acceptance/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'random', include: ['random/**/*.test.ts'], testTimeout: 300_000 } },
      { test: { name: 'walks', include: ['walks/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
