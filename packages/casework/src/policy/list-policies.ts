import { tables } from '@redress/store';
import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import {
  describePolicy,
  summarize,
  type PolicyDetail,
  type PolicySummary,
  type Standing,
} from './describe-policy.js';
import { findVersion, isCurrent } from './find-version.js';
import { versionColumns } from './version.js';

const { drafts, policyCurrent, policyVersions } = tables;

/** The client's policies by id, each as its current version says it. */
export async function listPolicies(context: Context): Promise<readonly PolicySummary[]> {
  const { store, programs } = context.office;
  const rows = await store.database
    .select({ version: versionColumns, draft: drafts.etag })
    .from(policyCurrent)
    .innerJoin(policyVersions, isCurrent)
    .leftJoin(drafts, and(eq(drafts.client, policyCurrent.client), eq(drafts.policy, policyCurrent.policy)))
    .where(mine(context, policyCurrent))
    .orderBy(asc(policyCurrent.policy));
  return Promise.all(
    rows.map(async ({ version, draft }) =>
      summarize(await programs.current(context, version), {
        current: version.number,
        hasDraft: draft !== null,
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
