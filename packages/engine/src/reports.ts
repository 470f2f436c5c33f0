import { CalendarError, type Due } from '@redress/calendar';
import type { Report } from '@redress/policy';
import type { CalendarsOf } from './calendars.js';
import type { Frame } from './frame.js';
import type { Scope } from './scope.js';
import { compileClockOf, lengthSlot, type ClockOf } from './stages/clock.js';

export interface ReportProgram {
  readonly report: Report;
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
    clock: compileClockOf(report.clock, scope, calendars),
    length: lengthSlot(report.clock.within, scope),
  };
}

/** The periodic reports in which a case received at this moment appears (procedures.md TOU-12). */
export function decideReports(
  programs: readonly ReportProgram[],
  receivedAt: number | undefined,
  frame: Frame,
): ReportOutcome[] {
  if (receivedAt === undefined) return [];
  return programs.flatMap((program) => {
    const due = dueOf(program, receivedAt, frame);
    if (due === undefined || due.due === null || due.lastDay === null) return [];
    return [
      {
        program,
        due: due.due,
        lastDay: due.lastDay,
        isProvisional: due.provisional,
        isSupplement: due.supplement === true,
      },
    ];
  });
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
