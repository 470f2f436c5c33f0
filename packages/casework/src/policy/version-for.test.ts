import { expect, test } from 'vitest';
import { daysHeld } from './days-held.js';
import { holdsOn } from './period.js';
import { currentOf, versionFor } from './version-for.js';
import type { VersionRow } from './version.js';

const version = (number: number, from: string | null, to: string | null): VersionRow => ({
  client: 'c',
  policy: 'shop',
  number,
  effectiveHash: '',
  sourceHash: '',
  origin: 'edited',
  title: {},
  by: '',
  at: 0,
  why: '',
  effectiveFrom: from,
  effectiveTo: to,
  zone: 'Asia/Shanghai',
  alike: number,
});
const first = version(1, '2026-01-01', null);
const spring = version(2, '2026-03-01', '2026-06-01');
const summer = version(3, '2026-06-01', null);
const now = Date.UTC(2026, 3, 1);
const received = (receivedAt?: string, zones?: object) => ({
  id: 'c',
  facts: {},
  ...(receivedAt !== undefined && { receivedAt }),
  ...(zones !== undefined && { zones }),
});
const numberOn = (receivedAt: string, zones?: object) =>
  versionFor([summer, spring, first], received(receivedAt, zones), now).number;

test('the one in force on the day of the receipt in the zone of the policy decides', () => {
  expect(numberOn('2026-02-28T23:59:59+08:00')).toBe(1);
  // Midnight in Shanghai.
  expect(numberOn('2026-02-28T16:00:00Z')).toBe(2);
  expect(numberOn('2026-05-31')).toBe(2);
  expect(numberOn('2026-06-01')).toBe(3);
  // The evening before in New York is that day in Shanghai.
  expect(numberOn('2026-05-31T20:00:00-04:00')).toBe(3);
  expect(numberOn('2026-06-01', { receivedAt: 'America/New_York' })).toBe(3);
});

test('of several in force the last put in use decides, also one that was brought back', () => {
  const rest = [summer, spring] as const;
  expect(versionFor([first, ...rest], received('2026-07-01'), now)).toBe(first);
  const open = version(4, null, null);
  expect(versionFor([open, ...rest], received('2020-01-01'), now)).toBe(open);
  expect(versionFor([spring, open], received('2026-02-28'), now)).toBe(open);
});

test('on a day without one the case is refused, and it is told when there is one', () => {
  expect(() => numberOn('2025-12-31')).toThrow(
    expect.objectContaining({
      code: 'no-version-in-force',
      message: 'no version of `shop` is in force on 2025-12-31 (Asia/Shanghai)',
      extra: {
        hint: 'correct `receivedAt`, or publish a version for that day; in force are version 3 from 2026-06-01, version 2 from 2026-03-01 before 2026-06-01, version 1 from 2026-01-01 before 2026-03-01',
      },
    }),
  );
});

test('a case that says no day is decided by the one in force now, else by the last put in use', () => {
  const inUse = [summer, spring, first] as const;
  expect(versionFor(inUse, received(), now)).toBe(spring);
  expect(versionFor(inUse, received('yesterday'), now)).toBe(spring);
  expect(versionFor(inUse, 'no case', now)).toBe(spring);
  expect(currentOf(inUse, Date.UTC(2025, 0, 1))).toBe(summer);
});

test('the days that each holds are those on which it decides', () => {
  const days = Array.from({ length: 60 }, (_, index) =>
    new Date(Date.UTC(2025, 10, 1 + index * 7)).toISOString().slice(0, 10),
  );
  const stacks = [
    [summer, spring, first],
    [first, summer, spring],
    [spring, version(4, null, null), first],
    [version(5, '2026-02-01', '2026-02-15'), spring, version(6, null, '2026-04-01'), summer],
  ] as const;
  for (const stack of stacks) {
    const held = daysHeld(stack);
    for (const day of days) {
      const decides = stack.find(({ effectiveFrom: from, effectiveTo: to }) => holdsOn({ from, to }, day));
      const holding = stack.filter(({ number }) => held.get(number)?.some((period) => holdsOn(period, day)));
      expect(holding).toEqual(decides === undefined ? [] : [decides]);
    }
  }
  expect(daysHeld([version(4, null, null), first]).get(1)).toEqual([]);
});
