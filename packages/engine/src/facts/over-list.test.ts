import { Rational } from '@redress/money';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { decideOf, programOf, ratesOf } from '../program.fixture.js';

const BAGS = `facts:
  bags:
    type: list
    item:
      weight: { type: decimal, unit: kg }
      worth: { type: money }
      isLost: { type: boolean }
derive:
  pieces: { count: bags }
  lost: { count: { list: bags, where: { fact: item.isLost, operator: equal, value: true } } }
  weight: { sum: { list: bags, of: { fact: item.weight }, where: { fact: item.isLost, operator: equal, value: true } } }
  lightest: { min: { list: bags, of: { fact: item.weight } } }
  heaviest: { max: { list: bags, of: { fact: item.weight } } }
  worth: { sum: { list: bags, of: { fact: item.worth } } }
`;

const program = programOf(BAGS);

function derived(
  bags: unknown,
  name: string,
  options?: Parameters<typeof decideOf>[3],
): { value: unknown; source: string | undefined } {
  const { reasons } = decideOf(
    program,
    bags === undefined ? {} : { bags },
    {},
    { ...options, explain: true },
  );
  const found = reasons?.facts.find(({ fact }) => fact === name);
  return { value: found?.value, source: found?.source };
}

it('is unknown of an unknown list, none of a list that is none, and of an empty one nothing', () => {
  expect(derived(undefined, 'pieces')).toEqual({ value: undefined, source: 'unknown' });
  expect(derived(null, 'pieces')).toEqual({ value: null, source: 'derived' });
  expect(derived([], 'pieces').value).toBe(0);
  expect(derived([], 'weight').value).toBe(0);
  expect(derived([], 'worth').value).toEqual({ amount: '0.00', currency: 'CNY' });
  expect([derived([], 'lightest').value, derived([], 'heaviest').value]).toEqual([null, null]);
});

it('adds amounts of several currencies by the rates of the case, and is unknown without one', () => {
  const bags = [{ worth: { amount: '10', currency: 'CNY' } }, { worth: { amount: '2', currency: 'USD' } }];
  // 10 + 2 × 7
  expect(derived(bags, 'worth', { rates: ratesOf({ USD: '7' }) }).value).toEqual({
    amount: '24.00',
    currency: 'CNY',
  });
  expect(derived(bags, 'worth').source).toBe('unknown');
});

interface Bag {
  readonly weight?: number | null | undefined;
  readonly isLost?: boolean | null | undefined;
}

test('is what going through the elements by hand comes to', () => {
  const bag = fc.record<Bag>({
    weight: fc.constantFrom(undefined, null, 0.1, 0.2, 12, 23.5),
    isLost: fc.constantFrom(undefined, null, true, false, true, false),
  });
  const stated = (bags: readonly Bag[]): object[] =>
    bags.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));
  const orUnknown = <T>(
    values: readonly (number | null | undefined)[],
    fold: (known: number[]) => T,
  ): T | undefined => (values.includes(undefined) ? undefined : fold(values.flatMap((value) => value ?? [])));
  fc.assert(
    fc.property(fc.array(bag, { maxLength: 5 }), (bags) => {
      const isOpen = bags.some(({ isLost }) => isLost === undefined);
      const lost = bags.filter(({ isLost }) => isLost === true);
      expect(derived(stated(bags), 'lost').value).toBe(isOpen ? undefined : lost.length);
      const weights = bags.map(({ weight }) => weight);
      const [least, most] = [Math.min, Math.max].map((pick) =>
        orUnknown(weights, (known) => (known.length === 0 ? null : pick(...known))),
      );
      expect(derived(stated(bags), 'lightest').value).toBe(least);
      expect(derived(stated(bags), 'heaviest').value).toBe(most);
      const sum = orUnknown(
        lost.map(({ weight }) => weight),
        (known) => known.reduce((total, one) => total.add(Rational.read(one)), Rational.ZERO).toNumber(),
      );
      expect(derived(stated(bags), 'weight').value).toBe(isOpen ? undefined : sum);
    }),
    { numRuns: 300 },
  );
}, 60_000);
