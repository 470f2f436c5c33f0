import { formatDate } from '@redress/calendar';
import type { Test } from '../conditions/test.js';
import { ALWAYS } from '../conditions/test.js';
import type { StageDecision } from '../decision.js';
import type { Frame } from '../frame.js';
import type { Mutable } from '../mutable.js';
import type { NoticesOutcome } from '../notices.js';
import { FALSE } from '../truth.js';
import { isNumber } from '../value.js';
import type { History } from './history.js';
import { decideStages, type StageOutcome, type StageProgram } from './stage.js';

/** The clocks of all stages, as they came out and as they are answered. */
export interface Timeline {
  readonly stages: ReadonlyMap<string, StageOutcome>;
  /** In the order of the policy, skipped stages left out. */
  readonly decisions: readonly StageDecision[];
  /** How much every stage leaves open; of one kind of case, what it leaves open. */
  readonly open: string;
  /** What is sent along such a timeline, by how the conditions of the notices come out. */
  readonly notices: Map<string, NoticesOutcome>;
}

export interface Timelines {
  /** Runs the clocks of a case. */
  readonly of: (frame: Frame, history: History, receivedAt: number | undefined) => Timeline;
  /** Names that give the length of a period or the date that starts a clock. */
  readonly reads: readonly number[];
}

/** Timelines kept: cases come by date, so those of some weeks suffice, and they stay small enough to be let go soon. */
const MOST_KEPT = 2_000;

/**
 * Before anything has happened, the clocks of a case hang on nothing but its receipt, on how the conditions of the
 * stages come out, and on the facts and values they start from or last. Cases that agree in these share one timeline.
 */
export function compileTimeline(
  programs: readonly StageProgram[],
  order: readonly string[],
  instantText: (instant: number) => string,
): Timelines {
  const tests = testsOf(programs);
  const slots = slotsOf(programs);
  const kept = new Map<string, Timeline>();
  const run = (frame: Frame, history: History): Timeline => {
    const stages = decideStages(programs, frame, history);
    const decisions = order.flatMap((id) => {
      const stage = stages.get(id);
      return stage === undefined || stage.truth === FALSE ? [] : [stageDecision(id, stage, instantText)];
    });
    let open = '';
    for (const stage of stages.values()) open += `${stage.open.length}.${stage.unknown.join('.')},`;
    return { stages, decisions, open, notices: new Map() };
  };
  const of: Timelines['of'] = (frame, history, receivedAt) => {
    if (!history.isBare || receivedAt === undefined) return run(frame, history);
    const key = keyOf(frame, receivedAt, tests, slots);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const before = frame.findings.length;
    const timeline = run(frame, history);
    // Findings belong to the case that caused them, so such a timeline is made anew for each.
    if (frame.findings.length === before) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, timeline);
    }
    return timeline;
  };
  return { of, reads: slots };
}

/** As many truths as a safe integer holds in base three. */
const TRUTHS_A_NUMBER = 33;

function keyOf(
  { values }: Frame,
  receivedAt: number,
  tests: readonly Test[],
  slots: readonly number[],
): string {
  let key = String(receivedAt);
  let packed = 0;
  let count = 0;
  for (const test of tests) {
    packed = packed * 3 + test.evaluate(values);
    count += 1;
    if (count % TRUTHS_A_NUMBER === 0) {
      key += `:${packed}`;
      packed = 0;
    }
  }
  key += `:${packed}`;
  for (const slot of slots) {
    const value = values[slot];
    // Starts are dates or instants, lengths are numbers; whatever else stands there starts and lasts nothing.
    key += isNumber(value) ? `|${value.toString()}` : `|${typeof value}`;
  }
  return key;
}

function testsOf(programs: readonly StageProgram[]): Test[] {
  const all = programs.flatMap(({ test, owner, clocks }) => [
    test,
    ...(owner?.tests ?? []),
    ...(clocks?.tests ?? []),
  ]);
  return [...new Set(all)].filter((test) => test !== ALWAYS);
}

function slotsOf(programs: readonly StageProgram[]): number[] {
  const all = programs.flatMap(({ startFact, lengths, escalateLengths }) => [
    startFact?.slot,
    ...lengths,
    ...escalateLengths,
  ]);
  return [...new Set(all.filter((slot) => slot !== undefined))];
}

function stageDecision(
  id: string,
  stage: StageOutcome,
  instantText: (instant: number) => string,
): StageDecision {
  const decision: Mutable<StageDecision> = {
    id,
    owner: stage.owner ?? null,
    class: stage.program.stage.class,
    from: stage.from === undefined ? null : instantText(stage.from),
    due: stage.due === undefined ? null : instantText(stage.due),
    lastDay: stage.lastDay === undefined ? null : formatDate(stage.lastDay),
    basis: stage.basis,
    provisional: stage.isProvisional,
  };
  if (stage.isPaused) decision.paused = true;
  if (stage.done !== undefined) decision.done = instantText(stage.done);
  if (stage.warnAt !== undefined) decision.warnAt = instantText(stage.warnAt);
  if (stage.escalations.length > 0)
    decision.escalate = stage.escalations.map(({ to, at }) => ({ to, at: instantText(at) }));
  return decision;
}
