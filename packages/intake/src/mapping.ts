import type { CurrencyCode, Rational } from '@redress/money';
import type { DatePattern } from './date-pattern.js';
import type { DecimalMark } from './number-cell.js';

/** A mapping after reading: how the rows of one kind of file become cases. Everything in it has been checked. */
export interface Mapping {
  /** Its name. */
  readonly mapping: string;
  readonly lookups: ReadonlyMap<string, LookupSource>;
  readonly groupBy?: GroupBy;
  readonly id: Value;
  readonly receivedAt: Value;
  readonly incidentAt?: Value;
  readonly facts: ReadonlyMap<string, Value>;
  readonly events: readonly EventMapping[];
  readonly outcome: ReadonlyMap<string, Value>;
  /** Every column it reads from the rows, with where it does so (1-based place in the mapping's text). */
  readonly columns: readonly ColumnUse[];
}

export interface ColumnUse {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** A table to look things up in: written in the mapping, or a CSV file that the caller provides. */
export type LookupSource =
  | { readonly kind: 'rows'; readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>> }
  | { readonly kind: 'file'; readonly file: string; readonly key: string };

export interface GroupBy {
  readonly key: Value;
  /** `consecutive`: the rows of a case follow each other, memory stays flat. `any`: all rows are held until the end. */
  readonly order: 'consecutive' | 'any';
}

export interface EventMapping {
  readonly stage?: Value;
  readonly event?: Value;
  readonly kind: Value;
  readonly reason?: Value;
  readonly due?: Value;
  readonly at: Value;
}

export const VALUE_TYPES = [
  'text',
  'boolean',
  'integer',
  'decimal',
  'money',
  'date',
  'time',
  'instant',
  'duration',
  'enum',
  'list',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export type Constant = string | number | boolean | null;

/** Where a value comes from and what is done to it, in this order: source, empty, split, map, type, convert, decimals. */
export interface Value {
  /** Its place in the mapping, as a reader would say it: `facts.claim.amount`. */
  readonly path: string;
  readonly type: ValueType;
  readonly source: Source;
  /** Cell texts that mean empty, beside the empty cell. */
  readonly emptyCells: ReadonlySet<string>;
  /** What an empty cell stands for; absent: unknown. */
  readonly empty?: Constant;
  readonly split?: Split;
  readonly map?: ReadonlyMap<string, Constant>;
  /** Blanks do not count when a text is looked for in `map`. */
  readonly ignoringBlanks: boolean;
  /** For texts that `map` does not name; absent: unknown with a finding. */
  readonly otherwise?: { readonly kind: 'unknown' } | { readonly kind: 'constant'; readonly value: Constant };
  readonly currency?: CurrencyCode | Value;
  readonly decimalMark: DecimalMark;
  readonly values?: ReadonlySet<string>;
  readonly patterns: readonly DatePattern[];
  readonly zone?: string | Value;
  /** Seconds since 00:00 for a date without a time; 86,400 is the end of the day. */
  readonly timeOfDay: number;
  /** Unit conversion: what the number is multiplied by. */
  readonly convert?: Rational;
  /** Places a decimal is rounded to, half away from zero. */
  readonly decimals?: number;
  /** Unit of a duration: s, min, h or d. */
  readonly unit?: string;
  /** The value is somebody's assumption, not the file's: each case says so in a finding. */
  readonly assumed: boolean;
}

/** `take` is the 1-based part; `count` the number of parts; neither: the list. */
export interface Split {
  readonly at: string;
  readonly take?: number;
  readonly count: boolean;
}

export const ARITHMETIC = ['plus', 'minus', 'times', 'over'] as const;
export type Arithmetic = (typeof ARITHMETIC)[number];

export type Source =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: Constant }
  | { readonly kind: 'row' }
  | { readonly kind: 'join'; readonly parts: readonly Value[]; readonly with: string }
  | { readonly kind: 'lookup'; readonly table: string; readonly key: Value; readonly take: string }
  | {
      readonly kind: 'arithmetic';
      readonly operation: Arithmetic;
      readonly left: Value;
      readonly right: Value;
    }
  | { readonly kind: 'firstKnown'; readonly of: readonly Value[] }
  | { readonly kind: 'largest'; readonly of: ReadonlyMap<string, Value> }
  | { readonly kind: 'list'; readonly fields: ReadonlyMap<string, Value> };

export const SOURCES = [
  'column',
  'constant',
  'row',
  'join',
  'lookup',
  ...ARITHMETIC,
  'firstKnown',
  'largest',
  'list',
] as const;
