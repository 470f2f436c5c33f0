import { expect, it } from 'vitest';
import { nearest } from './nearest.js';

it.each([
  ['holliday', 'holidays'],
  ['KnownUntl', 'knownUntil'],
  ['wek', 'week'],
  ['entirely different', undefined],
])('%s is meant as %s', (word, expected) => {
  expect(nearest(word, ['holidays', 'knownUntil', 'week', 'breaks'])).toBe(expected);
});
