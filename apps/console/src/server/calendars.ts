import { ask } from './request.js';

/** All calendars of the server, by name, as they stand in its files. @throws ServerError */
export async function fetchCalendars(): Promise<Readonly<Record<string, unknown>>> {
  const { items } = (await ask<{ items: readonly { readonly name: string }[] }>('/v1/calendars')).body;
  const documents = await Promise.all(
    items.map(async ({ name }) => {
      const { body } = await ask<unknown>(`/v1/calendars/${encodeURIComponent(name)}`);
      return [name, body] as const;
    }),
  );
  return Object.fromEntries(documents);
}
