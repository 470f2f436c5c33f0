import { insertRows, tables, type Transaction } from '@redress/store';
import { desc } from 'drizzle-orm';
import type { Json } from '@redress/calendar';
import type { Context } from '../context.js';
import { instantText } from '../instant.js';
import { mine } from '../scoped.js';
import { FIRST_PREV_HASH, hashOf } from './event.js';

export interface Happening {
  /** Unless the context says them. */
  readonly at?: number;
  readonly actor?: string;
  readonly verb: string;
  readonly subject: string;
  readonly payload: Json;
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

const { events } = tables;

/** The end of the client's history inside a transaction. */
export async function headOf(
  context: Pick<Context, 'client'>,
  transaction: Transaction,
  notes: Map<string, unknown>,
): Promise<Head> {
  const noted = notes.get(noteOf(context));
  if (noted !== undefined) return noted as Head;
  const [last] = await transaction
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .where(mine(context, events))
    .orderBy(desc(events.seq))
    .limit(1);
  return last ?? { seq: 0, hash: FIRST_PREV_HASH };
}

/** Adds to the client's history, in the transaction that makes it true. */
export async function append(
  context: Pick<Context, 'client' | 'actor' | 'now'>,
  transaction: Transaction,
  notes: Map<string, unknown>,
  happenings: readonly Happening[],
): Promise<void> {
  const { client, now } = context;
  let head = await headOf(context, transaction, notes);
  const rows = happenings.map(({ at = now, actor = context.actor, verb, subject, payload }) => {
    const event = { seq: head.seq + 1, client, actor, verb, subject, payload, prevHash: head.hash };
    const hash = hashOf({ ...event, at: instantText(at) });
    head = { seq: event.seq, hash };
    return { ...event, at, hash };
  });
  await insertRows(transaction, events, rows);
  notes.set(noteOf(context), head);
}

function noteOf({ client }: Pick<Context, 'client'>): string {
  return `head of ${client}`;
}
