import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { versionsInUse } from '../policy/find-version.js';
import { mine } from '../scoped.js';
import { draftOf, type PolicyDraft } from './draft.js';

/** The draft of a policy with what is to be said about it. Errors: `unknown-policy`, `no-draft`. */
export async function readDraft(context: Context, policy: string): Promise<PolicyDraft> {
  await versionsInUse(context, policy);
  const { drafts } = tables;
  const [row] = await context.office.store.database
    .select()
    .from(drafts)
    .where(mine(context, drafts, eq(drafts.policy, policy)));
  if (row !== undefined) return draftOf(context, row);
  throw new CaseworkError('no-draft', `\`${policy}\` has no draft`, {
    hint: 'begin one from a version with PUT and `If-None-Match: *`',
  });
}
