import { expect, it } from 'vitest';
import { compareWithWitness } from './agreement.js';

const PAIRS = 20_000;
const seed = Math.floor(Math.random() * 2 ** 31);

it(
  `answers ${PAIRS} random questions as the minute-stepping witness does, seed ${seed}`,
  { timeout: 240_000 },
  () => {
    const { compared, disagreements, byUnit } = compareWithWitness(PAIRS, seed);
    expect(disagreements.slice(0, 3)).toEqual([]);
    expect(compared).toBe(PAIRS);
    expect(Object.keys(byUnit).toSorted()).toEqual([
      'days',
      'hours',
      'minutes',
      'months',
      'openDates',
      'until',
      'weeks',
      'workingDays',
      'workingHours',
      'workingMinutes',
    ]);
  },
);
