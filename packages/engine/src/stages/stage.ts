import {
  CalendarError,
  lastDayOf,
  startOfDay,
  type Clock,
  type DateStart,
  type Due,
  type Zone,
  type Calendar,
} from '@redress/calendar';
import type { Stage, Within } from '@redress/policy';
import type { CalendarsOf } from '../calendars.js';
import { ALWAYS, compileCondition, type Test } from '../conditions/test.js';
import { candidates, compileChoice, onlyChoice, soleOption, type Choice } from '../first-hit.js';
import type { Frame } from '../frame.js';
import { slotOf, typeOf, type Scope } from '../scope.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import { compileClockOf, lengthSlot, type ClockOf } from './clock.js';
import type { History } from './history.js';
import { warningOf } from './warning.js';

export interface StageProgram {
  readonly stage: Stage;
  readonly where: string;
  readonly zone: Zone;
  readonly test: Test;
  readonly owner: Choice<string> | undefined;
  readonly clocks: Choice<ClockOf> | undefined;
  /** Of a law's clock: the stages of other layers that answer it. */
  readonly metBy: readonly string[];
  /** The same with the defaults of a clock that a date starts. */
  readonly dateClocks: Choice<ClockOf> | undefined;
  readonly startFact: { readonly slot: number; readonly isDate: boolean } | undefined;
  /** For each period the slot that gives its length, where it is not constant. */
  readonly lengths: readonly (number | undefined)[];
  /** For each period the calendar whose open time it counts, if it counts that. */
  readonly openTimes: readonly (Calendar | undefined)[];
  readonly escalateLengths: readonly (number | undefined)[];
  readonly escalate: readonly { readonly to: string; readonly clock: ClockOf | undefined }[];
}

/** What a stage's clock says. `null` where it has not started, stands still or hangs on an unknown date. */
export interface StageOutcome {
  readonly program: StageProgram;
  readonly truth: Truth;
  readonly owner: string | undefined;
  readonly from: number | undefined;
  readonly due: number | undefined;
  readonly lastDay: number | undefined;
  readonly basis: 'actual' | 'projected';
  /** Whether an event `started` says when it started, and the law does not start it earlier. */
  readonly isStartedByEvent: boolean;
  readonly isProvisional: boolean;
  readonly isPaused: boolean;
  readonly done: number | undefined;
  /** Undetermined conditions that move the due time, or leave the owner open. */
  readonly open: readonly Test[];
  /** Facts read for the start or the length of the period and found unknown. */
  readonly unknown: readonly number[];
  readonly warnAt: number | undefined;
  readonly escalations: readonly { readonly to: string; readonly at: number }[];
  /** What the next stage starts from: the end of this one, or its own start where it is skipped. */
  readonly handsOn: HandOn;
}

interface HandOn {
  /** Whether the stage takes place: one that has started or is done does, whatever its condition says by now. */
  readonly truth: Truth;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly basis: 'actual' | 'projected';
  readonly isProvisional: boolean;
}

