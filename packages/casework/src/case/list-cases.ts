import type { Decision } from '@redress/engine';
import { tables } from '@redress/store';
import { and, desc, eq, gt, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { Context } from '../context.js';
import { instantText } from '../instant.js';
import { mine } from '../scoped.js';
import { cursorText, readCursor } from './cursor.js';
import { knownFilter } from './known-filter.js';
import type { Attestation, CaseSummary } from './stored-case.js';

/** All that is given must hold. */
export interface CaseFilter {
  readonly policy?: string | undefined;
  readonly version?: number | undefined;
  readonly attestation?: Attestation | undefined;
  readonly isUndetermined?: boolean | undefined;
  /** Epoch milliseconds, inclusive. */
  readonly receivedFrom?: number | undefined;
  /** Epoch milliseconds, exclusive. */
  readonly receivedTo?: number | undefined;
  /** How the id begins. */
  readonly idPrefix?: string | undefined;
  /** Values of classification fields. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

export interface CasePage {
  readonly items: readonly CaseSummary[];
  /** The cursor of the following page. */
  readonly next: string | null;
}

const { caseFields, cases } = tables;

/** Stored cases, the newest first, a page at a time. Errors: `cursor-invalid`, `filter-unknown`. */
export async function listCases(
  context: Context,
  filter: CaseFilter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<CasePage> {
  const { database } = context.office.store;
  await knownFilter(context, filter);
  // What matches is found in an index that holds all that is asked for; only then are rows read.
  const matching = await database
    .select({ seq: cases.seq })
    .from(cases)
    .where(
      mine(
        context,
        cases,
        ...conditionsOf(context, filter),
        cursor === undefined ? undefined : lt(cases.seq, readCursor(cursor)),
      ),
    )
    .orderBy(desc(cases.seq))
    .limit(limit + 1);
  const seqs = matching.slice(0, limit).map(({ seq }) => seq);
  const rows = await database
    .select({
      id: cases.id,
      policy: cases.policy,
      version: cases.version,
      effectiveHash: cases.effectiveHash,
      receivedText: cases.receivedText,
      createdAt: cases.createdAt,
      classification: cases.classification,
      undetermined: cases.undetermined,
      attestation: cases.attestation,
    })
    .from(cases)
    .where(mine(context, cases, inArray(cases.seq, seqs)))
    .orderBy(desc(cases.seq));
  const last = seqs.at(-1);
  return {
    items: rows.map(
      ({ policy, version, effectiveHash, receivedText, createdAt, classification, ...row }) => ({
        ...row,
        policy: { id: policy, version, effectiveHash },
        receivedAt: receivedText,
        createdAt: instantText(createdAt),
        // Written by us from a decision.
        classification: classification as Decision['classification'],
      }),
    ),
    next: matching.length > limit && last !== undefined ? cursorText(last) : null,
  };
}

function conditionsOf(context: Context, filter: CaseFilter): (SQL | undefined)[] {
  const { policy, version, attestation, isUndetermined, receivedFrom, receivedTo, idPrefix, fields } = filter;
  return [
    policy === undefined ? undefined : eq(cases.policy, policy),
    version === undefined ? undefined : eq(cases.version, version),
    attestation === undefined ? undefined : eq(cases.attestation, attestation),
    isUndetermined === undefined
      ? undefined
      : isUndetermined
        ? gt(cases.undetermined, 0)
        : eq(cases.undetermined, 0),
    receivedFrom === undefined ? undefined : gte(cases.receivedAt, receivedFrom),
    receivedTo === undefined ? undefined : lt(cases.receivedAt, receivedTo),
    idPrefix === undefined
      ? undefined
      : and(gte(cases.id, idPrefix), lt(cases.id, `${idPrefix}${LAST_CHARACTER}`)),
    ...Object.entries(fields ?? {}).map(([field, value]) =>
      inArray(cases.seq, seqsWith(context, field, value)),
    ),
  ];
}

const LAST_CHARACTER = '\u{10FFFF}';

function seqsWith(context: Context, field: string, value: string) {
  return context.office.store.database
    .select({ seq: caseFields.seq })
    .from(caseFields)
    .where(mine(context, caseFields, eq(caseFields.field, field), eq(caseFields.value, value)));
}
