import { tables } from '@redress/store';
import { caseOfMatter, matterPrefix } from '@redress/policy';
import { and, asc, eq, gt, lt, or } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import type { CaseRow } from './stored-case.js';

/** A case by its id, or where it has matters each of them, in their order. Error: `unknown-case`. */
export async function findRows(context: Context, id: string): Promise<readonly [CaseRow, ...CaseRow[]]> {
  const { cases } = tables;
  const prefix = matterPrefix(id);
  const rows = await context.office.store.database
    .select()
    .from(cases)
    .where(
      mine(
        context,
        cases,
        or(eq(cases.id, id), and(gt(cases.id, prefix), lt(cases.id, `${prefix}${LAST_CHARACTER}`))),
      ),
    )
    .orderBy(asc(cases.seq));
  const own = rows.find((row) => row.id === id);
  if (own !== undefined) return [own];
  const [first, ...rest] = rows.filter((row) => caseOfMatter(row.id) === id);
  if (first !== undefined) return [first, ...rest];
  throw unknownCase(id);
}

const LAST_CHARACTER = '\u{10FFFF}';

/** Error: `unknown-case`. */
export async function findCase(context: Context, id: string): Promise<CaseRow> {
  const { cases } = tables;
  const [row] = await context.office.store.database
    .select()
    .from(cases)
    .where(mine(context, cases, eq(cases.id, id)));
  if (row !== undefined) return row;
  throw unknownCase(id);
}

function unknownCase(id: string): CaseworkError {
  return new CaseworkError('unknown-case', `no case is called \`${id.slice(0, 80)}\``, {
    hint: 'check the id; one that holds `/`, `?` or `%` must be percent-encoded',
  });
}