export function compileStage(stage: Stage, scope: Scope, calendars: CalendarsOf): StageProgram {
  const clocks = (ends: Stage['terms']['ends']): Choice<ClockOf> | undefined =>
    stage.within === undefined
      ? undefined
      : compileChoice(stage.within, scope, (within: Within) =>
          compileClockOf(
            { ...stage.terms, ...(ends === undefined ? {} : { ends }), within },
            scope,
            calendars,
          ),
        );
  const { starts } = stage;
  const periods =
    stage.within === undefined ? [] : [...stage.within.cases.map((one) => one.then), stage.within.otherwise];
  return {
    stage,
    where: `stages.${stage.id}`,
    zone: scope.home.zone,
    lengths: periods.map((within) => lengthSlot(within, scope)),
    openTimes: periods.map((within) =>
      countsOpenTime(within) ? calendars.get(stage.terms.calendar) : undefined,
    ),
    escalateLengths: stage.escalate.map(({ at }) => (at === 'due' ? undefined : lengthSlot(at, scope))),
    test: stage.when === undefined ? ALWAYS : compileCondition(stage.when, scope),
    owner:
      stage.owner === undefined
        ? undefined
        : typeof stage.owner === 'string'
          ? onlyChoice(stage.owner)
          : compileChoice(stage.owner, scope, (owner) => owner),
    clocks: clocks(stage.terms.ends),
    // A clock started by a date fact ends at the end of a day unless said otherwise.
    dateClocks: starts.kind === 'fact' ? clocks(stage.terms.ends ?? 'endOfDay') : undefined,
    startFact:
      starts.kind === 'fact'
        ? { slot: slotOf(scope, starts.fact), isDate: typeOf(scope, starts.fact).kind === 'date' }
        : undefined,
    metBy: scope.policy.document.stages.filter(({ meets }) => meets.includes(stage.id)).map(({ id }) => id),
    escalate: stage.escalate.map(({ at, to }) => ({
      to,
      // Always after the due time, also of a clock that counts backwards.
      clock:
        at === 'due'
          ? undefined
          : compileClockOf({ ...stage.terms, direction: 'after', within: at }, scope, calendars),
    })),
  };
}

function countsOpenTime(within: Within): boolean {
  return within.kind === 'duration' && within.unit.startsWith('working');
}

/** Runs the clocks in the order of the chain; `undefined` for a stage that is skipped. */
export function decideStages(
  programs: readonly StageProgram[],
  frame: Frame,
  history: History,
): Map<string, StageOutcome> {
  const outcomes = new Map<string, StageOutcome>();
  for (const program of programs)
    outcomes.set(program.stage.id, decideStage(program, frame, history, outcomes));
  return outcomes;
}

function decideStage(
  program: StageProgram,
  frame: Frame,
  history: History,
  before: ReadonlyMap<string, StageOutcome>,
): StageOutcome {
  const { stage } = program;
  const truth = program.test.evaluate(frame.values);
  const planned = startOf(program, frame, history, before);
  const done = history.done(stage.id);
  if (truth === FALSE) {
    const { at, basis, isProvisional } = planned;
    return {
      program,
      truth,
      owner: undefined,
      from: undefined,
      due: undefined,
      lastDay: undefined,
      basis: 'projected',
      isStartedByEvent: false,
      isProvisional: false,
      isPaused: false,
      done,
      open: NO_TESTS,
      unknown: planned.unknown,
      warnAt: undefined,
      escalations: NO_ESCALATIONS,
      handsOn: { truth, start: at, end: undefined, basis, isProvisional },
    };
  }
  const started = history.started(stage.id);
  const told = begun(program, planned, started?.at, history);
  const byLaw =
    stage.class === 'statutory' && started !== undefined && isKnown(planned)
      ? begun(program, planned, undefined, history)
      : undefined;
  const start = byLaw !== undefined && isEarlier(byLaw, told) ? byLaw : told;
  const open: Test[] = truth === UNDETERMINED ? [program.test] : [];
  const unknown: number[] = [...start.unknown];
  const promised =
    started?.due === undefined ? undefined : { due: started.due, isRestarted: told.at !== started.at };
  const alone =
    stage.earliest === undefined
      ? byLaw === undefined
        ? runClock(program, told, promised, frame, history, open, unknown)
        : notAfterLaw(program, { told, byLaw, promised }, frame, history, open, unknown)
      : earliestOf(stage.earliest, before);
  const run = program.metBy.length === 0 ? alone : earlierOf(alone, program.metBy, before);
  const isProvisional = run.isProvisional || start.isProvisional || truth === UNDETERMINED;
  const owner = program.owner === undefined ? undefined : soleOption(program.owner, frame.values, open);
  const from = start.at;
  return {
    program,
    truth,
    owner,
    from,
    due: run.due,
    lastDay: run.lastDay,
    basis: start.basis,
    isStartedByEvent: started !== undefined && start === told,
    isProvisional,
    isPaused: run.isPaused,
    done,
    open: open.length === 0 ? NO_TESTS : open,
    unknown: unknown.length === 0 ? NONE : unknown,
    warnAt: warningOf(stage.warnAt, from, run.due, run.openTime),
    escalations: escalationsOf(program, run.due, frame),
    handsOn: {
      truth: started === undefined && done === undefined ? truth : TRUE,
      start: from,
      end: done ?? run.due,
      basis: done === undefined ? 'projected' : 'actual',
      isProvisional: done === undefined && isProvisional,
    },
  };
}

