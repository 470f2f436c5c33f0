import { expect, test } from 'vitest';
import { groupFacts } from './fact-groups.js';

function fact(name: string, ask?: string) {
  return { name, kind: 'boolean', values: [], personal: false, ...(ask !== undefined && { ask }) } as const;
}

const facts = [fact('a', 'register'), fact('b'), fact('c', 'survey'), fact('d', 'register')];

test('facts stand under the stage that asks for them, those without one last', () => {
  const groups = groupFacts(facts, { a: true }, undefined);
  expect(groups.map(({ stage, facts: shown }) => [stage, shown.map(({ name }) => name)])).toEqual([
    ['register', ['a', 'd']],
    ['survey', ['c']],
    [undefined, ['b']],
  ]);
  expect(groups[0]?.stated).toBe(1);
});

test('a fact that does not matter stands aside, unless somebody stated it', () => {
  const [register, survey] = groupFacts(
    facts,
    { a: true },
    { a: 'irrelevant', c: 'irrelevant', d: 'unknown' },
  );
  expect(register?.facts.map(({ name }) => name)).toEqual(['a', 'd']);
  expect(survey?.facts).toEqual([]);
  expect(survey?.irrelevant.map(({ name }) => name)).toEqual(['c']);
});
