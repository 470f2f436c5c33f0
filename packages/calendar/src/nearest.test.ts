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

it('finds the word that differs by a letter', () => {
  expect(nearest('flight.delai', ['flight.delay', 'flight.number'])).toBe('flight.delay');
});

it('counts two letters in the wrong order as one slip', () => {
  expect(nearest('urgnet', ['urgent', 'agent'])).toBe('urgent');
});

it('overlooks capitals', () => {
  expect(nearest('customername', ['customerName'])).toBe('customerName');
});

it('proposes nothing where a third of the letters differ', () => {
  expect(nearest('abc', ['xyz', 'axz'])).toBeUndefined();
});

it('takes the first of two equally near', () => {
  expect(nearest('fact', ['fast', 'face'])).toBe('fast');
});

it('looks at no more than the beginning of a long word', () => {
  const long = `flight${'x'.repeat(100_000)}`;
  expect(nearest(long, [`${long}y`, 'flight'])).toBe(`${long}y`);
});
