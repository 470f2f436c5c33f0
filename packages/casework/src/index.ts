export type {
  Audience,
  Decision,
  ExplainedDecision,
  ExplainedLine,
  Overall,
  WrittenNotice,
} from '@redress/engine';
export type { CalendarDocument, DueAnswer, ElapsedAnswer } from '@redress/calendar';
export { policySchema, type Finding, type Locale, type Text } from '@redress/policy';
export { FolderError } from '@redress/policy/folder';
export { StoreError, type StoreErrorCode, type Where } from '@redress/store';
export type { AttestationCounts } from './attestation/attester.js';
export { getAirports, type AirportsTable } from './airport/get-airports.js';
export { getCalendar, listCalendars, type CalendarSummary } from './calendar/list-calendars.js';
export { reckonDue, reckonElapsed } from './calendar/reckon.js';
export { createCase, type Created, type NewCaseRequest } from './case/create-case.js';
export { createCases, type StoredLine } from './case/create-cases.js';
export type { Explained, Reader } from './case/decide.js';
export { decideCase, type DecidedCase, type DecidedMatters, type Question } from './case/decide-case.js';
export { decideMany } from './case/decide-many.js';
export { explainCase } from './case/explain-case.js';
export { getWholeCase } from './case/get-case.js';
export type { Line, LineError, LineProblem } from './case/line.js';
export { listCases, type CaseFilter, type CasePage } from './case/list-cases.js';
export type {
  Attestation,
  CaseSummary,
  DecidingPolicy,
  Dispute,
  PinnedPolicy,
  PlainDecision,
  StoredCase,
  StoredMatters,
} from './case/stored-case.js';
export { CaseworkError, type CaseworkErrorCode, type CaseworkErrorExtra } from './casework-error.js';
export type { Context } from './context.js';
export {
  listClauses,
  type ClauseCitation,
  type ClauseList,
  type ListedClause,
} from './clause/list-clauses.js';
export { discardDraft } from './draft/discard-draft.js';
export type { PolicyDraft, Precondition } from './draft/draft.js';
export { publishDraft, type Publishing } from './draft/publish-draft.js';
export { readDraft } from './draft/read-draft.js';
export { saveDraft } from './draft/save-draft.js';
export { caseHistory } from './history/case-history.js';
export type { HistoryEvent } from './history/event.js';
export { verifyHistory, type HistoryVerification } from './history/verify-history.js';
export type { Office } from './office.js';
export type { Label, Labels, Sample } from '@redress/policy';
export type { PolicyDetail, PolicySummary } from './policy/describe-policy.js';
export { getPolicy, listPolicies } from './policy/list-policies.js';
export { getVersion, listVersions } from './policy/list-versions.js';
export type { AirportsDocument } from './policy/keep-pins.js';
export type { Period } from './policy/period.js';
export type { DecidingVersion } from './policy/version-for.js';
export { makeCurrent } from './policy/make-current.js';
export type { PolicyVersion, PolicyVersionDetail } from './policy/version.js';
export { BUILT_IN, checkReady, countPending, start, stop, type Started, type StartOptions } from './start.js';
