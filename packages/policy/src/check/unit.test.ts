import { expect, it } from 'vitest';
import { unitsDiffer } from './unit.js';

it('tells minutes from hours', () => {
  expect(unitsDiffer('min', 'h')).toBe(true);
});

it('knows the spellings of one unit', () => {
  expect(unitsDiffer('minutes', 'min')).toBe(false);
  expect(unitsDiffer('Days', 'd')).toBe(false);
});

it('says nothing where one side states no unit', () => {
  expect(unitsDiffer(undefined, 'h')).toBe(false);
});
