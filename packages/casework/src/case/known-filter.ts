import { nearest } from '@redress/calendar';
import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { allInUse } from '../policy/find-version.js';
import { currentOf } from '../policy/version-for.js';
import type { VersionRow } from '../policy/version.js';
import { mine } from '../scoped.js';
import type { CaseFilter } from './list-cases.js';

const { caseFields } = tables;

/**
 * Refuses a filter that could never match: by a policy that is not there, or by a classification field that neither the
 * current versions declare nor any stored case has. Error: `filter-unknown`, which names the nearest.
 */
export async function knownFilter(context: Context, { policy, fields = {} }: CaseFilter): Promise<void> {
  const asked = Object.keys(fields);
  if (policy === undefined && asked.length === 0) return;
  const versions = (await allInUse(context)).map((inUse) => currentOf(inUse, context.now));
  const ids = versions.map((version) => version.policy);
  if (policy !== undefined && !ids.includes(policy)) throw unknown('policy', policy, ids);
  if (asked.length === 0) return;
  const meant = versions.filter((version) => policy === undefined || version.policy === policy);
  const declared = [...new Set((await Promise.all(meant.map((one) => fieldsOf(context, one)))).flat())];
  for (const field of asked) {
    if (declared.includes(field) || (await isStored(context, field))) continue;
    throw unknown('classification field', field, declared);
  }
}

/** None where the version can no longer be read: what is stored then tells. */
async function fieldsOf(context: Context, version: VersionRow): Promise<readonly string[]> {
  try {
    const { policy } = await context.office.programs.current(context, version);
    return [...policy.document.classification.keys()];
  } catch (error) {
    if (error instanceof CaseworkError && error.code === 'version-unreadable') return [];
    throw error;
  }
}

/** An earlier version may have had a field that none has now. */
async function isStored(context: Context, field: string): Promise<boolean> {
  const found = await context.office.store.database
    .select({ seq: caseFields.seq })
    .from(caseFields)
    .where(mine(context, caseFields, eq(caseFields.field, field)))
    .limit(1);
  return found.length > 0;
}

function unknown(what: string, name: string, known: readonly string[]): CaseworkError {
  const near = nearest(name, known);
  const all =
    known.length === 0 ? 'there are none' : `take one of ${known.map((one) => `\`${one}\``).join(', ')}`;
  return new CaseworkError('filter-unknown', `no ${what} is called \`${name.slice(0, 80)}\``, {
    hint: near === undefined ? all : `did you mean \`${near}\`?`,
  });
}
