import type { ClockReason, ClockStart, Decision, OutputReason, ProvisionalReason } from '../decision.js';
import { line, type ExplainedLine } from './explained.js';
import type { Wording } from './wording.js';

/** The periods of an output that hang on no condition; those that do are told with their rules. None without `reasons`. */
export function clockLines(where: string, decision: Decision, wording: Wording): ExplainedLine[] {
  const output = outputOf(where, decision);
  const { messages } = wording;
  const clocks = output?.clocks?.filter(({ rule }) => rule === undefined) ?? [];
  return [
    ...clocks.map((clock) =>
      line(
        messages.labelled(messages.periodWhen, clockWords(where, clock, wording)),
        clockDetails(where, clock, output, wording),
      ),
    ),
    ...(output?.earliest === undefined
      ? []
      : [
          line(
            messages.earliestOf(messages.list(output.earliest.map((id) => wording.output(`stages.${id}`)))),
          ),
        ]),
    ...(output?.promised === true ? [line(messages.asPromised)] : []),
  ];
}

/** Why the due time of an output is provisional, and which facts would settle it. */
export function provisionalLines(where: string, decision: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  const facts = decision.undetermined.find((one) => one.where === where)?.facts ?? [];
  return (outputOf(where, decision)?.provisional ?? []).map((reason) => {
    const hangsOnFacts = reason.kind === 'need' || reason.kind === 'period' || reason.kind === 'start';
    return line(
      messages.provisionalBecause(provisionalWords(reason, wording)),
      hangsOnFacts && facts.length > 0
        ? [line(messages.settledBy(messages.list(facts.map((fact) => wording.name(fact)))))]
        : [],
    );
  });
}

/** How long, from what and from when: `2 hours from received (Mon 2 Mar 2026, 10:00)`. */
export function clockWords(where: string, clock: ClockReason, wording: Wording): string {
  const { from, starts, terms } = clock;
  return wording.messages.clock(
    wording.within(clock.within, clock.length),
    startWords(starts, wording),
    from.includes('T') ? wording.moment(from, where) : wording.date(from),
    terms.direction ?? 'after',
  );
}

/** What the calendar made of a period. */
export function clockDetails(
  where: string,
  clock: ClockReason,
  output: OutputReason | undefined,
  wording: Wording,
): ExplainedLine[] {
  const { messages } = wording;
  const ends = endsOf(clock);
  const countsDays = ends !== undefined;
  const isOneOfSeveral = (output?.clocks?.length ?? 0) > 1;
  return [
    ...(isOneOfSeveral && clock.due !== null ? [line(messages.due(wording.due(clock.due, where)))] : []),
    ...(countsDays || countsOpenTime(clock)
      ? [
          line(
            messages.calendar(
              clock.calendar,
              clock.edition,
              ends === undefined ? undefined : messages.ends[ends],
            ),
          ),
        ]
      : []),
    ...closedDayLines(clock, wording),
    ...(clock.movedFrom === undefined ? [] : [line(messages.movedFrom(wording.date(clock.movedFrom)))]),
    ...(clock.pauses ?? []).map(([from, to]) =>
      line(
        messages.stoodStill(wording.moment(from, where), to === null ? undefined : wording.moment(to, where)),
      ),
    ),
  ];
}

/** As many as one line holds. */
const MOST_DATES = 8;

function closedDayLines({ closedDays }: ClockReason, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  const [first, last] = [closedDays[0], closedDays.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    line(
      closedDays.length <= MOST_DATES
        ? messages.closedDays(messages.list(closedDays.map((day) => wording.date(day))))
        : messages.manyClosedDays(closedDays.length, wording.date(first), wording.date(last)),
    ),
  ];
}

function countsOpenTime({ within }: ClockReason): boolean {
  return within.kind === 'duration' && (within.unit === 'workingHours' || within.unit === 'workingMinutes');
}

/** When on its last day a period of days ends; the defaults are those of the calendar room. */
function endsOf({ within, terms, from }: ClockReason): ClockReason['terms']['ends'] {
  if (within.kind === 'until') return terms.ends ?? 'endOfDay';
  switch (within.unit) {
    case 'workingDays':
      return terms.ends ?? (from.includes('T') ? 'closeOfBusiness' : 'endOfDay');
    case 'days':
    case 'weeks':
    case 'months':
    case 'years':
      return terms.ends ?? (from.includes('T') ? 'sameTime' : 'endOfDay');
    default:
      return undefined;
  }
}

function startWords(starts: ClockStart, wording: Wording): string {
  const { messages } = wording;
  switch (starts.kind) {
    case 'event':
      return starts.event === 'received' ? messages.caseNames.receivedAt : starts.event;
    case 'fact':
      return wording.name(starts.fact);
    case 'after':
      return messages.endOf(messages.list(starts.stages.map((id) => wording.output(`stages.${id}`))));
    case 'started':
      return messages.stepStart;
    case 'reclassified':
      return messages.reclassification;
  }
}

function provisionalWords(reason: ProvisionalReason, wording: Wording): string {
  const { messages } = wording;
  switch (reason.kind) {
    case 'calendar':
      return messages.calendarEnds(
        reason.calendar,
        reason.knownUntil === undefined ? undefined : wording.date(reason.knownUntil),
      );
    case 'need':
      return messages.needOpen;
    case 'period':
      return messages.periodOpen;
    case 'start':
      return messages.startOpen(startWords(reason.starts, wording));
    case 'stages':
      return messages.stagesOpen(messages.list(reason.stages.map((id) => wording.output(`stages.${id}`))));
  }
}

function outputOf(where: string, { reasons }: Decision): OutputReason | undefined {
  return reasons?.outputs.find((one) => one.where === where);
}
