import { tables } from '@redress/store';
import { and, asc, desc, eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { currentOf } from './version-for.js';
import { versionColumns, type VersionRow, type VersionsInUse } from './version.js';

const { policyInUse, policyVersions } = tables;

/** A version of a policy, the current one unless a number is given. Errors: `unknown-policy`, `unknown-version`. */
export async function findVersion(context: Context, policy: string, number?: number): Promise<VersionRow> {
  if (number === undefined) return currentOf(await versionsInUse(context, policy), context.now);
  const found = await context.office.currents.findFrozen(context, policy, number, () =>
    lookUp(context, policy, number),
  );
  if (found !== undefined) return found;
  const current = await findVersion(context, policy);
  throw new CaseworkError('unknown-version', `\`${shown(policy)}\` has no version ${number}`, {
    hint: `list its versions; ${current.number} is the current one`,
  });
}

/** The versions of a policy in use. Error: `unknown-policy`, which names the policies that are there. */
export async function versionsInUse(context: Context, policy: string): Promise<VersionsInUse> {
  const [last, ...others] = await lookUpInUse(context, policy);
  if (last !== undefined) return [last, ...others];
  const ids = (await allInUse(context)).map(([{ policy: id }]) => `\`${id}\``);
  throw new CaseworkError('unknown-policy', `no policy is called \`${shown(policy)}\``, {
    hint: ids.length === 0 ? 'there are none' : `take one of ${ids.join(', ')}`,
  });
}

/** The same, none where there is no such policy. */
export function lookUpInUse(context: Context, policy: string): Promise<readonly VersionRow[]> {
  return context.office.currents.find(context, policy, () =>
    context.office.store.database
      .select(versionColumns)
      .from(policyInUse)
      .innerJoin(policyVersions, isInUse)
      .where(mine(context, policyInUse, eq(policyInUse.policy, policy)))
      .orderBy(desc(policyInUse.turn)),
  );
}

/** Those of all policies, which stand in the order of their ids. */
export async function allInUse(context: Context): Promise<readonly VersionsInUse[]> {
  const rows = await context.office.store.database
    .select(versionColumns)
    .from(policyInUse)
    .innerJoin(policyVersions, isInUse)
    .where(mine(context, policyInUse))
    .orderBy(asc(policyInUse.policy), desc(policyInUse.turn));
  const policies = new Map<string, [VersionRow, ...VersionRow[]]>();
  for (const row of rows) {
    const known = policies.get(row.policy);
    if (known === undefined) policies.set(row.policy, [row]);
    else known.push(row);
  }
  return [...policies.values()];
}

async function lookUp(context: Context, policy: string, number: number): Promise<VersionRow | undefined> {
  const [found] = await context.office.store.database
    .select(versionColumns)
    .from(policyVersions)
    .where(
      mine(context, policyVersions, eq(policyVersions.policy, policy), eq(policyVersions.number, number)),
    );
  return found;
}

const isInUse = and(
  eq(policyInUse.client, policyVersions.client),
  eq(policyInUse.policy, policyVersions.policy),
  eq(policyInUse.number, policyVersions.number),
);

function shown(text: string): string {
  return text.slice(0, 80);
}
