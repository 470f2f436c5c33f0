import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { append } from '../history/append.js';
import { versionsInUse } from '../policy/find-version.js';
import { mine } from '../scoped.js';
import { holdPrecondition, type Precondition } from './draft.js';

/** Throws a draft away. Errors: `unknown-policy`, `draft-changed`. */
export async function discardDraft(
  context: Context,
  policy: string,
  precondition: Precondition,
): Promise<void> {
  const { drafts } = tables;
  await versionsInUse(context, policy);
  await context.office.store.write(async (transaction, notes) => {
    const isIt = mine(context, drafts, eq(drafts.policy, policy));
    const [before] = await transaction.select().from(drafts).where(isIt);
    holdPrecondition(precondition, before);
    await transaction.delete(drafts).where(isIt);
    await append(context, transaction, notes, [
      { verb: 'draft-discarded', subject: `policy:${policy}`, payload: { base: before?.base ?? 0 } },
    ]);
  });
}
