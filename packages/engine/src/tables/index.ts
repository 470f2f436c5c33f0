/**
 * All that runs only where a policy has tables. The rest of the engine takes it from here alone, so that a page can fetch
 * it when the first such policy comes (apps/console/src/judge/tables.ts).
 */
export { outputInterval } from './joined.js';
export { rowTest, rowTruths } from './row-verdicts.js';
export {
  compileTable,
  decideTable,
  isSettledWithout,
  openSlotsOf,
  type TableOutcome,
  type TableProgram,
} from './table.js';
export { tablePlace } from './table-place.js';
