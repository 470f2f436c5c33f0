import type { Program } from '@redress/engine';
import { insertRows, tables, type Transaction } from '@redress/store';
import { inArray } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { append, headOf, type Happening } from '../history/append.js';
import { keepPins } from '../policy/keep-pins.js';
import { pinsOf } from '../policy/pins.js';
import type { VersionRow } from '../policy/version.js';
import { mine, owned } from '../scoped.js';
import { sha256 } from '../sha256.js';
import { plain, type Asked, type Decided } from './decide.js';
import type { CaseRow } from './stored-case.js';

export type NewCase = Omit<CaseRow, 'client' | 'seq'>;

const { caseFields, cases } = tables;
/** The row of a decided case, all but its place in the history. */
export function newCase(
  { actor, now }: Context,
  version: VersionRow,
  program: Program,
  asked: Asked,
  { decision, input, receivedAt }: Decided,
): NewCase {
  return {
    id: input.id,
    policy: version.policy,
    version: version.number,
    attestation: 'pending',
    undetermined: decision.undetermined.length,
    receivedAt: receivedAt ?? null,
    createdAt: now,
    createdBy: actor,
    sourceHash: version.sourceHash,
    effectiveHash: version.effectiveHash,
    ...pinsOf(program),
    receivedText: receivedAt === undefined ? null : program.instantText(receivedAt),
    at: decision.at,
    classification: decision.classification,
    disputes: [],
    rates: asked.rates ?? [],
    case: JSON.stringify(asked.case),
    decision: JSON.stringify(plain(decision)),
  };
}

/** A case on its way into the store: its row, or one for each of its matters. */
export interface Wanted {
  readonly id: string;
  readonly rows: readonly NewCase[];
  readonly program: Program;
}

/**
 * Stores cases with their events, in their order. Those whose id is taken, also by one before them or for one of their
 * matters, are left out whole and answer the error `duplicate-id` in their place.
 */
export async function storeCases(
  context: Context,
  transaction: Transaction,
  notes: Map<string, unknown>,
  wanted: readonly Wanted[],
): Promise<(CaseworkError | undefined)[]> {
  const taken = await idsTaken(
    context,
    transaction,
    wanted.flatMap(({ id, rows }) => [id, ...rows.map((row) => row.id)]),
  );
  const { seq } = await headOf(context, transaction, notes);
  const rows: CaseRow[] = [];
  const outcomes = wanted.map(({ id, rows: own }) => {
    const ids = [id, ...own.map((row) => row.id)];
    const twice = ids.find((one) => taken.has(one));
    if (twice !== undefined) return duplicateId(twice);
    for (const one of ids) taken.add(one);
    for (const row of own) rows.push(owned(context, { ...row, seq: seq + rows.length + 1 }));
    return undefined;
  });
  if (rows.length === 0) return outcomes;
  for (const program of new Set(wanted.map((one) => one.program))) {
    await keepPins(context, transaction, notes, program);
  }
  await insertRows(transaction, cases, rows);
  await insertRows(transaction, caseFields, rows.flatMap(fieldsOf));
  await append(context, transaction, notes, rows.map(creationOf));
  return outcomes;
}

async function idsTaken(context: Context, transaction: Transaction, ids: string[]): Promise<Set<string>> {
  const found = await transaction
    .select({ id: cases.id })
    .from(cases)
    .where(mine(context, cases, inArray(cases.id, ids)));
  return new Set(found.map(({ id }) => id));
}

function duplicateId(id: string): CaseworkError {
  return new CaseworkError('duplicate-id', `there is a case \`${id.slice(0, 80)}\` already`, {
    hint: 'give the new one another id; to send a request again safely, use an Idempotency-Key',
  });
}

function fieldsOf({ client, seq, classification }: CaseRow): (typeof caseFields.$inferSelect)[] {
  return Object.entries(classification).map(([field, value]) => ({
    client,
    seq,
    field,
    value: fieldText(value),
  }));
}

/** A value of a field as lists filter by it: texts as they are, the rest as JSON. */
function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Hashes in place of the texts, so that the history says nothing personal and still proves both. */
function creationOf(row: CaseRow): Happening {
  const { id, policy, version, effectiveHash, calendarHash, airportsHash } = row;
  return {
    at: row.createdAt,
    actor: row.createdBy,
    verb: 'case-created',
    subject: `case:${id}`,
    payload: {
      policy,
      version,
      effectiveHash,
      calendarHash,
      airportsHash,
      caseHash: sha256(row.case),
      decisionHash: sha256(row.decision),
    },
  };
}