const NO_TESTS: readonly Test[] = [];
const NO_ESCALATIONS: StageOutcome['escalations'] = [];

interface Start {
  /** Of a date without time, the start of that day. */
  readonly at: number | undefined;
  /** Set where a date without time starts the clock. */
  readonly date: DateStart | undefined;
  readonly basis: 'actual' | 'projected';
  readonly isProvisional: boolean;
  readonly unknown: readonly number[];
}

/** The start as it happened; a clock that is running and restarts, starts when the case was classified anew. */
function begun(
  { stage }: StageProgram,
  planned: Start,
  startedAt: number | undefined,
  history: History,
): Start {
  const start = startedAt === undefined ? planned : startAt(startedAt);
  const reclassified = stage.onReclassify === 'restart' ? history.latest('reclassified') : undefined;
  const restarts =
    reclassified !== undefined &&
    start.basis === 'actual' &&
    start.at !== undefined &&
    reclassified > start.at;
  return restarts ? startAt(reclassified) : start;
}

/** Whether a start has happened for itself, and is not projected from a stage that has not ended. */
function isKnown({ at, basis, isProvisional }: Start): boolean {
  return at !== undefined && basis === 'actual' && !isProvisional;
}

function isEarlier(a: Start, b: Start): boolean {
  return a.at !== undefined && b.at !== undefined && a.at < b.at;
}

function startAt(at: number): Start {
  return { at, date: undefined, basis: 'actual', isProvisional: false, unknown: NONE };
}

function startOf(
  program: StageProgram,
  frame: Frame,
  history: History,
  before: ReadonlyMap<string, StageOutcome>,
): Start {
  const { starts } = program.stage;
  switch (starts.kind) {
    case 'event': {
      const at = history.happened(starts.event);
      return at === undefined ? { ...NOT_STARTED, isProvisional: false } : startAt(at);
    }
    case 'fact':
      return startByFact(program, frame);
    case 'after':
      return startAfter(starts.stages, before);
  }
}

function startByFact({ startFact, zone }: StageProgram, frame: Frame): Start {
  const value = startFact === undefined ? undefined : frame.values[startFact.slot];
  if (startFact === undefined || typeof value !== 'number')
    return {
      ...NOT_STARTED,
      unknown: startFact !== undefined && value === undefined ? [startFact.slot] : NONE,
    };
  return startFact.isDate ? { ...startAt(startOfDay(value, zone)), date: { date: value } } : startAt(value);
}

/**
 * The latest end of those not skipped; where all are skipped, the latest start they hand on. Of those of which it is
 * open whether they are skipped, what makes the next stage start earliest: nobody loses time by what is not known.
 */
function startAfter(stages: readonly string[], before: ReadonlyMap<string, StageOutcome>): Start {
  let isTaking = false;
  for (const id of stages) if (before.get(id)?.handsOn.truth === TRUE) isTaking = true;
  let latest = -Infinity;
  let earliestOpen = Infinity;
  let isActual = true;
  let isProvisional = false;
  for (const id of stages) {
    const handed = before.get(id)?.handsOn;
    if (handed === undefined) continue;
    if (handed.truth === UNDETERMINED) {
      isActual = false;
      isProvisional = true;
      earliestOpen = Math.min(earliestOpen, handed.end ?? Infinity);
    }
    if (isTaking && handed.truth !== TRUE) continue;
    // Unknown as soon as one of those that count is.
    latest = Math.max(latest, (isTaking ? handed.end : handed.start) ?? Infinity);
    if (handed.basis !== 'actual') isActual = false;
    if (handed.isProvisional) isProvisional = true;
  }
  const at = isTaking ? latest : Math.min(latest === -Infinity ? Infinity : latest, earliestOpen);
  return {
    at: Number.isFinite(at) ? at : undefined,
    date: undefined,
    basis: isActual ? 'actual' : 'projected',
    isProvisional,
    unknown: NONE,
  };
}

