import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import type { CaseRow } from './stored-case.js';

/** Error: `unknown-case`. */
export async function findCase(context: Context, id: string): Promise<CaseRow> {
  const { cases } = tables;
  const [row] = await context.office.store.database
    .select()
    .from(cases)
    .where(mine(context, cases, eq(cases.id, id)));
  if (row !== undefined) return row;
  throw new CaseworkError('unknown-case', `no case is called \`${id.slice(0, 80)}\``, {
    hint: 'check the id; one that holds `/`, `?` or `%` must be percent-encoded',
  });
}
