import { expect, test } from 'vitest';
import { flatFacts } from './flat-facts.js';

const declared = ['complaint.topic', 'bag.weight', 'bag.from', 'passengers'];

test('nested and dotted facts come to the names the policy declares', () => {
  const facts = { complaint: { topic: 'delay' }, 'bag.weight': 21, passengers: 2 };
  expect(flatFacts(facts, declared)).toEqual({ 'complaint.topic': 'delay', 'bag.weight': 21, passengers: 2 });
});

test('none for a parent is none for what is declared below it', () => {
  expect(flatFacts({ bag: null }, declared)).toEqual({ 'bag.weight': null, 'bag.from': null });
});

test('what the policy does not declare stays as it was said, and a place is one value', () => {
  const facts = { weather: { wind: 9 }, bag: { from: { lat: 31, lon: 121 }, colour: 'red' } };
  expect(flatFacts(facts, declared)).toEqual({
    weather: { wind: 9 },
    'bag.from': { lat: 31, lon: 121 },
    'bag.colour': 'red',
  });
});
