export { CLASSES, compareSides, type CaseComparison, type Class, type FieldComparison } from './compare.js';
export type { FindingCount } from './finding-counts.js';
export type { Bounds, MoneyComparison, Net, Shift } from './money-totals.js';
export { Replay, type Change, type ReplaySummary } from './replay.js';
export { decideSide, type Side } from './side.js';
