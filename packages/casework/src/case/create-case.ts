import { canonicalText, type Json } from '@redress/calendar';
import { tables, type Transaction } from '@redress/store';
import { eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { mine, owned } from '../scoped.js';
import { sha256 } from '../sha256.js';
import { decideAsked, type Asked } from './decide.js';
import { findCase } from './find-case.js';
import { newCase, storeCases } from './store-cases.js';
import { storedCaseOf, type StoredCase } from './stored-case.js';

export interface NewCaseRequest extends Asked {
  readonly policy: string;
}

export interface Created {
  readonly case: StoredCase;
  /** The key had been used for the same request: this is what came of it then. */
  readonly isRepeated: boolean;
}

/**
 * Decides a case by the current version and stores both. With a key the same request may be sent again: it is answered as
 * it was, and stored once. Errors: `unknown-policy`, `case-refused`, `duplicate-id`, `idempotency-key-reused`.
 */
export async function createCase(context: Context, request: NewCaseRequest, key?: string): Promise<Created> {
  const { policy, ...asked } = request;
  const { store, programs, attester } = context.office;
  const once = key === undefined ? undefined : { key, requestHash: hashOfRequest(request) };
  const before = once && (await answered(context, store.database, once));
  if (before !== undefined) return repeated(context, before);

  const version = await findVersion(context, policy);
  const program = await programs.current(context, version);
  const row = newCase(context, version, program, asked, decideAsked(program, asked, false));
  const meanwhile = await store.write(async (transaction, notes) => {
    const other = once && (await answered(context, transaction, once));
    if (other !== undefined) return other;
    const [refused] = await storeCases(context, transaction, notes, [row], program);
    if (refused !== undefined) throw refused;
    if (once !== undefined) {
      const subject = `case:${row.id}`;
      await transaction
        .insert(tables.idempotencyKeys)
        .values(owned(context, { ...once, subject, at: context.now }));
    }
    return undefined;
  });
  if (meanwhile !== undefined) return repeated(context, meanwhile);
  attester.wake();
  return { case: storedCaseOf({ ...row, client: context.client, seq: 0 }), isRepeated: false };
}

interface Once {
  readonly key: string;
  readonly requestHash: string;
}

function hashOfRequest(request: NewCaseRequest): string {
  // Parsed JSON, so it can be nothing else.
  return sha256(canonicalText({ verb: 'create-case', ...request } as Json));
}

/** The id of the case that a request with this key created. Error: `idempotency-key-reused`. */
async function answered(
  context: Context,
  database: Pick<Transaction, 'select'>,
  { key, requestHash }: Once,
): Promise<string | undefined> {
  const { idempotencyKeys } = tables;
  const [row] = await database
    .select({ requestHash: idempotencyKeys.requestHash, subject: idempotencyKeys.subject })
    .from(idempotencyKeys)
    .where(mine(context, idempotencyKeys, eq(idempotencyKeys.key, key)));
  if (row === undefined) return undefined;
  if (row.requestHash === requestHash) return row.subject.slice('case:'.length);
  throw new CaseworkError('idempotency-key-reused', 'the Idempotency-Key was used for another request', {
    hint: 'give each request a key of its own, and repeat a request unchanged',
  });
}

/** As it was answered: nothing but the attestation of a case changes, and that was pending then. */
async function repeated(context: Context, id: string): Promise<Created> {
  const row = await findCase(context, id);
  return { case: storedCaseOf({ ...row, attestation: 'pending', disputes: [] }), isRepeated: true };
}
