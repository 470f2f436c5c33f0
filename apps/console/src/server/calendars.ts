import type { CalendarSummary, Items } from '@redress/api/contract';
import { ask } from './request.js';

/** The documents of all calendars, by name. @throws ServerError */
export async function fetchCalendars(): Promise<Readonly<Record<string, unknown>>> {
  const { items } = await ask<Items<CalendarSummary>>('/v1/calendars');
  const documents = await Promise.all(
    items.map(
      async ({ name }) => [name, await ask<unknown>(`/v1/calendars/${encodeURIComponent(name)}`)] as const,
    ),
  );
  return Object.fromEntries(documents);
}
