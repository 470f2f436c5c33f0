import { CalendarError } from './error.js';
import { inside, readChoice, readObject, shown } from './shape.js';

/** How long, as a policy or request writes it: exactly one unit. */
export type Within =
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly years: number }
  | { readonly workingMinutes: number }
  | { readonly workingHours: number }
  | { readonly workingDays: number }
  | {
      readonly until: 'endOfMonth' | 'endOfYear';
      readonly cutOff?: { readonly workingDays: number } | undefined;
    };

/** What a clock is told; absent keys take the defaults of their unit. */
export interface ClockTerms {
  readonly within: Within;
  readonly ends?: Ends | undefined;
  readonly direction?: Direction | undefined;
  readonly onClosedDay?: OnClosedDay | undefined;
  readonly offHours?: OffHours | undefined;
  readonly boundary?: Boundary | undefined;
}

export type Ends = (typeof ENDS)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type OnClosedDay = (typeof ON_CLOSED_DAY)[number];
export type OffHours = (typeof OFF_HOURS)[number];
export type Boundary = (typeof BOUNDARIES)[number];

const ENDS = ['sameTime', 'closeOfBusiness', 'endOfDay'] as const;
const DIRECTIONS = ['after', 'before'] as const;
const ON_CLOSED_DAY = ['keep', 'nextWorkingDay', 'previousWorkingDay'] as const;
const OFF_HOURS = ['keep', 'thenRoll', 'rollFirst', 'rollDateFirst'] as const;
const BOUNDARIES = ['earliest', 'latest'] as const;
const PERIODS = ['endOfMonth', 'endOfYear'] as const;

export const TERM_KEYS = ['within', 'ends', 'direction', 'onClosedDay', 'offHours', 'boundary'] as const;

/** Terms once checked: lengths in milliseconds, days or months, every default but that of `ends` filled in. */
export interface SettledTerms {
  readonly span: Span;
  readonly ends: Ends | undefined;
  readonly direction: Direction;
  readonly onClosedDay: OnClosedDay;
  readonly offHours: OffHours;
  readonly boundary: Boundary;
}

export type Span =
  | { readonly kind: 'elapsed'; readonly ms: number }
  | { readonly kind: 'open'; readonly ms: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'workingDays'; readonly days: number }
  | {
      readonly kind: 'until';
      readonly period: (typeof PERIODS)[number];
      readonly cutOff: number | undefined;
    };

/**
 * Checks the terms of a clock, in an object whose keys are known to be fine.
 * Throws `bad-unit`, `bad-amount`, `bad-choice`, `unknown-key`, `missing-key`, `wrong-type`.
 */
export function settleTerms(terms: Readonly<Record<string, unknown>>): SettledTerms {
  const span = readSpan(terms['within']);
  const direction = readChoice(terms['direction'], DIRECTIONS, 'direction') ?? 'after';
  if (span.kind === 'until' && direction === 'before') {
    throw new CalendarError(
      'bad-choice',
      '`until` names the end of a period, which cannot lie before the start',
      'leave `direction` out',
      'direction',
    );
  }
  return {
    span,
    direction,
    ends: readChoice(terms['ends'], ENDS, 'ends'),
    onClosedDay: readChoice(terms['onClosedDay'], ON_CLOSED_DAY, 'onClosedDay') ?? 'keep',
    offHours: readChoice(terms['offHours'], OFF_HOURS, 'offHours') ?? 'keep',
    boundary: readChoice(terms['boundary'], BOUNDARIES, 'boundary') ?? 'earliest',
  };
}

const UNITS = [
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'workingMinutes',
  'workingHours',
  'workingDays',
  'until',
] as const;

function readSpan(json: unknown): Span {
  const within = readObject(json, [...UNITS, 'cutOff'], 'within');
  const given = UNITS.filter((unit) => within[unit] !== undefined);
  const unit = given[0];
  if (unit === undefined || given.length > 1) {
    throw new CalendarError(
      'bad-unit',
      unit === undefined ? '`within` names no unit' : `\`within\` names ${given.length} units`,
      `give exactly one of ${UNITS.join(', ')}`,
      'within',
    );
  }
  const cutOff = within['cutOff'];
  if (cutOff !== undefined && unit !== 'until') {
    throw new CalendarError('bad-unit', '`cutOff` belongs to `until`', 'leave it out', 'within.cutOff');
  }
  const where = inside('within', unit);
  const value = within[unit];
  switch (unit) {
    case 'minutes':
      return { kind: 'elapsed', ms: readLength(value, 60_000, where) };
    case 'hours':
      return { kind: 'elapsed', ms: readLength(value, 3_600_000, where) };
    case 'workingMinutes':
      return { kind: 'open', ms: readLength(value, 60_000, where) };
    case 'workingHours':
      return { kind: 'open', ms: readLength(value, 3_600_000, where) };
    case 'days':
      return { kind: 'days', days: readCount(value, where) };
    case 'weeks':
      return { kind: 'days', days: readCount(value, where) * 7 };
    case 'months':
      return { kind: 'months', months: readCount(value, where) };
    case 'years':
      return { kind: 'months', months: readCount(value, where) * 12 };
    case 'workingDays':
      return { kind: 'workingDays', days: readCount(value, where) };
    case 'until':
      return {
        kind: 'until',
        period: readChoice(value, PERIODS, where) ?? 'endOfMonth',
        cutOff: readCutOff(cutOff),
      };
  }
}

function readCutOff(json: unknown): number | undefined {
  if (json === undefined) return undefined;
  const where = 'within.cutOff';
  return readCount(readObject(json, ['workingDays'], where)['workingDays'], inside(where, 'workingDays'));
}

/** Fractions are fine; what is left below the millisecond is rounded. */
function readLength(json: unknown, unit: number, where: string): number {
  return Math.round(readAmount(json, where) * unit);
}

function readCount(json: unknown, where: string): number {
  const count = readAmount(json, where);
  if (Number.isInteger(count)) return count;
  throw new CalendarError(
    'bad-amount',
    `${shown(json)} is not a whole number`,
    'only hours and minutes take fractions',
    where,
  );
}

// Three centuries of minutes; longer periods leave the calendar whatever the unit.
const LARGEST = 157_788_000;

function readAmount(json: unknown, where: string): number {
  if (typeof json === 'number' && json >= 0 && json <= LARGEST) return json;
  const cause =
    typeof json !== 'number' || Number.isNaN(json) ? 'a number' : json < 0 ? 'zero or more' : 'in range';
  throw new CalendarError(
    'bad-amount',
    `${shown(json)} is not ${cause}`,
    `give a number from 0 to ${LARGEST}`,
    where,
  );
}
