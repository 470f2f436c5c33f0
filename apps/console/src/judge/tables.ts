import type * as Tables from '@redress/engine/tables';
import { want } from './late.js';

/**
 * Stands in for the engine's tables in the worker (vite.config.ts): they are fetched when the first policy that has any is
 * compiled, which is then done again. What is asked of a table comes after that.
 */
let tables: typeof Tables | undefined;

async function fetchTables(): Promise<void> {
  tables = await import('@redress/engine/tables');
}

function loaded(): typeof Tables {
  return tables ?? want(fetchTables, 'tables');
}

export const compileTable: typeof Tables.compileTable = (...asked) => loaded().compileTable(...asked);
export const decideTable: typeof Tables.decideTable = (...asked) => loaded().decideTable(...asked);
export const isSettledWithout: typeof Tables.isSettledWithout = (...asked) =>
  loaded().isSettledWithout(...asked);
export const openSlotsOf: typeof Tables.openSlotsOf = (...asked) => loaded().openSlotsOf(...asked);
export const outputInterval: typeof Tables.outputInterval = (...asked) => loaded().outputInterval(...asked);
export const rowTest: typeof Tables.rowTest = (...asked) => loaded().rowTest(...asked);
export const rowTruths: typeof Tables.rowTruths = (...asked) => loaded().rowTruths(...asked);
export const tablePlace: typeof Tables.tablePlace = (...asked) => loaded().tablePlace(...asked);
