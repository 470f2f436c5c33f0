import { and, eq, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Context } from './context.js';

interface OfClient {
  readonly client: SQLiteColumn;
}

/** The rows of the context's client that also meet the conditions: every verb reads and changes through this alone. */
export function mine(
  { client }: Pick<Context, 'client'>,
  table: OfClient,
  ...conditions: (SQL | undefined)[]
): SQL {
  const condition = and(eq(table.client, client), ...conditions);
  if (condition === undefined) throw new Error('a condition was left out');
  return condition;
}

/** Values of a row that belongs to the context's client. */
export function owned<T extends object>(
  { client }: Pick<Context, 'client'>,
  values: T,
): T & { readonly client: string } {
  return { ...values, client };
}
