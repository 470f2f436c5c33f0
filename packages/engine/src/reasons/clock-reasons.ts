import {
  CalendarError,
  compileClock,
  formatDate,
  formatInstant,
  localDate,
  startOfDay,
} from '@redress/calendar';
import type { Calendar, Due, Pause } from '@redress/calendar';
import { lawOf, type ClockTerms, type Remedy, type Report, type Within } from '@redress/policy';
import type { ClockReason, ClockStart, OutputReason, ProvisionalReason } from '../decision.js';
import { candidates } from '../first-hit.js';
import type { Frame } from '../frame.js';
import { literalValue } from '../literal.js';
import type { Program } from '../program.js';
import { calendarTerms } from '../stages/clock.js';
import type { History } from '../stages/history.js';
import type { StageOutcome } from '../stages/stage.js';
import { FALSE, UNDETERMINED } from '../truth.js';
import { isNumber, rationalOf } from '../value.js';

type Clocked = Pick<OutputReason, 'clocks' | 'earliest' | 'promised' | 'provisional'>;
type Stages = ReadonlyMap<string, StageOutcome>;

/** Where the due time of a stage comes from: each period that may apply, and why it is provisional. */
export function stageClockReasons(
  program: Program,
  outcome: StageOutcome,
  stages: Stages,
  frame: Frame,
  history: History,
): Clocked {
  const { stage, clocks: choice } = outcome.program;
  const started = history.started(stage.id);
  const begin = beginOf(outcome, frame);
  const positions = choice === undefined || begin === undefined ? [] : candidates(choice, frame.values);
  const pauses = stage.pausesOn.length === 0 ? [] : history.pauses(stage.id, stage.pausesOn);
  const terms = { ...stage.terms, ...endsOf(outcome) };
  const starts = startOf(outcome, stages, history);
  const clocks = positions.flatMap((position): Told[] => {
    const within = stage.within?.cases[position]?.then ?? stage.within?.otherwise;
    if (within === undefined || begin === undefined) return [];
    const told = clockReason(program, stage.id, { ...terms, within }, starts, begin, pauses, frame);
    const isConditional = position < (stage.within?.cases.length ?? 0);
    return told === undefined
      ? []
      : [
          isConditional
            ? { ...told, reason: { rule: `${stage.id}.within[${position}]`, ...told.reason } }
            : told,
        ];
  });
  const isPromised = started?.due !== undefined && started.due === outcome.due;
  const provisional = outcome.isProvisional
    ? provisionalReasons(outcome, starts, stages, clocks, positions.length)
    : [];
  return {
    ...(clocks.length === 0 ? {} : { clocks: clocks.map(({ reason }) => reason) }),
    ...earliestBehind(outcome, stages),
    ...(isPromised ? { promised: true as const } : {}),
    ...(provisional.length === 0 ? {} : { provisional }),
  };
}

/** Where the due time of a remedy comes from. */
export function remedyClockReasons(
  program: Program,
  { id, due }: Remedy,
  frame: Frame,
  history: History,
): Clocked {
  if (due === undefined) return {};
  const { starts } = due;
  const { slots, policy } = program.scope;
  const value =
    starts.kind === 'fact' ? frame.values[slots.get(starts.fact) ?? -1] : history.happened(starts.event);
  if (typeof value !== 'number') return {};
  const isDate = starts.kind === 'fact' && policy.types.get(starts.fact)?.kind === 'date';
  const told = clockReason(program, id, due, starts, isDate ? { date: value } : value, [], frame);
  return told === undefined ? {} : { clocks: [told.reason] };
}

/** Where the due time of a report comes from. */
export function reportClockReasons(
  program: Program,
  { id, clock }: Report,
  receivedAt: number | undefined,
  frame: Frame,
): Clocked {
  if (receivedAt === undefined) return {};
  const starts = { kind: 'event', event: 'received' } as const;
  const told = clockReason(program, id, clock, starts, receivedAt, [], frame);
  if (told === undefined) return {};
  return {
    clocks: [told.reason],
    ...(told.due.provisional ? { provisional: [calendarReason(told)] } : {}),
  };
}

/** The clocks of which it is the first: those it names, or of a law the stage that meets it earlier. */
function earliestBehind({ program, due }: StageOutcome, stages: Stages): Pick<Clocked, 'earliest'> {
  const { stage, metBy } = program;
  if (stage.earliest !== undefined) return { earliest: takingPlace(stage.earliest, stages) };
  const meeting = metBy.filter((id) => due !== undefined && stages.get(id)?.due === due);
  return meeting.length === 0 ? {} : { earliest: takingPlace(meeting, stages) };
}

type Begin = number | { readonly date: number };

interface Told {
  readonly reason: ClockReason;
  readonly due: Due;
  readonly calendar: Calendar;
}

