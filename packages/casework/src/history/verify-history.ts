import { tables } from '@redress/store';
import { and, asc, gt, inArray } from 'drizzle-orm';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { sha256 } from '../sha256.js';
import { eventOf, FIRST_PREV_HASH, hashOf, type HistoryEvent } from './event.js';

export interface HistoryVerification {
  /** How many events there are. */
  readonly events: number;
  /** How many cases still have the texts that were hashed at their creation. */
  readonly cases: number;
  /** The first event that does not hold, and why. */
  readonly broken?: { readonly seq: number; readonly why: string };
}

const PAGE = 1_000;

/** Follows the client's whole history: numbers without a gap, hashes that chain, cases as they were hashed. */
export async function verifyHistory(context: Context): Promise<HistoryVerification> {
  const { events } = tables;
  const { database } = context.office.store;
  let last = { seq: 0, hash: FIRST_PREV_HASH };
  let cases = 0;
  for (;;) {
    const rows = await database
      .select()
      .from(events)
      .where(and(mine(context, events), gt(events.seq, last.seq)))
      .orderBy(asc(events.seq))
      .limit(PAGE);
    if (rows.length === 0) return { events: last.seq, cases };
    const page = rows.map(eventOf);
    const texts = await textsOf(context, page);
    for (const event of page) {
      const why = faultOf(event, last) ?? caseFaultOf(event, texts);
      if (why !== undefined) return { events: last.seq, cases, broken: { seq: event.seq, why } };
      if (event.verb === CREATED) cases += 1;
      last = event;
    }
  }
}

const CREATED = 'case-created';

function faultOf(
  event: HistoryEvent,
  last: { readonly seq: number; readonly hash: string },
): string | undefined {
  if (event.seq !== last.seq + 1) return `event ${last.seq + 1} is missing`;
  if (event.prevHash !== last.hash) return 'it does not follow the event before it';
  return hashOf(event) === event.hash ? undefined : 'it is not as it was written';
}

interface Texts {
  readonly case: string;
  readonly decision: string;
}

async function textsOf(context: Context, page: readonly HistoryEvent[]): Promise<ReadonlyMap<number, Texts>> {
  const { cases } = tables;
  const seqs = page.flatMap(({ verb, seq }) => (verb === CREATED ? [seq] : []));
  if (seqs.length === 0) return new Map();
  const rows = await context.office.store.database
    .select({ seq: cases.seq, case: cases.case, decision: cases.decision })
    .from(cases)
    .where(mine(context, cases, inArray(cases.seq, seqs)));
  return new Map(rows.map(({ seq, ...texts }) => [seq, texts]));
}

function caseFaultOf(
  { verb, seq, payload }: HistoryEvent,
  texts: ReadonlyMap<number, Texts>,
): string | undefined {
  if (verb !== CREATED) return undefined;
  const found = texts.get(seq);
  if (found === undefined) return 'its case is missing';
  const { caseHash, decisionHash } = payload as Readonly<Record<string, unknown>>;
  return caseHash === sha256(found.case) && decisionHash === sha256(found.decision)
    ? undefined
    : 'its case is not as it was stored';
}
