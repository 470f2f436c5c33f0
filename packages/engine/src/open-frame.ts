import { localDate } from '@redress/calendar';
import type { RateTable } from '@redress/money';
import { NOT_IN_FORCE, type Case } from '@redress/policy';
import { isUsable } from './conditions/support.js';
import type { CaseMoments } from './case-moments.js';
import { zonesOf } from './case-zones.js';
import { inPolicyCurrency } from './facts/stated.js';
import { dayOf, tellZone, type Frame } from './frame.js';
import { grantsOf } from './grants.js';
import { MoneyValue } from './money-value.js';
import { noRate } from './no-rate.js';
import type { DayPicker, NameProgram, Program, ValueProgram } from './program.js';
import { isSame } from './same-value.js';
import { decideTable } from './tables/index.js';
import { FALSE } from './truth.js';
import { IRRELEVANT, type Value } from './value.js';

/** Reads what a case states, then presumes and derives in order, so that every name holds its value. */
export function openFrame(
  program: Program,
  input: Case,
  moments: CaseMoments,
  rates: RateTable | undefined,
  reading?: Reading,
): Frame {
  return openAt(daysOf(program, input, moments, reading), program, input, moments, rates, reading);
}

/** An option read otherwise than the policy sets it. */
export interface Reading {
  readonly slot: number;
  readonly value: string;
}

/** By which day each value is picked: the policy's, those of laws, and those of values that have a date of their own. */
interface Days {
  readonly day: number | undefined;
  readonly lawDays: ReadonlyMap<string, number | undefined> | undefined;
  readonly own: readonly (number | undefined)[];
}

function openAt(
  days: Days,
  program: Program,
  input: Case,
  moments: CaseMoments,
  rates: RateTable | undefined,
  reading: Reading | undefined,
): Frame {
  const findings = [...(input.findings ?? [])];
  const frame: Frame = {
    values: [...program.unknown],
    presumed: [...program.unmarked],
    unsettled: [...program.unmarked],
    unsettledBehind: new Map(),
    zones: zonesOf(program, input, moments),
    tables: new Map(),
    findings,
    granted: input.granted === undefined ? undefined : grantsOf(program, input, findings),
    rates,
    day: days.day,
    lawDays: days.lawDays,
    datedBy: program.policy.document.datedBy,
    asksRates: false,
    usedRates: new Map(),
  };
  const { caseSlots } = program;
  frame.values[caseSlots.receivedAt] = moments.receivedAt;
  frame.values[caseSlots.incidentAt] = moments.incidentAt;
  frame.values[caseSlots.at] = moments.at;
  if (reading !== undefined) frame.values[reading.slot] = reading.value;
  readForeign(program, frame);
  readValues(program, days, frame);
  program.facts.read(input.facts, frame);
  for (const name of program.names) settleName(name, frame, input);
  return frame;
}

/**
 * The local days by which dated values and rates are picked, of the policy and of each law. Where a fact says one, the
 * case is read once without days first: the fact may be presumed or irrelevant, and what would hang on a dated value stays unknown.
 */
function daysOf(program: Program, input: Case, moments: CaseMoments, reading: Reading | undefined): Days {
  const { datedBy, lawDays, ownDays, caseSlots } = program;
  let undated: Frame | undefined;
  const dayBy = ({ slot, isDate, zone }: DayPicker): number | undefined => {
    if (slot === caseSlots.receivedAt)
      return moments.receivedAt === undefined ? undefined : localDate(moments.receivedAt, zone);
    if (slot === caseSlots.incidentAt)
      return moments.incidentAt === undefined ? undefined : localDate(moments.incidentAt, zone);
    undated ??= openAt(UNDATED, program, input, moments, undefined, reading);
    const value = undated.values[slot];
    if (typeof value !== 'number') return undefined;
    return isDate ? value : localDate(value, zone);
  };
  return {
    day: dayBy(datedBy),
    lawDays: lawDays.length === 0 ? undefined : new Map(lawDays.map((picker) => [picker.law, dayBy(picker)])),
    own: ownDays.length === 0 ? NO_DAYS : ownDays.map(dayBy),
  };
}

const NO_DAYS: Days['own'] = [];
const UNDATED: Days = { day: undefined, lawDays: undefined, own: NO_DAYS };

