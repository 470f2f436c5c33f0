import { canonicalText, type Json } from '@redress/calendar';
import type { Context } from '../context.js';
import { caseOfMatter } from '@redress/policy';
import { versionsInUse } from '../policy/find-version.js';
import { versionFor } from '../policy/version-for.js';
import { sha256 } from '../sha256.js';
import { findAnswered } from './case-intake.js';
import { storedOf } from './get-case.js';
import { decideAsked, mattersAsked, plain, type Asked } from './decide.js';
import { findRows } from './find-case.js';
import { newCase } from './store-cases.js';
import { storedCaseOf, togetherOf, type StoredCase, type StoredMatters } from './stored-case.js';

export interface NewCaseRequest extends Asked {
  readonly policy: string;
}

export interface Created {
  /** With matters: each of them stored by itself. */
  readonly case: StoredCase | StoredMatters;
  /** The key had been used for the same request: this is what came of it then. */
  readonly isRepeated: boolean;
}

/**
 * Decides a case by the version in force at its receipt and stores both. With a key the same request may be sent again: it is answered as
 * it was, and stored once. Errors: `unknown-policy`,
 * `no-version-in-force`, `case-refused`, `duplicate-id`, `idempotency-key-reused`.
 */
export async function createCase(context: Context, request: NewCaseRequest, key?: string): Promise<Created> {
  const { policy, ...asked } = request;
  const { programs, intake, attester } = context.office;
  const once = key === undefined ? undefined : { key, requestHash: hashOfRequest(request) };
  const before = once && (await findAnswered(context, once));
  if (before !== undefined) return repeated(context, before);

  const inUse = await versionsInUse(context, policy);
  const { matters, isOne } = mattersAsked(asked);
  // Of all matters the receipt is one.
  const version = versionFor(inUse, matters[0]?.case, context.now);
  const program = await programs.current(context, version);
  const several = matters.map((matter) => {
    const decided = decideAsked(program, matter, false);
    const row = newCase(context, version, program, matter, decided);
    // What was read as a case is an object.
    return {
      row,
      stored: storedCaseOf(row, version, matter.case as StoredCase['case'], plain(decided.decision)),
    };
  });
  const [first] = several;
  if (first === undefined) throw new Error('a case without any matter was read');
  const id = isOne ? first.row.id : (caseOfMatter(first.row.id) ?? first.row.id);
  const taken = await intake.take(context, { id, rows: several.map(({ row }) => row), program }, once);
  if (taken.kind === 'repeated') return repeated(context, taken.id);
  attester.wake();
  const stored = several.map((one) => one.stored);
  return { case: isOne ? first.stored : togetherOf(id, stored, program.policy), isRepeated: false };
}

function hashOfRequest(request: NewCaseRequest): string {
  // Parsed JSON, so it can be nothing else.
  return sha256(canonicalText({ verb: 'create-case', ...request } as Json));
}

/** As it was answered: nothing but the attestation of a case changes, and that was pending then. */
async function repeated(context: Context, id: string): Promise<Created> {
  const rows = await findRows(context, id);
  const pending = rows.map((row) => ({ ...row, attestation: 'pending' as const, disputes: [] }));
  return { case: await storedOf(context, id, pending), isRepeated: true };
}
