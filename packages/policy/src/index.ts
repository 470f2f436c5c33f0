export { AIRPORT_CODE, readAirports, type Airport, type Airports } from './airports.js';
export { AirportsError } from './airports-error.js';
export type {
  Case,
  CaseEvent,
  CaseFinding,
  FactStatement,
  Grant,
  Moment,
  OptionReading,
  ReadingResult,
} from './case.js';
export {
  gapOf,
  isOwedByPolicy,
  readClauseBook,
  traceOf,
  type Citation,
  type Clause,
  type ClauseBook,
  type Trace,
  type TracedClause,
} from './clauses/index.js';
export { CaseError, type CaseErrorCode } from './case-error.js';
export {
  CATALOGUE,
  collectFindings,
  inOrder,
  type FindingCode,
  type FindingParameters,
} from './catalogue/index.js';
export { Bounds } from './check/bounds.js';
export { checkPolicy, type CheckContext, type Checked } from './check/check-policy.js';
export { NOT_IN_FORCE } from './editions/edition-values.js';
export type { Finding, Severity } from './finding.js';
export type * from './document.js';
export { DURATION_UNITS, OPERATORS, REMEDY_KINDS } from './document.js';
export { effectiveHash, sourceHash } from './hash.js';
export { labelsOf, samplesOf, type Label, type Labels, type Sample } from './labels.js';
export { declarationOf, itemName, itemOf, MOST_ELEMENTS } from './list-item.js';
export { caseOfMatter, matterPrefix, mattersOf } from './matters.js';
export type { Place, Places } from './places.js';
export type { Policy } from './policy.js';
export { readCase } from './read-case.js';
export { readPublished } from './read-published.js';
export { readPolicy, type ReadPolicy } from './read-policy.js';
export { Sections } from './read/sections.js';
export { policySchema } from './schema.js';
export type { JsonSchema } from './shape/json-schema.js';
export { limitsOn, type Limit } from './limits.js';
export { LOCALES, type Locale, type Text } from './text.js';
export { lint, type LintContext, type Linted } from './lint.js';
export {
  extendsOf,
  policyIdIn,
  policyVersionIn,
  type Layer,
  type LayerText,
  type Parents,
} from './layers/layer.js';
export { effectiveJson, type EffectiveJson } from './layers/effective-tree.js';
export { originsOf, type Origin } from './layers/origins.js';
export { layersBelow, parentsAmong, type KeptLayer } from './layers/kept-layers.js';
export { lawOf } from './layers/law-name.js';
export { SHARES, sharesLabel } from './shares-name.js';
export { reachOf, statesAlike } from './layers/reach.js';
export type { Sources } from './layers/sources.js';
export { wordFinding, type Wording, type Wordings } from './wordings/wordings.js';
export { outputNamed } from './check/output-named.js';
export { axisOf, type Axis, type Run } from './table/axis.js';
export type { CellSet } from './table/cell-set.js';
export { gridOf, runsAt, type Grid } from './table/grid.js';
export { inputTypeOf, isOrdered, type InputType } from './table/input-type.js';
export { isUnread, readCell, type CellFault, type UnreadCell } from './table/read-cell.js';
export { outputFault } from './table/output-fault.js';
export { rowCondition } from './table/row-condition.js';
export { columnsOf, type TableColumn } from './table/table-columns.js';
export { TableChecker } from './table/table-checker.js';
export { writeCell, type CellStyle } from './table/write-cell.js';
export { payersOf, waysOf, type Way } from './ways.js';
