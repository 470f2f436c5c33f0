import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { getAirports, type AirportsTable } from '@redress/casework';
import { compress } from 'hono/compress';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';

const tableSchema = z
  .object({
    edition: z.string(),
    source: z.string(),
    licence: z.string(),
    attribution: z.string().meta({ description: 'whom to name wherever the data is passed on' }),
    airports: z.record(
      z.string(),
      z.tuple([
        z.string().meta({ description: 'country, ISO 3166' }),
        z.string().meta({ description: 'zone, IANA' }),
        z.number().meta({ description: 'degrees north' }),
        z.number().meta({ description: 'degrees east' }),
      ]),
    ),
  })
  .openapi('Airports');
const headers = z.object({
  'if-none-match': z
    .string()
    .optional()
    .meta({ description: 'the `ETag` of the table at hand: answered with 304 while it is the same' }),
});

/** `/v1/airports`: the table by which new cases are decided; half a megabyte that seldom changes. */
export function airportsRoute(addresses: Addresses, { contextOf }: Desk): void {
  addresses.app.use('/v1/airports', compress());
  addresses.add(
    {
      method: 'get',
      path: '/v1/airports',
      tag: 'places',
      summary: 'The airports that codes are looked up in, by IATA code',
      description: 'Ask again with `If-None-Match`: the table is half a megabyte and seldom changes.',
      headers,
      answers: {
        200: { description: 'the table', body: { 'application/json': tableSchema } },
        304: { description: 'the one at hand is still the same' },
      },
      problems: ['unknown-airports'],
    },
    async (context) => {
      const { text, etag } = writtenOf(await getAirports(contextOf()));
      const caching = { etag, 'cache-control': 'no-cache' };
      const known = (context.req.header('if-none-match') ?? '').split(',').map((one) => one.trim());
      if (known.includes(etag)) return context.body(null, 304, caching);
      return context.body(text, 200, { 'content-type': 'application/json', ...caching });
    },
  );
}

interface Written {
  readonly text: string;
  /** A weak one: the table is the same, compressed or not. */
  readonly etag: string;
}

const written = new WeakMap<AirportsTable, Written>();

function writtenOf(table: AirportsTable): Written {
  const known = written.get(table);
  if (known !== undefined) return known;
  const text = JSON.stringify(table.document);
  const made = { text, etag: `W/"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"` };
  written.set(table, made);
  return made;
}
