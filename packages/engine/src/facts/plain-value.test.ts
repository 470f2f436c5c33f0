import type { ValueType } from '@redress/policy';
import { Rational } from '@redress/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '../value.js';
import { plainReader } from './plain-value.js';
import { readValue } from './read-value.js';

const UNBOUNDED = { min: undefined, max: undefined };

/** Numbers of every size and length, those among them that look plain and are not. */
const numbers = fc.oneof(
  fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 8 })).map(([n, d]) => n / 10 ** d),
  fc
    .tuple(fc.integer({ min: -1e15, max: 1e15 }), fc.integer({ min: 0, max: 15 }))
    .map(([n, d]) => n / 10 ** d),
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(0.1 + 0.2, 0.3, 1e21, -1e21, 0, -0, 5e-324, 1e-7, 1e-6, 0.1234567, 99_999_999.999999),
  fc.constantFrom(1e8, 100_000_000.1, 4.35, 1.005, 1.255, 2.675, 1 / 3, NaN, Infinity, -Infinity, 2 ** 53),
);
const dates = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1899, max: 2201 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-')),
  fc.constantFrom('2026-02-29', '2024-02-29', '2026-3-2', '2026-03-02T10:00:00Z', '', '02.03.2026'),
);
const anything = fc.oneof(
  numbers,
  dates,
  fc.boolean(),
  fc.string(),
  fc.constantFrom('a', 'b', 'c', '1.25', 'constructor', undefined, null, {}, []),
  fc.anything(),
);

const TYPES: readonly ValueType[] = [
  { kind: 'boolean' },
  { kind: 'integer' },
  { kind: 'decimal' },
  ...[0, 1, 2, 3, 6, 7, 9].map((scale): ValueType => ({ kind: 'decimal', scale })),
  { kind: 'money', currency: 'EUR' },
  { kind: 'date' },
  { kind: 'instant' },
  { kind: 'duration' },
  {
    kind: 'enum',
    values: new Map([
      ['a', undefined],
      ['b', undefined],
    ]),
  },
  { kind: 'text' },
  { kind: 'place' },
];

/** What the long way makes of it; undefined where it is none. */
function inFull(raw: unknown, type: ValueType): Value {
  const read = readValue(raw, type);
  return 'wrong' in read ? undefined : read.value;
}

test.each(TYPES)('a value of type %j is read as in full, or left to that', (type) => {
  const plain = plainReader(type, UNBOUNDED);
  fc.assert(
    fc.property(anything, (raw) => {
      const value = plain(raw);
      // Also −0 is told from 0.
      if (value !== undefined) expect(value).toBe(inFull(raw, type));
    }),
    { numRuns: 2_000 },
  );
});

test('the short way takes what most cases state', () => {
  const taken: [ValueType, unknown, Value][] = [
    [{ kind: 'decimal', scale: 2 }, 1234.56, 1234.56],
    [{ kind: 'decimal', scale: 2 }, -0.1, -0.1],
    [{ kind: 'decimal' }, 0.000001, 0.000001],
    [{ kind: 'decimal', scale: 2 }, 250, 250],
    [{ kind: 'integer' }, -7, -7],
    [{ kind: 'date' }, '1970-01-02', 1],
    [{ kind: 'text' }, '', ''],
    [{ kind: 'boolean' }, false, false],
  ];
  expect(taken.map(([type, raw]) => plainReader(type, UNBOUNDED)(raw))).toEqual(
    taken.map(([, , value]) => value),
  );
});

test('what lies beyond a bound, or has a bound that is no plain number, is left to the long way', () => {
  const within = plainReader({ kind: 'integer' }, { min: 0, max: 10 });
  expect([-1, 0, 10, 11].map(within)).toEqual([undefined, 0, 10, undefined]);
  const dated = plainReader({ kind: 'date' }, { min: 1, max: undefined });
  expect(['1970-01-01', '1970-01-02'].map(dated)).toEqual([undefined, 1]);
  expect(plainReader({ kind: 'decimal' }, { min: Rational.of(1, 3), max: undefined })(5)).toBeUndefined();
});
