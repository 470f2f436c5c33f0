import type { Random } from '../random.js';

export type FactValue = string | number | boolean;
/** A case of the rule workload; a fact that is missing has no key. */
export type Facts = Readonly<Record<string, FactValue>>;

export type FactType =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly decimals: 0 | 2; readonly below: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'text' };

export interface Fact {
  readonly name: string;
  readonly type: FactType;
}

/** 30 facts: 10 enums of 4 to 20 values, 12 numbers, 4 booleans, 3 dates, 1 text; values are uniform and independent. */
export const FACTS: readonly Fact[] = [
  enumeration('topic', 14),
  enumeration('airport', 20),
  enumeration('channel', 8),
  enumeration('cabin', 4),
  enumeration('tier', 5),
  enumeration('status', 6),
  enumeration('product', 10),
  enumeration('cause', 12),
  enumeration('market', 16),
  enumeration('partner', 18),
  number('delayMinutes', 0, 1_440),
  number('passengers', 0, 400),
  number('bags', 0, 1_000),
  number('distance', 0, 12_000),
  number('noticeDays', 0, 365),
  number('complaints', 0, 500),
  number('flights', 0, 2_000),
  number('itemAge', 0, 10_000),
  number('score', 0, 100_000),
  number('amount', 2, 5_000),
  number('fare', 2, 8_000),
  number('weight', 2, 900),
  { name: 'injured', type: { kind: 'boolean' } },
  { name: 'escalated', type: { kind: 'boolean' } },
  { name: 'insured', type: { kind: 'boolean' } },
  { name: 'returning', type: { kind: 'boolean' } },
  { name: 'bookedOn', type: { kind: 'date' } },
  { name: 'flownOn', type: { kind: 'date' } },
  { name: 'reportedOn', type: { kind: 'date' } },
  { name: 'remark', type: { kind: 'text' } },
];

/** The enums with which discriminated rules begin. */
export const DISCRIMINATORS: readonly string[] = ['topic', 'airport', 'channel'];

/** None of them contains another, so that what a text contains can be reckoned. */
export const WORDS: readonly string[] = (
  'suitcase broken late gate crew refund voucher seat meal lounge ' +
  'ticket rebooked cancelled weather strike engine hotel taxi receipt photo ' +
  'wheel zip handle laptop camera perfume stroller bicycle guitar passport ' +
  'queue desk phone email angry polite twice never again manager'
).split(' ');
export const WORDS_IN_A_TEXT = 6;

/** Days since 1970-01-01 of the first date, and how many dates follow from it. */
export const FIRST_DAY = 19_723;
export const DAYS = 730;

export function dateText(offset: number): string {
  return new Date((FIRST_DAY + offset) * 86_400_000).toISOString().slice(0, 10);
}

export function drawFacts(random: Random, missing: number): Facts {
  return Object.fromEntries(
    FACTS.flatMap(({ name, type }) => {
      const value = drawValue(random, type);
      return random.chance(missing) ? [] : [[name, value]];
    }),
  );
}

function drawValue(random: Random, type: FactType): FactValue {
  switch (type.kind) {
    case 'enum':
      return random.pick(type.values);
    case 'number':
      return type.decimals === 0
        ? random.integer(0, type.below - 1)
        : random.integer(0, type.below * 100 - 1) / 100;
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return dateText(random.integer(0, DAYS - 1));
    case 'text':
      return random.sample(WORDS, WORDS_IN_A_TEXT).join(' ');
  }
}

function enumeration(name: string, count: number): Fact {
  return {
    name,
    type: { kind: 'enum', values: Array.from({ length: count }, (_, index) => `${name}-${index + 1}`) },
  };
}

function number(name: string, decimals: 0 | 2, below: number): Fact {
  return { name, type: { kind: 'number', decimals, below } };
}
