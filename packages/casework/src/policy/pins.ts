import type { Program } from '@redress/engine';
import type { Airports } from '@redress/policy';
import { tables, type Store } from '@redress/store';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { documentOfAirports } from './keep-pins.js';

/** What a case was decided by beside the text of its version, by hash. */
export interface Pins {
  readonly calendarHash: string;
  /** `none` where no airports were looked up; null in cases from before it was noted: they have those of today. */
  readonly airportsHash: string | null;
}

/** The same as documents. */
export interface PinnedDocuments {
  /** By name. */
  readonly calendars: Readonly<Record<string, unknown>>;
  readonly airports: unknown;
}

export function pinsOf({ calendarHash, scope: { airports } }: Program): Pins {
  return { calendarHash, airportsHash: airports?.hash ?? 'none' };
}

/** Reads what is pinned from the store. */
export async function readPins(
  { database }: Store,
  owner: Pick<Context, 'client'>,
  { calendarHash, airportsHash }: Pins,
  today: Airports | undefined,
): Promise<PinnedDocuments> {
  const { airports, calendars } = tables;
  const [set] = await database
    .select({ documents: calendars.documents })
    .from(calendars)
    .where(mine(owner, calendars, eq(calendars.hash, calendarHash)));
  if (set === undefined) throw new Error(`the calendars ${calendarHash} of a stored case are missing`);
  if (airportsHash === 'none') return { calendars: set.documents, airports: undefined };
  if (airportsHash === null || airportsHash === today?.hash) {
    return { calendars: set.documents, airports: today && documentOfAirports(today) };
  }
  const [table] = await database
    .select({ document: airports.document })
    .from(airports)
    .where(mine(owner, airports, eq(airports.hash, airportsHash)));
  if (table === undefined) throw new Error(`the airports ${airportsHash} of a stored case are missing`);
  return { calendars: set.documents, airports: table.document };
}
