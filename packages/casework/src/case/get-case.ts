import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { findCase, findRows } from './find-case.js';
import {
  storedCaseOf,
  togetherOf,
  type CaseRow,
  type StoredCase,
  type StoredMatters,
} from './stored-case.js';

/** A stored case, or a matter of one. Error: `unknown-case`. */
export async function getCase(context: Context, id: string): Promise<StoredCase> {
  const row = await findCase(context, id);
  return storedCaseOf(row, await findVersion(context, row.policy, row.version));
}

/** A stored case, or one with all its matters. Errors: `unknown-case`, `version-unreadable`. */
export async function getWholeCase(context: Context, id: string): Promise<StoredCase | StoredMatters> {
  return storedOf(context, id, await findRows(context, id));
}

/** The rows of a case as they are shown, together where they are its matters. */
export async function storedOf(
  context: Context,
  id: string,
  rows: readonly CaseRow[],
): Promise<StoredCase | StoredMatters> {
  const [first, ...rest] = rows;
  if (first === undefined) throw new Error('a case was found without a row');
  const version = await findVersion(context, first.policy, first.version);
  if (rest.length === 0 && first.id === id) return storedCaseOf(first, version);
  const { policy } = await context.office.programs.pinned(context, version, first);
  return togetherOf(
    id,
    rows.map((row) => storedCaseOf(row, version)),
    policy,
  );
}