const NONE: readonly number[] = [];
const NOT_STARTED: Start = {
  at: undefined,
  date: undefined,
  basis: 'projected',
  isProvisional: true,
  unknown: NONE,
};

interface Run {
  readonly due: number | undefined;
  readonly lastDay: number | undefined;
  readonly isProvisional: boolean;
  readonly isPaused: boolean;
  /** The calendar whose open time the period counts, if it counts that. */
  readonly openTime: Calendar | undefined;
}

const NOT_RUNNING: Run = {
  due: undefined,
  lastDay: undefined,
  isProvisional: false,
  isPaused: false,
  openTime: undefined,
};

/** The earliest due of the candidate periods: unknown urgency never means no deadline. */
function runClock(
  program: StageProgram,
  start: Start,
  promised: Promised | undefined,
  frame: Frame,
  history: History,
  open: Test[],
  unknown: number[],
): Run {
  const { stage } = program;
  // A clock that a date was to start ends with its day, however it was started.
  const choice =
    program.dateClocks !== undefined && program.startFact?.isDate === true
      ? program.dateClocks
      : program.clocks;
  const begin = start.date ?? start.at;
  if (choice === undefined) return NOT_RUNNING;
  if (begin === undefined) return { ...NOT_RUNNING, isProvisional: true };
  const positions = candidates(choice, frame.values);
  const pauses = stage.pausesOn.length === 0 ? undefined : history.pauses(stage.id, stage.pausesOn);
  let best: Due | undefined;
  let openTime: Calendar | undefined;
  let isProvisional = false;
  let differ = false;
  for (const position of positions) {
    const clock = lengthOf(choice.options[position], program, frame);
    if (clock === undefined) {
      const slot = program.lengths[position];
      if (slot !== undefined) unknown.push(slot);
      isProvisional = true;
      continue;
    }
    const due = dueOf(clock, begin, pauses, program, frame);
    if (due === undefined) {
      isProvisional = true;
      continue;
    }
    if (best !== undefined && best.due !== due.due) differ = true;
    if (best === undefined || (due.due !== null && (best.due === null || due.due < best.due))) {
      best = due;
      openTime = program.openTimes[position];
    }
  }
  if (best === undefined) return { ...NOT_RUNNING, isProvisional: true };
  if (differ) open.push(...positions.slice(0, -1).flatMap((position) => choice.tests[position] ?? []));
  const computed: Run = {
    due: best.due ?? undefined,
    lastDay: best.lastDay ?? undefined,
    isProvisional: isProvisional || best.provisional || differ,
    isPaused: best.paused === true,
    openTime,
  };
  return promised === undefined ? computed : asPromised(program, promised, computed);
}

interface Promised {
  readonly due: number;
  /** Whether the clock runs from a later start than that with which it was promised. */
  readonly isRestarted: boolean;
}

interface StatutoryStart {
  /** As events have it. */
  readonly told: Start;
  /** As it is without them. */
  readonly byLaw: Start;
  readonly promised: Promised | undefined;
}

/**
 * What a statutory clock comes to whose own start is known: it may be started or promised earlier, never later.
 * Finding: `later-than-law`.
 */
