import { formatDate, formatInstant, localDate, openDates, type Calendar, type Zone } from '@redress/calendar';
import type { DurationUnit, Operand, OperatorName, Operation } from '@redress/policy';
import type { LeafTest } from '../conditions/test.js';
import type { NamedMoment, PeriodReason } from '../decision.js';
import type { Frame } from '../frame.js';
import type { Program } from '../program.js';
import { isNumber, rationalOf, type Value } from '../value.js';
import { presentedSlot } from './presented-slot.js';

/**
 * The period behind a comparison, where one side is the time between two moments (`daysBetween` …) or the last day of
 * a period (`due`) and the other what it is held against; `undefined` for any other comparison, and while a part of
 * it is unknown.
 */
export function periodReason(program: Program, test: LeafTest, frame: Frame): PeriodReason | undefined {
  const [right, ...more] = test.leaf.right;
  if (right === undefined || more.length > 0) return undefined;
  const left: Operand = { kind: 'reference', name: test.leaf.left.name };
  const between = operationOf(program, left);
  if (between !== undefined && isBetween(between))
    return elapsedPeriod(program, test.operator, between, left.name, right, frame);
  const due = operationOf(program, right);
  if (due?.kind === 'due') return lastDayPeriod(program, due, right, left, frame);
  return between?.kind === 'due' ? lastDayPeriod(program, between, left, right, frame) : undefined;
}

type Between = Extract<
  Operation,
  { kind: 'minutesBetween' | 'hoursBetween' | 'daysBetween' | 'workingDaysBetween' }
>;

const UNITS = {
  minutesBetween: 'minutes',
  hoursBetween: 'hours',
  daysBetween: 'days',
  workingDaysBetween: 'workingDays',
} as const satisfies Record<Between['kind'], DurationUnit>;

/** Whether a time that equals the limit is still within it. */
const REACHES: Partial<Record<OperatorName, boolean>> = {
  greaterThan: true,
  lessThanInclusive: true,
  greaterThanInclusive: false,
  lessThan: false,
};

function elapsedPeriod(
  program: Program,
  operator: OperatorName,
  operation: Between,
  name: string,
  right: Operand,
  frame: Frame,
): PeriodReason | undefined {
  const reaches = REACHES[operator];
  const isInDays = operation.kind === 'daysBetween' || operation.kind === 'workingDaysBetween';
  const { zone } = program.scope.at(name).home;
  const from = momentOf(program, operation.from, isInDays, frame, zone);
  const to = momentOf(program, operation.to, isInDays, frame, zone);
  const elapsed = numberOf(valueOf(program, { kind: 'reference', name }, frame));
  const limit = numberOf(valueOf(program, right, frame));
  if (reaches === undefined || from === undefined || to === undefined) return undefined;
  if (elapsed === undefined || limit === undefined) return undefined;
  const last = lastOf(program, name, operation, from.at, isInDays && !reaches ? limit - 1 : limit);
  if (last === undefined) return undefined;
  return {
    from: from.named,
    to: to.named,
    elapsed,
    limit,
    ...(right.kind === 'reference' ? { limitName: right.name } : {}),
    unit: UNITS[operation.kind],
    last,
  };
}

/** The last date, or instant, that is no more than the limit away from the start. */
function lastOf(
  program: Program,
  name: string,
  operation: Between,
  from: number,
  limit: number,
): string | undefined {
  switch (operation.kind) {
    case 'minutesBetween':
      return formatInstant(from + limit * 60_000, program.zone);
    case 'hoursBetween':
      return formatInstant(from + limit * 3_600_000, program.zone);
    case 'daysBetween':
      return formatDate(from + Math.floor(limit));
    case 'workingDaysBetween': {
      const last = lastWorkingDay(program.calendars.at(name).get(operation.calendar), operation, from, limit);
      return last === undefined ? undefined : formatDate(last);
    }
  }
}

/** Longer periods are not counted in working days. */
const MOST_DAYS = 2_000;

function lastWorkingDay(
  calendar: Calendar,
  { count }: Extract<Between, { kind: 'workingDaysBetween' }>,
  from: number,
  limit: number,
): number | undefined {
  const counted = (day: number): number => openDates(calendar, { date: from }, { date: day }, count);
  for (let day = from; day < from + MOST_DAYS; day += 1)
    if (counted(day + 1) > limit) return counted(day) <= limit ? day : undefined;
  return undefined;
}

function lastDayPeriod(
  program: Program,
  { from, clock }: Extract<Operation, { kind: 'due' }>,
  due: Operand,
  other: Operand,
  frame: Frame,
): PeriodReason | undefined {
  const { within } = clock;
  if (within.kind === 'until' || due.kind !== 'reference') return undefined;
  const { zone } = program.scope.at(due.name).home;
  const start = momentOf(program, from, true, frame, zone);
  const to = momentOf(program, other, true, frame, zone);
  const limit = numberOf(valueOf(program, within.count, frame));
  const last = presentedName(program, due.name, frame);
  if (start === undefined || to === undefined || limit === undefined || last === undefined) return undefined;
  return {
    from: start.named,
    to: to.named,
    limit,
    ...(within.count.kind === 'reference' ? { limitName: within.count.name } : {}),
    unit: within.unit,
    last,
  };
}

function operationOf({ policy }: Program, operand: Operand): Operation | undefined {
  return operand.kind === 'reference' ? policy.document.derive.get(operand.name)?.operation : undefined;
}

function isBetween(operation: Operation): operation is Between {
  return Object.hasOwn(UNITS, operation.kind);
}

/** A date as a day, an instant as itself, or as its local day where days are counted. */
function momentOf(
  program: Program,
  operand: Operand,
  isInDays: boolean,
  frame: Frame,
  zone: Zone,
): { readonly at: number; readonly named: NamedMoment } | undefined {
  if (operand.kind === 'constant') return undefined;
  const { name } = operand;
  const at = valueOf(program, operand, frame);
  const value = presentedName(program, name, frame);
  if (typeof at !== 'number' || value === undefined) return undefined;
  if (!isInDays || program.policy.types.get(name)?.kind !== 'instant') return { at, named: { name, value } };
  const told = frame.zones?.get(program.scope.slots.get(name) ?? -1);
  const day = localDate(at, told ?? zone);
  return { at: day, named: { name, value: formatDate(day) } };
}

function presentedName(program: Program, name: string, frame: Frame): string | undefined {
  const shown = presentedSlot(program, program.scope.slots.get(name) ?? -1, frame);
  return typeof shown === 'string' ? shown : undefined;
}

function valueOf({ scope }: Program, operand: Operand, { values }: Frame): Value {
  if (operand.kind === 'reference') return values[scope.slots.get(operand.name) ?? -1];
  return typeof operand.value === 'number' ? operand.value : undefined;
}

function numberOf(value: Value): number | undefined {
  return isNumber(value) ? rationalOf(value).toNumber() : undefined;
}
