import { formatDate, localDate } from '@redress/calendar';
import type { RateTable } from '@redress/money';
import type { Case, Moment } from '@redress/policy';
import type { Kind, PricedKind } from './alike/kinds.js';
import { runOf } from './alike/run.js';
import { decideApprovals, type ApprovalsOutcome } from './approvals.js';
import { momentsOf, type CaseMoments } from './case-moments.js';
import type { ChecklistsOutcome } from './checklists.js';
import type { Decision, Missing } from './decision.js';
import { disputedReadings } from './disputed.js';
import { decideFields, writeFields, type FieldsOutcome } from './fields/fields.js';
import type { Frame } from './frame.js';
import type { NoticesOutcome } from './notices.js';
import { openFrame, type Reading } from './open-frame.js';
import { openQuestions, type OpenQuestions } from './open-questions.js';
import { presumptionsOf } from './presumptions.js';
import type { Program } from './program.js';
import { reasonsOf } from './reasons.js';
import { askRemedies, decideRemedies, type RemediesOutcome } from './remedies/remedies.js';
import type { ReportOutcome } from './reports.js';
import { shared } from './shared-text.js';
import { historyOf, type History } from './stages/history.js';
import type { Timeline } from './stages/timeline.js';

export interface DecideOptions {
  /** The moment to decide at; without it the case's receipt, never now. */
  readonly at?: Moment | undefined;
  readonly rates?: RateTable | undefined;
  /** Adds `reasons`. */
  readonly explain?: boolean | undefined;
}

/** Everything a policy came to for one case, before it is put into words and shapes. */
export interface Outcome extends FieldsOutcome {
  readonly frame: Frame;
  readonly moments: CaseMoments;
  readonly history: History;
  readonly checklists: ChecklistsOutcome;
  /** What checklists and remedies lack. */
  readonly missing: readonly Missing[];
  readonly remedies: RemediesOutcome;
  readonly approvals: ApprovalsOutcome;
  readonly timeline: Timeline;
  readonly reports: readonly ReportOutcome[];
  readonly notices: NoticesOutcome;
  /** What the case has in common with others. */
  readonly alike: PricedKind;
}

/**
 * What a policy says about a case at a moment (language.md §4). Pure: the same program, case, moment and rates give
 * the same decision. Errors: `CaseError` for a case that cannot be decided at all.
 */
export function decide(program: Program, input: Case, options: DecideOptions = {}): Decision {
  const outcome = outcomeOf(program, input, options);
  const decision = withReadings(program, input, options, outcome);
  return options.explain === true ? { ...decision, reasons: reasonsOf(program, outcome) } : decision;
}

/** The decision, with what other readings of the law would give where its outcome depends on them. */
function withReadings(program: Program, input: Case, options: DecideOptions, outcome: Outcome): Decision {
  const decision = decisionOf(program, input, outcome);
  if (program.disputed.length === 0) return decision;
  const findings = disputedReadings(program, outcome, decision, (reading) =>
    decisionOf(program, input, outcomeOf(program, input, options, reading)),
  );
  return findings.length === 0 ? decision : { ...decision, findings: [...decision.findings, ...findings] };
}

/**
 * Reads like the procedure: facts, classification, routing, responsibility, checklist, remedies, approvals, stages,
 * notices. What follows from truths alone is read from an earlier case of the same kind, if there was one.
 */
