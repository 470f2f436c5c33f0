import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import {
  describePolicy,
  summarize,
  type PolicyDetail,
  type PolicySummary,
  type Standing,
} from './describe-policy.js';
import { allInUse, findVersion } from './find-version.js';
import { currentOf } from './version-for.js';

const { drafts } = tables;

/** The client's policies by id, each as its current version says it. */
export async function listPolicies(context: Context): Promise<readonly PolicySummary[]> {
  const { store, programs } = context.office;
  const current = (await allInUse(context)).map((inUse) => currentOf(inUse, context.now));
  const open = await store.database
    .select({ policy: drafts.policy })
    .from(drafts)
    .where(mine(context, drafts));
  return Promise.all(
    current.map(async (version) =>
      summarize(await programs.current(context, version), {
        current: version.number,
        hasDraft: open.some(({ policy }) => policy === version.policy),
      }),
    ),
  );
}

/** A policy with titles and samples. Error: `unknown-policy`. */
export async function getPolicy(context: Context, policy: string): Promise<PolicyDetail> {
  const version = await findVersion(context, policy);
  const [draft] = await context.office.store.database
    .select({ etag: drafts.etag })
    .from(drafts)
    .where(mine(context, drafts, eq(drafts.policy, policy)));
  const standing: Standing = { current: version.number, hasDraft: draft !== undefined };
  return describePolicy(await context.office.programs.current(context, version), standing);
}
