import { randomBytes } from 'node:crypto';
import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { append } from '../history/append.js';
import { findVersion } from '../policy/find-version.js';
import { mine, owned } from '../scoped.js';
import { sha256 } from '../sha256.js';
import { draftOf, holdPrecondition, type PolicyDraft, type Precondition } from './draft.js';

/**
 * Keeps a text as the policy's draft, also a broken one: nothing typed is lost. Every save gets an ETag of its own.
 * Errors: `unknown-policy`, `unknown-version` (of `base`), `draft-changed`.
 */
export async function saveDraft(
  context: Context,
  policy: string,
  { source, base }: { readonly source: string; readonly base: number },
  precondition: Precondition,
): Promise<PolicyDraft> {
  const { drafts } = tables;
  await findVersion(context, policy, base);
  const etag = `"${randomBytes(12).toString('hex')}"`;
  const row = owned(context, { policy, source, base, etag, savedAt: context.now, by: context.actor });
  await context.office.store.write(async (transaction, notes) => {
    const [before] = await transaction
      .select()
      .from(drafts)
      .where(mine(context, drafts, eq(drafts.policy, policy)));
    holdPrecondition(precondition, before);
    await transaction
      .insert(drafts)
      .values(row)
      .onConflictDoUpdate({ target: [drafts.client, drafts.policy], set: row });
    await append(context, transaction, notes, [
      { verb: 'draft-saved', subject: `policy:${policy}`, payload: { base, sourceHash: sha256(source) } },
    ]);
  });
  return draftOf(context, row);
}
