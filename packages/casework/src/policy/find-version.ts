import { tables } from '@redress/store';
import { and, asc, eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { versionColumns, type VersionRow } from './version.js';

const { policyCurrent, policyVersions } = tables;

/** A version of a policy, the current one unless a number is given. Errors: `unknown-policy`, `unknown-version`. */
export async function findVersion(context: Context, policy: string, number?: number): Promise<VersionRow> {
  const { currents } = context.office;
  const found =
    number === undefined
      ? await currents.find(context, policy, () => lookUpCurrent(context, policy))
      : await lookUp(context, policy, number);
  if (found !== undefined) return found;
  const current = await currentNumber(context, policy);
  throw new CaseworkError('unknown-version', `\`${shown(policy)}\` has no version ${number}`, {
    hint: `list its versions; ${current} is the current one`,
  });
}

async function lookUpCurrent(context: Context, policy: string): Promise<VersionRow | undefined> {
  const [found] = await context.office.store.database
    .select(versionColumns)
    .from(policyCurrent)
    .innerJoin(policyVersions, isCurrent)
    .where(mine(context, policyCurrent, eq(policyCurrent.policy, policy)));
  return found;
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

/** The number of the current version. Error: `unknown-policy`, which names the policies that are there. */
export async function currentNumber(context: Context, policy: string): Promise<number> {
  const { database } = context.office.store;
  const rows = await database
    .select({ policy: policyCurrent.policy, number: policyCurrent.number })
    .from(policyCurrent)
    .where(mine(context, policyCurrent))
    .orderBy(asc(policyCurrent.policy));
  const found = rows.find((row) => row.policy === policy);
  if (found !== undefined) return found.number;
  throw new CaseworkError('unknown-policy', `no policy is called \`${shown(policy)}\``, {
    hint:
      rows.length === 0
        ? 'there are none'
        : `take one of ${rows.map((row) => `\`${row.policy}\``).join(', ')}`,
  });
}

/** Joins what is current with its version. */
export const isCurrent = and(
  eq(policyCurrent.client, policyVersions.client),
  eq(policyCurrent.policy, policyVersions.policy),
  eq(policyCurrent.number, policyVersions.number),
);

function shown(text: string): string {
  return text.slice(0, 80);
}
