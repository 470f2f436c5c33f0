import type { Json } from '@redress/calendar';
import type { Program } from '@redress/engine';
import type { Airports } from '@redress/policy';
import { tables, type Transaction } from '@redress/store';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.js';
import { mine, owned } from '../scoped.js';

const { airports, calendars } = tables;

/** Keeps the calendars and the airports a program decides by, each under the hash that its cases name. */
export async function keepPins(
  context: Context,
  transaction: Transaction,
  notes: Map<string, unknown>,
  program: Program,
): Promise<void> {
  const { calendarHash: hash } = program;
  await once(context, transaction, notes, calendars, hash, () =>
    transaction.insert(calendars).values(owned(context, { hash, documents: documentsOf(program) })),
  );
  const table = program.scope.airports;
  if (table === undefined) return;
  await once(context, transaction, notes, airports, table.hash, () =>
    transaction
      .insert(airports)
      .values(owned(context, { hash: table.hash, document: documentOfAirports(table) })),
  );
}

/** They are long, so it is looked first whether they are there. */
async function once(
  context: Context,
  transaction: Transaction,
  notes: Map<string, unknown>,
  table: typeof airports | typeof calendars,
  hash: string,
  insert: () => PromiseLike<unknown>,
): Promise<void> {
  const note = `kept for ${context.client}: ${hash}`;
  if (notes.has(note)) return;
  const [kept] = await transaction
    .select({ hash: table.hash })
    .from(table)
    .where(mine(context, table, eq(table.hash, hash)));
  if (kept === undefined) await insert();
  notes.set(note, true);
}

/** In their canonical form, clock changes included, so that another machine compiles the same. */
function documentsOf(program: Program): Record<string, Json> {
  const documents: Record<string, Json> = {};
  for (const [name, calendar] of program.calendars.used) documents[name] = JSON.parse(calendar.canonicalText);
  return documents;
}

/** A table of airports as `readAirports` reads it, with where it comes from, which its licence asks for. */
export function documentOfAirports({
  edition,
  source,
  licence,
  attribution,
  canonicalText,
}: Airports): AirportsDocument {
  return { edition, source, licence, attribution, airports: JSON.parse(canonicalText) };
}

export interface AirportsDocument {
  readonly edition: string;
  readonly source: string;
  readonly licence: string;
  readonly attribution: string;
  /** By IATA code: ISO 3166 country, IANA zone, degrees north, degrees east. */
  readonly airports: Readonly<
    Record<string, readonly [country: string, zone: string, lat: number, lon: number]>
  >;
}