/** `undefined` while the length is unknown, and where no calendar can hold it. */
function clockReason(
  program: Program,
  item: string,
  terms: ClockTerms,
  starts: ClockStart,
  begin: Begin,
  pauses: readonly Pause[],
  frame: Frame,
): Told | undefined {
  const { within, calendar: name, ...rest } = terms;
  const calendar = program.calendars.at(item).get(name);
  const count = lengthOf(program, within, frame);
  if (count === undefined) return undefined;
  const dueBy = (onClosedDay: ClockTerms['onClosedDay']): Due | undefined => {
    try {
      return compileClock(
        calendar,
        calendarTerms({ ...rest, ...(onClosedDay === undefined ? {} : { onClosedDay }) }, within, count),
      ).due(begin, pauses);
    } catch (error) {
      if (error instanceof CalendarError) return undefined;
      throw error;
    }
  };
  const due = dueBy(rest.onClosedDay);
  if (due === undefined) return undefined;
  const planned =
    rest.onClosedDay === undefined || rest.onClosedDay === 'keep' ? due : (dueBy('keep') ?? due);
  const isLengthNamed = within.kind === 'duration' && within.count.kind === 'reference';
  const { policy, zone } = program;
  return {
    due,
    calendar,
    reason: {
      within,
      ...(isLengthNamed ? { length: count } : {}),
      starts,
      from: typeof begin === 'number' ? program.instantText(begin) : formatDate(begin.date),
      calendar: name ?? (lawOf(policy.document, item) ?? policy.document).calendar,
      ...(calendar.edition === undefined ? {} : { edition: calendar.edition }),
      terms: rest,
      closedDays: closedDays(calendar, within, begin, due),
      ...(planned.lastDay === due.lastDay || planned.lastDay === null
        ? {}
        : { movedFrom: formatDate(planned.lastDay) }),
      ...(pauses.length === 0
        ? {}
        : {
            pauses: pauses.map(
              ([from, to]) =>
                [formatInstant(from, zone), to === null ? null : formatInstant(to, zone)] as const,
            ),
          }),
      due: due.due === null ? null : program.instantText(due.due),
    },
  };
}

function lengthOf({ scope }: Program, within: Within, { values }: Frame): number | undefined {
  if (within.kind === 'until') return 0;
  const { count } = within;
  const value =
    count.kind === 'constant'
      ? literalValue(count.value, { kind: 'decimal' }, scope)
      : values[scope.slots.get(count.name) ?? -1];
  return isNumber(value) ? rationalOf(value).toNumber() : undefined;
}

/** More closed dates than a period of working time passes over in years. */
const MOST_DATES = 400;

function closedDays(calendar: Calendar, within: Within, begin: Begin, { lastDay }: Due): string[] {
  if (within.kind === 'until' || !within.unit.startsWith('working') || lastDay === null) return [];
  const start = typeof begin === 'number' ? localDate(begin, calendar.zone) : begin.date;
  // The start date is never counted among days, so it is none that is passed over.
  const own = within.unit === 'workingDays' ? 1 : 0;
  const [first, end] = start <= lastDay ? [start + own, lastDay] : [lastDay, start - own];
  const found: string[] = [];
  for (let day = first; day <= end && found.length < MOST_DATES; day += 1)
    if (!calendar.hours.isOpenDate(day)) found.push(formatDate(day));
  return found;
}

function beginOf({ program, from, isStartedByEvent }: StageOutcome, { values }: Frame): Begin | undefined {
  const { startFact, zone } = program;
  const date = startFact?.isDate === true ? values[startFact.slot] : undefined;
  const isByDate = typeof date === 'number' && !isStartedByEvent;
  return isByDate && startOfDay(date, zone) === from ? { date } : from;
}

/** A clock that a date was to start ends with its day, however it was started. */
function endsOf({ program: { stage, startFact } }: StageOutcome): { readonly ends?: 'endOfDay' } {
  return startFact?.isDate === true && stage.terms.ends === undefined ? { ends: 'endOfDay' } : {};
}

function startOf(
  { program: { stage }, from, isStartedByEvent }: StageOutcome,
  stages: Stages,
  history: History,
): ClockStart {
  if (stage.onReclassify === 'restart' && from !== undefined && history.latest('reclassified') === from)
    return { kind: 'reclassified' };
  if (isStartedByEvent) return { kind: 'started' };
  const { starts } = stage;
  if (starts.kind !== 'after') return starts;
  const taking = takingPlace(starts.stages, stages);
  return taking.length === 0 ? starts : { kind: 'after', stages: taking };
}

/** Those that are not skipped. */
function takingPlace(ids: readonly string[], stages: Stages): string[] {
  return ids.filter((id) => stages.get(id)?.handsOn.truth !== FALSE);
}

function provisionalReasons(
  { program: { stage }, truth, from }: StageOutcome,
  starts: ClockStart,
  stages: Stages,
  clocks: readonly Told[],
  candidateCount: number,
): ProvisionalReason[] {
  const before = starts.kind === 'after' ? starts.stages : [];
  const openStages = takingPlace([...before, ...(stage.earliest ?? [])], stages).filter((id) => {
    const one = stages.get(id);
    return stage.earliest === undefined
      ? one?.handsOn.isProvisional
      : one?.isProvisional === true || one?.due === undefined;
  });
  const isStartMissing = stage.earliest === undefined && from === undefined && openStages.length === 0;
  const isPeriodOpen = clocks.length < candidateCount || new Set(clocks.map(({ due }) => due.due)).size > 1;
  const beyond = clocks.find(({ due }) => due.provisional);
  return [
    ...(truth === UNDETERMINED ? [{ kind: 'need' } as const] : []),
    ...(isStartMissing ? [{ kind: 'start', starts } as const] : []),
    ...(openStages.length === 0 ? [] : [{ kind: 'stages', stages: openStages } as const]),
    ...(isPeriodOpen ? [{ kind: 'period' } as const] : []),
    ...(beyond === undefined ? [] : [calendarReason(beyond)]),
  ];
}

function calendarReason({ reason, calendar: { knownUntil } }: Told): ProvisionalReason {
  return {
    kind: 'calendar',
    calendar: reason.calendar,
    ...(Number.isFinite(knownUntil) ? { knownUntil: formatDate(knownUntil) } : {}),
  };
}
