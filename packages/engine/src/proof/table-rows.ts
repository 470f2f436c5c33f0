import { columnsOf, lawOf, rowCondition, type Condition, type Policy, type Table } from '@redress/policy';
import type { ConditionEntry } from './condition-entries.js';

/** A row of a table, with what it asks as a condition. */
export interface RowEntry extends ConditionEntry {
  readonly row: Table['rows'][number];
}

const KNOWN = new WeakMap<Table, readonly RowEntry[]>();

/** The rows of a table as conditions, `tables.compensation short`; none of those that hold on some days only. */
export function rowEntriesOf(table: Table, { document, types }: Policy): readonly RowEntry[] {
  const known = KNOWN.get(table);
  if (known !== undefined) return known;
  const { currency } = lawOf(document, table.name) ?? document;
  const columns = columnsOf(table, { currency, facts: document.facts }, types);
  const rows = table.rows.flatMap((row, position): RowEntry[] => {
    if (row.from !== undefined || row.to !== undefined) return [];
    const when: Condition = rowCondition(columns, position);
    return [{ where: `tables.${table.name}`, rule: row.id, when, row }];
  });
  KNOWN.set(table, rows);
  return rows;
}

/** A table of more rows is not cut into cells: every limit in it would be one. */
export const MOST_ROWS = 300;