/** Constant amounts in other currencies, by the rates of the case; what lacks a rate is said once for each currency. */
function readForeign(program: Program, frame: Frame): void {
  const { scope } = program;
  if (scope.foreign.size === 0) return;
  const lacking = new Set<string>();
  for (const { slot, money } of scope.foreign.values()) {
    const isSaid =
      lacking.has(money.currency) || !scope.compared.has(slot) || isOfLaw(money.currency, program);
    const known = inPolicyCurrency(money, undefined, isSaid ? { ...frame, findings: [] } : frame, scope);
    if (known.inPolicyCurrency === undefined && !isSaid) lacking.add(money.currency);
    frame.values[slot] = known;
  }
}

/** A law reckons in its own currency; only what brings it together with the policy's asks for a rate. */
function isOfLaw(code: string, { policy: { document } }: Program): boolean {
  for (const { currency } of document.laws.values()) if (currency === code) return true;
  return false;
}

function readValues(program: Program, days: Days, frame: Frame): void {
  for (const { name, slot, law, where, ownDay, periods } of program.values) {
    const day = ownDay === undefined ? dayOf(frame, law) : days.own[ownDay];
    const [only] = periods;
    if (periods.length === 1 && only !== undefined && only.from === -Infinity && only.to === Infinity) {
      readValue(only, name, slot, program, frame);
      continue;
    }
    const period = day === undefined ? undefined : periods.find(({ from, to }) => from <= day && day < to);
    if (period !== undefined) readValue(period, name, slot, program, frame);
    else if (day !== undefined)
      frame.findings.push({
        code: 'no-value-at-date',
        message: 'no value is given for the date of the case',
        where,
      });
  }
  for (const { slot, where } of program.editions)
    if (frame.values[slot] === NOT_IN_FORCE)
      frame.findings.push({
        code: 'law-not-in-force',
        message: 'not in force on the date of the case; nothing is owed by it',
        where,
      });
}

function readValue(
  { value, foreign }: ValueProgram['periods'][number],
  name: string,
  slot: number,
  { scope }: Program,
  frame: Frame,
): void {
  frame.values[slot] = foreign === undefined ? value : frame.values[foreign];
  if (foreign === undefined || !scope.compared.has(slot)) return;
  const known = frame.values[foreign];
  if (known instanceof MoneyValue && known.currency === scope.at(name).home.currency) return;
  if (known instanceof MoneyValue && known.inPolicyCurrency === undefined)
    frame.findings.push({ ...noRate(known.currency, scope.currency, frame), where: name });
}

function settleName(name: NameProgram, frame: Frame, input: Case): void {
  const { slot, relevantWhen, presume, settledBy, derive, table } = name;
  const { values } = frame;
  if (table !== undefined) {
    decideTable(table, frame);
    return;
  }
  if (relevantWhen !== undefined && relevantWhen.evaluate(values) === FALSE) {
    if (values[slot] !== undefined) {
      frame.findings.push({
        code: 'irrelevant-fact',
        message: 'stated although it does not matter in this case; it is ignored',
        where: name.name,
      });
    }
    values[slot] = IRRELEVANT;
    return;
  }
  if (derive !== undefined) {
    values[slot] = derive(frame);
    const { preferred } = name;
    const isSecondBest =
      preferred !== undefined &&
      values[slot] !== undefined &&
      values[slot] !== null &&
      !isUsable(values[preferred]);
    if (isSecondBest && values[slot] !== IRRELEVANT) frame.presumed[slot] = 1;
    return;
  }
  if (presume === undefined) return;
  const presumption = presumptionOf(presume, values);
  const stated = values[slot];
  if (stated === undefined) {
    if (presumption === undefined || presumption === IRRELEVANT) return;
    values[slot] = presumption;
    frame.presumed[slot] = 1;
    if (presume.slot !== undefined && presume.equal === undefined) tellZone(frame, presume.slot, slot);
  } else if (
    settledBy !== undefined &&
    !isSame(stated, presumption) &&
    !name.settledAs.some((as) => input.settled?.[as] === settledBy)
  ) {
    frame.unsettled[slot] = 1;
  }
}

function presumptionOf(
  { slot, value, equal }: NonNullable<NameProgram['presume']>,
  values: Frame['values'],
): Value {
  if (slot === undefined) return value;
  return equal === undefined ? values[slot] : values[slot] === equal;
}