export function outcomeOf(
  program: Program,
  input: Case,
  { at, rates }: DecideOptions,
  reading?: Reading,
): Outcome {
  const findings: Frame['findings'] = [];
  const moments = momentsOf(input, at, program.zone, findings);
  const history = historyOf(input, moments.receivedAt, program.zone, findings);
  const frame = openFrame(program, input, moments, rates, reading);
  frame.findings.unshift(...findings);
  tellWhetherInForce(program, moments.receivedAt, frame);
  const kind = program.kinds.of(frame);
  const fields = fieldsOf(program, frame, kind);
  const checklists = checklistsOf(program, frame, history, kind);
  kind.remedies ??= askRemedies(program, frame);
  const remedies = decideRemedies(program, frame, history, kind.remedies);
  const priced = program.kinds.priced(kind, remedies.standing, frame);
  const approvals = decideApprovals(program, frame, priced);
  const run = runOf(program, frame, history, moments.receivedAt, priced);
  const { timeline, reports, notices } = run;
  const { classification, alsoMatched, routing, responsibility, shares, unsettledBehind } = fields;
  return {
    fields: fields.fields,
    shares,
    unsettledBehind,
    classification,
    alsoMatched,
    routing,
    responsibility,
    frame,
    moments,
    history,
    checklists,
    missing: missingIn(checklists, remedies, kind),
    remedies,
    approvals,
    timeline,
    reports,
    notices,
    alike: priced,
  };
}

/** The version of a policy is the one in force at the receipt (language.md §6); another one is never used in silence. */
function tellWhetherInForce(
  { effective, zone }: Program,
  receivedAt: number | undefined,
  frame: Frame,
): void {
  if (receivedAt === undefined || (effective.from === -Infinity && effective.to === Infinity)) return;
  const day = localDate(receivedAt, zone);
  if (effective.from <= day && day < effective.to) return;
  frame.findings.push({
    code: 'policy-not-in-force',
    message: `the policy is not in force on ${formatDate(day)}; the case is decided by it all the same`,
    where: 'receivedAt',
  });
}

function fieldsOf(program: Program, frame: Frame, kind: Kind): FieldsOutcome {
  if (kind.fields === undefined) kind.fields = decideFields(program, frame);
  else writeFields(kind.fields, program, frame);
  return kind.fields;
}

function checklistsOf(program: Program, frame: Frame, history: History, kind: Kind): ChecklistsOutcome {
  if (!history.isBare) return program.checklists.ask(frame, history);
  kind.checklists ??= program.checklists.ask(frame, history);
  return kind.checklists;
}

/** The checklists of a kind are the same only while nothing has happened, and with them this list. */
function missingIn(
  checklists: ChecklistsOutcome,
  { missingProofs }: RemediesOutcome,
  kind: Kind,
): readonly Missing[] {
  if (missingProofs.length === 0) return checklists.missing;
  const both = (): Missing[] => [...checklists.missing, ...missingProofs];
  if (kind.checklists !== checklists) return both();
  kind.missing ??= shared(both());
  return kind.missing;
}

function decisionOf(program: Program, input: Case, outcome: Outcome): Decision {
  const { frame, moments, checklists, remedies, approvals, reports, notices, alike } = outcome;
  alike.presumed ??= shared(presumptionsOf(program, outcome));
  const { undetermined, askNext } = openIn(program, outcome);
  return {
    id: input.id,
    at: program.instantText(moments.at),
    policy: program.identity,
    calendarHash: program.calendarHash,
    classification: outcome.classification,
    alsoMatched: outcome.alsoMatched,
    routing: outcome.routing,
    missing: outcome.missing,
    completeness: checklists.completeness,
    responsibility: outcome.responsibility,
    presumed: alike.presumed,
    stages: outcome.timeline.decisions,
    reports: reports.map(({ program: { report, cites }, due, lastDay, isProvisional, isSupplement }) => ({
      id: report.id,
      due: program.instantText(due),
      lastDay: formatDate(lastDay),
      provisional: isProvisional,
      ...(isSupplement ? { supplement: true as const } : {}),
      ...(report.when === undefined && report.cites === undefined ? {} : { cite: cites(frame) }),
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

/** Which conditions are open follows from the kind, but for those that only move a due time on some days. */
function openIn(program: Program, outcome: Outcome): OpenQuestions {
  const { open } = outcome.alike;
  const known = open.get(outcome.timeline.open);
  if (known !== undefined) return known;
  const questions = openQuestions(program, outcome);
  open.set(outcome.timeline.open, questions);
  return questions;
}
