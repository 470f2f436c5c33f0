import { canonicalText, type Json } from '@redress/calendar';
import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { sha256 } from '../sha256.js';
import { findAnswered } from './case-intake.js';
import { decideAsked, plain, type Asked } from './decide.js';
import { findCase } from './find-case.js';
import { newCase } from './store-cases.js';
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
  const { programs, intake, attester } = context.office;
  const once = key === undefined ? undefined : { key, requestHash: hashOfRequest(request) };
  const before = once && (await findAnswered(context, once));
  if (before !== undefined) return repeated(context, before);

  const version = await findVersion(context, policy);
  const program = await programs.current(context, version);
  const decided = decideAsked(program, asked, false);
  const row = newCase(context, version, program, asked, decided);
  const taken = await intake.take(context, row, program, once);
  if (taken.kind === 'repeated') return repeated(context, taken.id);
  attester.wake();
  // What was read as a case is an object.
  const stored = storedCaseOf(row, asked.case as StoredCase['case'], plain(decided.decision));
  return { case: stored, isRepeated: false };
}

function hashOfRequest(request: NewCaseRequest): string {
  // Parsed JSON, so it can be nothing else.
  return sha256(canonicalText({ verb: 'create-case', ...request } as Json));
}

/** As it was answered: nothing but the attestation of a case changes, and that was pending then. */
async function repeated(context: Context, id: string): Promise<Created> {
  const row = await findCase(context, id);
  return { case: storedCaseOf({ ...row, attestation: 'pending', disputes: [] }), isRepeated: true };
}
