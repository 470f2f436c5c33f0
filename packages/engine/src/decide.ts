import { formatDate } from '@redress/calendar';
import type { RateTable } from '@redress/money';
import type { Case, Moment } from '@redress/policy';
import { decideApprovals, type ApprovalsOutcome } from './approvals.js';
import { momentsOf, type CaseMoments } from './case-moments.js';
import type { ChecklistsOutcome } from './checklists.js';
import type { Decision, FieldValue } from './decision.js';
import { decideField, type FieldOutcome } from './fields/field.js';
import { decideShares, type SharesOutcome } from './fields/shares.js';
import type { Frame } from './frame.js';
import { decideNotices, type NoticesOutcome } from './notices.js';
import { openFrame } from './open-frame.js';
import { openQuestions } from './open-questions.js';
import { presented } from './present.js';
import { presumptionsOf } from './presumptions.js';
import type { Program } from './program.js';
import { reasonsOf } from './reasons.js';
import { decideRemedies, type RemediesOutcome } from './remedies/remedies.js';
import { decideReports, type ReportOutcome } from './reports.js';
import { historyOf } from './stages/history.js';
import type { Timeline } from './stages/timeline.js';
import { markUnsettled } from './unsettled.js';

export interface DecideOptions {
  /** The moment to decide at; without it the case's receipt, never now. */
  readonly at?: Moment | undefined;
  readonly rates?: RateTable | undefined;
  /** Adds `reasons`. */
  readonly explain?: boolean | undefined;
}

/** Everything a policy came to for one case, before it is put into words and shapes. */
export interface Outcome {
  readonly frame: Frame;
  readonly moments: CaseMoments;
  readonly fields: readonly FieldOutcome[];
  readonly shares: SharesOutcome | undefined;
  readonly checklists: ChecklistsOutcome;
  readonly remedies: RemediesOutcome;
  readonly approvals: ApprovalsOutcome;
  readonly timeline: Timeline;
  readonly reports: readonly ReportOutcome[];
  readonly notices: NoticesOutcome;
}

/**
 * What a policy says about a case at a moment (language.md §4). Pure: the same program, case, moment and rates give
 * the same decision. Errors: `CaseError` for a case that cannot be decided at all.
 */
export function decide(program: Program, input: Case, options: DecideOptions = {}): Decision {
  const outcome = outcomeOf(program, input, options);
  const decision = decisionOf(program, input, outcome);
  return options.explain === true ? { ...decision, reasons: reasonsOf(program, outcome) } : decision;
}

/** Reads like the procedure: facts, classification, routing, checklist, responsibility, remedies, approvals, stages, notices. */
export function outcomeOf(program: Program, input: Case, { at, rates }: DecideOptions): Outcome {
  const findings: Frame['findings'] = [];
  const moments = momentsOf(input, at, program.zone, findings);
  const history = historyOf(input, moments.receivedAt, program.zone, findings);
  const frame = openFrame(program, input, moments, rates);
  frame.findings.unshift(...findings);
  const fields: FieldOutcome[] = [];
  const decideAll = (group: Program['routing']): void => {
    for (const field of group) {
      const outcome = decideField(field, frame);
      markUnsettled(program, outcome, frame);
      fields.push(outcome);
    }
  };
  decideAll(program.classification);
  decideAll(program.routing);
  const checklists = program.checklists.ask(frame);
  decideAll(program.responsibility);
  const shares = program.shares === undefined ? undefined : decideShares(program.shares, frame);
  const remedies = decideRemedies(program, frame, history);
  const approvals = decideApprovals(program, frame);
  const timeline = program.timeline(frame, history, moments.receivedAt);
  const reports = decideReports(program.reports, moments.receivedAt, frame);
  const notices = decideNotices(program, frame, timeline.stages, history);
  return { frame, moments, fields, shares, checklists, remedies, approvals, timeline, reports, notices };
}

function decisionOf(program: Program, input: Case, outcome: Outcome): Decision {
  const { frame, moments, checklists, remedies, approvals, notices } = outcome;
  const { undetermined, askNext } = openQuestions(program, outcome);
  return {
    id: input.id,
    at: program.instantText(moments.at),
    policy: program.identity,
    calendarHash: program.calendarHash,
    classification: fieldValues(program, outcome, 'classification'),
    alsoMatched: alsoMatched(outcome),
    routing: fieldValues(program, outcome, 'routing'),
    missing:
      remedies.missingProofs.length === 0
        ? checklists.missing
        : [...checklists.missing, ...remedies.missingProofs],
    completeness: checklists.completeness,
    responsibility: {
      ...fieldValues(program, outcome, 'responsibility'),
      ...(outcome.shares?.value === undefined ? {} : { shares: outcome.shares.value }),
    },
    presumed: presumptionsOf(program, outcome),
    stages: outcome.timeline.decisions,
    reports: outcome.reports.map(({ program: { report }, due, lastDay, isProvisional, isSupplement }) => ({
      id: report.id,
      due: program.instantText(due),
      lastDay: formatDate(lastDay),
      provisional: isProvisional,
      ...(isSupplement ? { supplement: true as const } : {}),
    })),
    remedies: remedies.remedies,
    denied: remedies.denied,
    totals: remedies.totals,
    approvals: approvals.approvals,
    notices: notices.notices,
    undetermined,
    askNext,
    rates: [...frame.usedRates.keys()],
    findings: frame.findings,
  };
}

function fieldValues(program: Program, { fields }: Outcome, group: string): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const { program: field, value } of fields) {
    if (!field.where.startsWith(group)) continue;
    const shown = presented(value, field.field.type, program.zone);
    if (shown !== undefined) values[field.field.name] = shown;
  }
  return values;
}

function alsoMatched({ fields }: Outcome): Record<string, readonly string[]> {
  const also: Record<string, readonly string[]> = {};
  for (const { program, matched, deciding } of fields) {
    if (matched.length === 0) continue;
    const rules = matched.flatMap((position) =>
      position === deciding ? [] : (program.field.rules[position]?.id ?? []),
    );
    if (rules.length > 0) also[program.field.name] = rules;
  }
  return also;
}