function notAfterLaw(
  program: StageProgram,
  { told, byLaw, promised }: StatutoryStart,
  frame: Frame,
  history: History,
  open: Test[],
  unknown: number[],
): Run {
  const law = runClock(program, byLaw, undefined, frame, history, open, unknown);
  // The second run over the same periods leaves nothing else open, and finds nothing else.
  const asTold = runClock(program, told, promised, { ...frame, findings: [] }, history, [], []);
  if (law.due === undefined) return law.isPaused || isEarlier(byLaw, told) ? law : asTold;
  if (asTold.due !== undefined && asTold.due <= law.due) return asTold;
  frame.findings.push({
    code: 'later-than-law',
    message: 'was started or promised later than the law has it; the due time of the law stands',
    where: program.where,
  });
  return law;
}

/** What was promised when the stage started: kept, tightened by an earlier date, or replaced on a restart. */
function asPromised(program: StageProgram, { due: promised, isRestarted }: Promised, computed: Run): Run {
  const { onReclassify } = program.stage;
  const keeps =
    onReclassify === 'keep' ||
    (onReclassify === 'tighten' && (computed.due === undefined || promised <= computed.due)) ||
    (onReclassify === 'restart' && !isRestarted);
  if (!keeps || computed.isPaused) return computed;
  return {
    due: promised,
    lastDay: lastDayOf(promised, program.zone),
    isProvisional: false,
    isPaused: false,
    openTime: computed.openTime,
  };
}

function dueOf(
  clock: Clock,
  from: number | DateStart,
  pauses: Parameters<Clock['due']>[1],
  program: StageProgram,
  frame: Frame,
): Due | undefined {
  try {
    return clock.due(from, pauses);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    frame.findings.push({ code: error.code, message: error.message, where: program.where });
    return undefined;
  }
}

/** The clock of a length; `undefined` while it is unknown, or cannot be one (finding). */
function lengthOf(clock: ClockOf | undefined, program: StageProgram, frame: Frame): Clock | undefined {
  try {
    return clock?.(frame);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    frame.findings.push({ code: error.code, message: error.message, where: program.where });
    return undefined;
  }
}

/** The first of other clocks; those without a due time are left out, and the answer is provisional. */
function earliestOf(ids: readonly string[], before: ReadonlyMap<string, StageOutcome>): Run {
  const members = ids.flatMap((id) => before.get(id) ?? []).filter((member) => member.truth !== FALSE);
  let best: StageOutcome | undefined;
  for (const member of members) {
    if (member.due !== undefined && (best?.due === undefined || member.due < best.due)) best = member;
  }
  return {
    due: best?.due,
    lastDay: best?.lastDay,
    isProvisional: members.some((member) => member.due === undefined || member.isProvisional),
    isPaused: members.length > 0 && members.every((member) => member.isPaused),
    openTime: undefined,
  };
}

/** A law's clock is due with the stage that meets it where that ends earlier; one that may be skipped makes it provisional. */
function earlierOf(run: Run, metBy: readonly string[], before: ReadonlyMap<string, StageOutcome>): Run {
  let best = run;
  for (const id of metBy) {
    const met = before.get(id);
    if (met === undefined || met.truth === FALSE || met.due === undefined) continue;
    if (best.due !== undefined && best.due <= met.due) continue;
    best = { ...run, due: met.due, lastDay: met.lastDay, isProvisional: met.isProvisional, isPaused: false };
  }
  return best;
}

function escalationsOf(
  program: StageProgram,
  due: number | undefined,
  frame: Frame,
): StageOutcome['escalations'] {
  if (due === undefined || program.escalate.length === 0) return NO_ESCALATIONS;
  const escalations: { to: string; at: number }[] = [];
  for (const { to, clock } of program.escalate) {
    const length = clock === undefined ? undefined : lengthOf(clock, program, frame);
    const at =
      clock === undefined
        ? due
        : length === undefined
          ? undefined
          : dueOf(length, due, undefined, program, frame)?.due;
    if (at !== undefined && at !== null) escalations.push({ to, at });
  }
  return escalations;
}
