import { OutOfWindow, PaintedHours, stepDue, WallClock, type PlainCalendar } from '@redress/calendar/witness';
import type { RateTable } from '@redress/money';
import type { Case, ClockTerms, Policy, PolicyDocument, Stage, Within } from '@redress/policy';
import type { Decision, StageDecision } from '../decision.js';
import type { Program } from '../program.js';
import type { Verdict } from '../truth.js';
import { factStates } from './fact-states.js';
import { witnessVerdicts } from './judge.js';
import { UNKNOWN, type States } from './state.js';

/** A due time on which evaluator and witness do not agree: the instant, the last day, and whether it is provisional. */
export interface DueDispute {
  readonly where: string;
  readonly evaluator: string;
  readonly witness: string;
}

export interface WitnessedDueTimes {
  readonly checked: number;
  /** Clocks that have not begun, hang on others or on a law, count what is unknown, or leave the window of the witness. */
  readonly aside: number;
  readonly disputes: readonly DueDispute[];
}

/**
 * Finds the due time of every stage of a case in which nothing has happened again, by walking minute by minute from the
 * start that the decision gives (cli.md "due"). Of periods of which it is open which applies, the earliest counts.
 * `calendars`: as their JSON has them, by name.
 */
export async function witnessDueTimes(
  program: Program,
  input: Case,
  decision: Decision,
  calendars: ReadonlyMap<string, PlainCalendar>,
  options: { readonly rates?: RateTable | undefined } = {},
): Promise<WitnessedDueTimes> {
  const { policy } = program;
  const states = await factStates(program, input, { at: decision.at, rates: options.rates });
  const verdicts = await witnessVerdicts(policy, states);
  const disputes: DueDispute[] = [];
  let [checked, aside] = [0, 0];
  for (const told of decision.stages) {
    const stage = policy.document.stages.find(({ id }) => id === told.id);
    const witness = stage && walked(stage, told, policy, states, verdicts, calendars);
    if (witness === undefined) {
      aside += 1;
      continue;
    }
    checked += 1;
    const evaluator = spoken(told);
    if (evaluator !== witness) disputes.push({ where: `stages.${told.id}`, evaluator, witness });
  }
  return { checked, aside, disputes };
}

function walked(
  stage: Stage,
  told: StageDecision,
  { document, types }: Policy,
  states: States,
  verdicts: ReadonlyMap<string, Verdict>,
  calendars: ReadonlyMap<string, PlainCalendar>,
): string | undefined {
  const { within, starts, meets, terms, id } = stage;
  if (told.from === null || within === undefined || meets.length > 0 || isOfLaw(id, document))
    return undefined;
  const isByDate = starts.kind === 'fact' && types.get(starts.fact)?.kind === 'date';
  const from = isByDate ? told.from.slice(0, 10) : told.from;
  const calendar = calendarOf(terms.calendar ?? document.calendar, document.zone, calendars);
  if (calendar === undefined) return undefined;
  try {
    const dues = candidates(within, id, verdicts).map((period) => {
      const count = countOf(period, states);
      return count === undefined
        ? undefined
        : stepDue(questionOf(from, count, terms, calendar), hoursOf(calendar, from));
    });
    const [first, ...rest] = dues;
    if (first === undefined || rest.includes(undefined)) return undefined;
    const earliest = rest.reduce(
      (a, b) => (a && b && (b.due ?? Infinity) < (a.due ?? Infinity) ? b : a),
      first,
    );
    return earliest === undefined || earliest.due === null
      ? undefined
      : `${new Date(earliest.due).toISOString()} ${earliest.lastDay}`;
  } catch (error) {
    if (error instanceof OutOfWindow) return undefined;
    throw error;
  }
}

function isOfLaw(id: string, { laws }: PolicyDocument): boolean {
  return [...laws.keys()].some((law) => id.startsWith(`${law}.`));
}

/** The periods that are open, up to the first that surely applies. */
function candidates(
  { cases, otherwise }: NonNullable<Stage['within']>,
  id: string,
  verdicts: ReadonlyMap<string, Verdict>,
): Within[] {
  const found: Within[] = [];
  for (const [position, { then }] of cases.entries()) {
    const verdict = verdicts.get(`stages.${id} within[${position}]`) ?? 'undetermined';
    if (verdict !== 'false') found.push(then);
    if (verdict === 'true') return found;
  }
  return [...found, otherwise];
}

/** As the command writes it; `undefined` while its length is unknown. */
function countOf(within: Within, states: States): Readonly<Record<string, unknown>> | undefined {
  if (within.kind === 'until')
    return {
      until: within.until,
      ...(within.cutOffWorkingDays !== undefined && { cutOff: { workingDays: within.cutOffWorkingDays } }),
    };
  const { unit, count } = within;
  if (count.kind === 'constant') return { [unit]: Number(count.value) };
  const state = states.names.get(count.name) ?? UNKNOWN;
  if (state.is !== 'value' || typeof state.value !== 'object' || !('n' in state.value)) return undefined;
  return { [unit]: Number(state.value.n) / Number(state.value.d) };
}

function questionOf(
  from: string,
  within: Readonly<Record<string, unknown>>,
  terms: Omit<ClockTerms, 'within'>,
  calendar: PlainCalendar,
) {
  const { direction, ends, onClosedDay, offHours, boundary } = terms;
  return {
    calendar,
    from,
    within,
    ...(direction !== undefined && { direction }),
    ...(ends !== undefined && { ends }),
    ...(onClosedDay !== undefined && { onClosedDay }),
    ...(offHours !== undefined && { offHours }),
    ...(boundary !== undefined && { boundary }),
  };
}

function calendarOf(
  name: string,
  zone: string,
  calendars: ReadonlyMap<string, PlainCalendar>,
): PlainCalendar | undefined {
  const calendar = calendars.get(name);
  return calendar && name === 'round-the-clock' ? { ...calendar, timeZone: zone } : calendar;
}

const clocks = new Map<string, WallClock>();
const painted = new WeakMap<WallClock, Map<string, PaintedHours>>();

/** A window that begins some weeks before; those painted are kept, since many clocks start within one. */
function hoursOf(calendar: PlainCalendar, from: string): PaintedHours {
  const start = new Date(Date.parse(from.slice(0, 10)) - 40 * 86_400_000).toISOString().slice(0, 8);
  const key = `${calendar.timeZone} ${start}`;
  const clock = clocks.get(key) ?? new WallClock(calendar.timeZone, `${start}01`);
  clocks.set(key, clock);
  const known = painted.get(clock) ?? new Map<string, PaintedHours>();
  painted.set(clock, known);
  const text = JSON.stringify(calendar);
  const hours = known.get(text) ?? new PaintedHours(calendar, clock);
  known.set(text, hours);
  return hours;
}

function spoken({ due, lastDay }: StageDecision): string {
  return `${due === null ? 'never' : new Date(due).toISOString()} ${lastDay}`;
}
