import { effectiveJson, type EffectiveJson } from '@redress/policy';
import { tables } from '@redress/store';
import { desc, eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { findVersion, versionsInUse } from './find-version.js';
import {
  versionColumns,
  versionOf,
  type PolicyVersion,
  type PolicyVersionDetail,
  type VersionRow,
} from './version.js';

const { policyVersions } = tables;

/** All versions of a policy, the newest first. Error: `unknown-policy`. */
export async function listVersions(context: Context, policy: string): Promise<readonly PolicyVersion[]> {
  const inUse = await versionsInUse(context, policy);
  const rows = await context.office.store.database
    .select(versionColumns)
    .from(policyVersions)
    .where(mine(context, policyVersions, eq(policyVersions.policy, policy)))
    .orderBy(desc(policyVersions.number));
  return rows.map((row) => versionOf(row, inUse, context.now));
}

/** One version with its text and what it comes to. Errors: `unknown-policy`, `unknown-version`. */
export async function getVersion(
  context: Context,
  policy: string,
  number: number,
): Promise<PolicyVersionDetail> {
  const row = await findVersion(context, policy, number);
  const [text] = await context.office.store.database
    .select({ source: policyVersions.source, layers: policyVersions.layers })
    .from(policyVersions)
    .where(
      mine(context, policyVersions, eq(policyVersions.policy, policy), eq(policyVersions.number, number)),
    );
  return {
    ...versionOf(row, await versionsInUse(context, policy), context.now),
    source: text?.source ?? '',
    effective: await effectiveOf(context, row),
    layers: (text?.layers ?? []).map(({ id, version }) => ({ id, version })),
  };
}

async function effectiveOf(context: Context, version: VersionRow): Promise<EffectiveJson | null> {
  try {
    const { sources } = (await context.office.programs.current(context, version)).policy;
    return sources === undefined ? null : effectiveJson(sources);
  } catch (error) {
    if (error instanceof CaseworkError && error.code === 'version-unreadable') return null;
    throw error;
  }
}
