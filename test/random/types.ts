import type { Random } from './random.js';

/** The type of a name, as far as writing conditions on it needs to know. */
export type NameType =
  | { readonly kind: 'integer' | 'decimal'; readonly unit?: string }
  | { readonly kind: 'boolean' | 'date' | 'instant' | 'duration' | 'text' | 'place' }
  | { readonly kind: 'money'; readonly currency?: 'CNY' | 'USD' }
  | { readonly kind: 'enum'; readonly values: readonly string[] };

/** A name that a condition may read. */
export interface Name {
  readonly name: string;
  readonly type: NameType;
}

/** A list of records: the fields of its elements by the names that they have there. */
export interface List {
  readonly name: string;
  readonly fields: readonly Name[];
  /** How many elements it may have. */
  readonly max: number;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const ENUM_VALUES = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'] as const;
const DECIMALS = [
  '0',
  '0.1',
  '0.2',
  '0.3',
  '0.30000000000000004',
  '1',
  '1.5',
  '2',
  '2.50',
  '-1',
  '0.1234567890123456789',
];
const AMOUNTS = ['0', '0.01', '1', '9.99', '10', '10.00', '70', '71.50', '100'];
const INSTANTS = [
  '2026-03-01T00:00:00+08:00',
  '2026-03-01T10:30:00+08:00',
  '2026-03-01T02:30:00Z',
  '2026-03-01T23:59:59+08:00',
  '2026-03-02T10:00:00+08:00',
  '2026-03-04T10:00:00.500+08:00',
];
const DURATIONS = ['PT0S', 'PT30M', 'PT1H', 'PT60M', 'P1D', 'PT24H', 'P1DT1H'];
const WORDS = [
  '行李',
  '坏',
  '壞',
  '没有坏',
  'lost',
  'LOST',
  'not lost',
  'bag',
  '，',
  '。',
  ' ',
  'a1',
  '3',
  'Ａ',
  'baggage',
];

/** A constant of a type as a policy writes it: few enough that two of them often meet. */
export function constantOf(type: NameType, random: Random): Json {
  switch (type.kind) {
    case 'boolean':
      return random.happens(0.5);
    case 'integer':
      return random.between(-2, 6);
    case 'decimal': {
      const text = random.one(DECIMALS);
      return text.length < 8 && random.happens(0.5) ? Number(text) : text;
    }
    case 'money': {
      const amount = random.one(AMOUNTS);
      const currency = type.currency ?? random.one([undefined, 'CNY', 'USD'] as const);
      return currency === undefined ? { money: amount } : { amount, currency };
    }
    case 'date':
      return `2026-03-0${random.between(1, 5)}`;
    case 'instant':
      return random.one(INSTANTS);
    case 'duration':
      return random.one(DURATIONS);
    case 'enum':
      return random.one(type.values);
    case 'text':
      return textOf(random);
    case 'place':
      return { lat: random.between(-2, 2), lon: random.between(-2, 2) };
  }
}

/** The same as a case states it. */
export function statementOf(type: NameType, random: Random): Json {
  switch (type.kind) {
    case 'money': {
      const amount = random.one(AMOUNTS);
      if (type.currency !== undefined && random.happens(0.4))
        return random.happens(0.5) ? amount : Number(amount);
      return { amount, currency: type.currency ?? random.one(['CNY', 'CNY', 'USD', 'EUR']) };
    }
    case 'instant':
      return random.happens(0.1) ? Date.parse(random.one(INSTANTS)) : constantOf(type, random);
    default:
      return constantOf(type, random);
  }
}

function textOf(random: Random): string {
  return random.many(1, 5, () => random.one(WORDS)).join(random.one(['', ' ']));
}

/** What no fact of the type is: of another type, of the wrong shape, or spelt wrongly. */
export function wrongOf(type: NameType, random: Random): Json {
  const wrong: Json[] = [[], {}, [1], { amount: 'many', currency: 'CNY' }];
  if (type.kind !== 'text')
    wrong.push('', 'none of these', '2026-02-30', '2026-03-01T10:00:00', 'P1M', 'NaN');
  if (type.kind !== 'boolean') wrong.push(true);
  if (type.kind !== 'integer' && type.kind !== 'decimal' && type.kind !== 'instant' && type.kind !== 'money')
    wrong.push(3);
  if (type.kind === 'integer') wrong.push(1.5, 1e300);
  return random.one(wrong);
}
