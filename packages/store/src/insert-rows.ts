import { getTableColumns, getTableName, SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Transaction } from './writer.js';

/** SQLite takes 32,766; a statement of this many is already cheap for each row. */
const MOST_PARAMETERS = 8_000;

/**
 * Inserts rows, many a statement. What drizzle's own `values` does, without its look at every single value, which takes
 * longer than SQLite does. Every column is given; `undefined` is none.
 */
export async function insertRows<T extends SQLiteTable>(
  transaction: Transaction,
  table: T,
  rows: readonly T['$inferSelect'][],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  const atATime = Math.floor(MOST_PARAMETERS / columns.length);
  for (let from = 0; from < rows.length; from += atATime) {
    const some = rows.slice(from, from + atATime);
    await transaction.run(new Statement(textOf(table, columns, some.length), parametersOf(columns, some)));
  }
}

/** A statement whose text and parameters are known: nothing of it is put together. */
class Statement extends SQL {
  constructor(
    private readonly text: string,
    private readonly parameters: unknown[],
  ) {
    super([]);
  }

  override toQuery() {
    return { sql: this.text, params: this.parameters };
  }
}

function textOf(table: SQLiteTable, columns: readonly [string, SQLiteColumn][], rows: number): string {
  const names = columns.map(([, { name }]) => `"${name}"`).join(',');
  const row = `(${columns.map(() => '?').join(',')})`;
  return `insert into "${getTableName(table)}" (${names}) values ${`${row},`.repeat(rows - 1)}${row}`;
}

function parametersOf(columns: readonly [string, SQLiteColumn][], rows: readonly object[]): unknown[] {
  return rows.flatMap((row) =>
    columns.map(([key, column]) => {
      const value: unknown = Reflect.get(row, key);
      return value === undefined || value === null ? null : column.mapToDriverValue(value);
    }),
  );
}
