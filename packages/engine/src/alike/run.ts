import type { Frame } from '../frame.js';
import { decideNotices } from '../notices.js';
import type { Program } from '../program.js';
import { decideReports } from '../reports.js';
import { shared } from '../shared-text.js';
import type { History } from '../stages/history.js';
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
  if (!history.isBare || receivedAt === undefined) return makeRun(program, frame, history, receivedAt);
  const known = kind.runs.get(receivedAt);
  if (known !== undefined && program.clockReads.every((slot, at) => frame.values[slot] === known.reads[at]))
    return known;
  const before = frame.findings.length;
  const run = makeRun(program, frame, history, receivedAt);
  // Findings belong to the case that caused them, so such a run is made anew for each.
  if (frame.findings.length === before) {
    if (known === undefined) program.kinds.grow();
    kind.runs.set(receivedAt, run);
  }
  return run;
}

function makeRun(program: Program, frame: Frame, history: History, receivedAt: number | undefined): Run {
  const timeline = program.timeline.of(frame, history, receivedAt);
  const reports = decideReports(program.reports, receivedAt, frame);
  const notices = decideNotices(program, frame, timeline.stages, history);
  shared(timeline.decisions);
  shared(notices.notices);
  return {
    reads: program.clockReads.map((slot) => frame.values[slot]),
    timeline,
    reports,
    notices,
  };
}
