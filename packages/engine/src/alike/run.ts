import type { Frame } from '../frame.js';
import { decideNotices, type NoticesOutcome } from '../notices.js';
import type { Program } from '../program.js';
import { decideReports } from '../reports.js';
import { shared } from '../shared-text.js';
import type { History } from '../stages/history.js';
import type { Timeline } from '../stages/timeline.js';
import type { PricedKind, Run } from './kinds.js';

/**
 * Runs the clocks of a case and sends its notices. Before anything has happened they hang on nothing but the receipt,
 * on truths, and on the lengths and dates that clocks read: cases that agree in these share one run.
 */
export function runOf(
  program: Program,
  frame: Frame,
  history: History,
  receivedAt: number | undefined,
  kind: PricedKind,
): Run {
  if (!history.isBare || receivedAt === undefined)
    return makeRun(program, frame, history, receivedAt, undefined);
  const known = kind.runs.get(receivedAt);
  if (known !== undefined && program.clockReads.every((slot, at) => frame.values[slot] === known.reads[at]))
    return known;
  const before = frame.findings.length;
  const run = makeRun(program, frame, history, receivedAt, kind);
  // Findings belong to the case that caused them, so such a run is made anew for each.
  if (frame.findings.length === before) {
    if (known === undefined) program.kinds.grow();
    kind.runs.set(receivedAt, run);
  }
  return run;
}

/** Of a `kind` while nothing has happened: what is sent then follows from its truths and the clocks. */
function makeRun(
  program: Program,
  frame: Frame,
  history: History,
  receivedAt: number | undefined,
  kind: PricedKind | undefined,
): Run {
  const timeline = program.timeline.of(frame, history, receivedAt);
  const reports = decideReports(program.reports, receivedAt, frame);
  const notices = noticesOf(program, frame, history, timeline, kind);
  shared(timeline.decisions);
  return {
    reads: program.clockReads.map((slot) => frame.values[slot]),
    timeline,
    reports,
    notices,
  };
}

function noticesOf(
  program: Program,
  frame: Frame,
  history: History,
  timeline: Timeline,
  kind: PricedKind | undefined,
): NoticesOutcome {
  const send = (): NoticesOutcome => {
    const outcome = decideNotices(program, frame, timeline.stages, history);
    shared(outcome.notices);
    return outcome;
  };
  if (kind === undefined) return send();
  kind.notices ??= program.notices.map(({ test }) => test.evaluate(frame.values)).join('');
  const known = timeline.notices.get(kind.notices) ?? send();
  timeline.notices.set(kind.notices, known);
  return known;
}
