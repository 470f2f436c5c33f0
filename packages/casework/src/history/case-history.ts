import { tables } from '@redress/store';
import { asc, eq } from 'drizzle-orm';
import { findCase } from '../case/find-case.js';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { eventOf, type HistoryEvent } from './event.js';

/** What happened to a case, in order. Error: `unknown-case`. */
export async function caseHistory(context: Context, id: string): Promise<readonly HistoryEvent[]> {
  const { events } = tables;
  await findCase(context, id);
  const rows = await context.office.store.database
    .select()
    .from(events)
    .where(mine(context, events, eq(events.subject, `case:${id}`)))
    .orderBy(asc(events.seq));
  return rows.map(eventOf);
}
