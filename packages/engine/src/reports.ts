import { CalendarError, type Due } from '@redress/calendar';
import type { Report } from '@redress/policy';
import type { CalendarsOf } from './calendars.js';
import { compileCites, type CitesOf } from './cites.js';
import { ALWAYS, compileCondition, type Test } from './conditions/test.js';
import type { Frame } from './frame.js';
import type { Scope } from './scope.js';
import { compileClockOf, lengthSlot, type ClockOf } from './stages/clock.js';
import { FALSE, UNDETERMINED } from './truth.js';

export interface ReportProgram {
  readonly report: Report;
  /** Whether its edition holds. */
  readonly test: Test;
  readonly cites: CitesOf;
  readonly clock: ClockOf;
  /** The name that gives the length of its period. */
  readonly length: number | undefined;
}

export interface ReportOutcome {
  readonly program: ReportProgram;
  readonly due: number;
  readonly lastDay: number;
  readonly isProvisional: boolean;
  readonly isSupplement: boolean;
}

export function compileReport(report: Report, scope: Scope, calendars: CalendarsOf): ReportProgram {
  return {
    report,
    test: report.when === undefined ? ALWAYS : compileCondition(report.when, scope),
    cites: compileCites(report, scope),
    clock: compileClockOf(report.clock, scope, calendars),
    length: lengthSlot(report.clock.within, scope),
  };
}

/**
 * The periodic reports in which a case received at this moment appears (procedures.md TOU-12). While it is open which edition
 * of one holds, the one that is due first counts, provisional.
 */
export function decideReports(
  programs: readonly ReportProgram[],
  receivedAt: number | undefined,
  frame: Frame,
): ReportOutcome[] {
  if (receivedAt === undefined) return [];
  const outcomes = programs.flatMap((program): ReportOutcome[] => {
    const truth = program.test.evaluate(frame.values);
    if (truth === FALSE) return [];
    const due = dueOf(program, receivedAt, frame);
    if (due === undefined || due.due === null || due.lastDay === null) return [];
    return [
      {
        program,
        due: due.due,
        lastDay: due.lastDay,
        isProvisional: due.provisional || truth === UNDETERMINED,
        isSupplement: due.supplement === true,
      },
    ];
  });
  return outcomes.filter((one) => !outcomes.some((other) => isBefore(other, one, outcomes)));
}

/** Whether another edition of one report takes its place. */
function isBefore(a: ReportOutcome, b: ReportOutcome, outcomes: readonly ReportOutcome[]): boolean {
  if (a === b || a.program.report.id !== b.program.report.id) return false;
  return a.due < b.due || (a.due === b.due && outcomes.indexOf(a) < outcomes.indexOf(b));
}

function dueOf({ clock, report }: ReportProgram, receivedAt: number, frame: Frame): Due | undefined {
  try {
    return clock(frame)?.due(receivedAt);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    frame.findings.push({ code: error.code, message: error.message, where: `reports.${report.id}` });
    return undefined;
  }
}
