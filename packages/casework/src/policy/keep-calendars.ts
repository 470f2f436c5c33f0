import type { Json } from '@redress/calendar';
import type { Program } from '@redress/engine';
import { tables, type Transaction } from '@redress/store';
import type { Context } from '../context.js';
import { owned } from '../scoped.js';

/** Keeps the calendars a program decides by, under the hash that its decisions name. */
export async function keepCalendars(
  context: Context,
  transaction: Transaction,
  program: Program,
): Promise<void> {
  await transaction
    .insert(tables.calendars)
    .values(owned(context, { hash: program.calendarHash, documents: documentsOf(program) }))
    .onConflictDoNothing();
}

/** In their canonical form, clock changes included, so that another machine compiles the same. */
function documentsOf(program: Program): Record<string, Json> {
  const known = made.get(program);
  if (known !== undefined) return known;
  const documents: Record<string, Json> = {};
  for (const [name, calendar] of program.calendars.used) documents[name] = JSON.parse(calendar.canonicalText);
  made.set(program, documents);
  return documents;
}

const made = new WeakMap<Program, Record<string, Json>>();
