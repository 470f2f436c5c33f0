import { describe, expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';

// language.md §1 "responsibility": as classification, plus shares that sum to 100.

const is = (name: string): string => `{ fact: ${name}, operator: equal, value: true }`;
const program = programOf(`facts: { a: { type: boolean }, b: { type: boolean }, c: { type: boolean } }
responsibility:
  cause: { type: { enum: [weather, crew] }, rules: [{ id: w, when: ${is('c')}, then: weather }], otherwise: crew }
  shares:
    rules:
      - { id: whole, when: ${is('a')}, then: { airline: 100 } }
      - { id: half, when: ${is('b')}, then: { airline: 50, agency: 50 } }
      - { id: again, when: ${is('c')}, then: { agency: 50, airline: 50 } }
    otherwise: { agency: 50, airline: 50 }
`);

describe('shares of responsibility', () => {
  test('are those of the first hit, beside the other fields', () => {
    expect(decideOf(program, { a: true, b: true, c: true }).responsibility).toEqual({
      cause: 'weather',
      shares: { airline: 100 },
    });
    expect(decideOf(program, { a: false, b: true, c: false }).responsibility).toEqual({
      cause: 'crew',
      shares: { airline: 50, agency: 50 },
    });
  });

  test('are those of `otherwise` where nothing hits', () => {
    expect(decideOf(program, { a: false, b: false, c: false }).responsibility).toMatchObject({
      shares: { agency: 50, airline: 50 },
    });
  });

  test('are open while an earlier rule is, unless all candidates split alike', () => {
    const open = decideOf(program, { b: true, c: false });
    expect(open.responsibility).toEqual({ cause: 'crew' });
    expect(open.undetermined).toEqual([{ where: 'responsibility.shares', rules: 1, facts: ['a'] }]);
    expect(decideOf(program, { a: false, c: true }).responsibility).toMatchObject({
      shares: { airline: 50, agency: 50 },
    });
    expect(decideOf(program, { a: false }).responsibility).toMatchObject({
      shares: { airline: 50, agency: 50 },
    });
  });
});
