import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configs, problemOf, serve, type Served } from '../app.fixture.js';
import type { AirportsDocument } from '../contract.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const path = '/v1/airports';

test('the table says where an airport is and whom to name', async () => {
  const table = (await (await served.get(path)).json()) as AirportsDocument;
  // Pudong lies at 31°08′36″ N, 121°48′19″ E (ICAO ZSPD, aerodrome reference point).
  const [country, zone, lat, lon] = table.airports['PVG'] ?? [];
  expect([country, zone]).toEqual(['CN', 'Asia/Shanghai']);
  expect(lat).toBeCloseTo(31.1433, 1);
  expect(lon).toBeCloseTo(121.8053, 1);
  expect(Object.keys(table.airports).length).toBeGreaterThan(5_000);
  expect(table).toMatchObject({
    licence: expect.stringMatching(/./),
    attribution: expect.stringMatching(/./),
  });
});

test('it is sent once and asked for again by its ETag, compressed or not', async () => {
  const plain = await served.get(path);
  const etag = plain.headers.get('etag') ?? '';
  expect(plain.headers.get('cache-control')).toBe('no-cache');
  const compressed = await served.request(path, { headers: { 'accept-encoding': 'gzip' } });
  expect([compressed.headers.get('content-encoding'), compressed.headers.get('etag')]).toEqual([
    'gzip',
    etag,
  ]);
  expect((await compressed.arrayBuffer()).byteLength).toBeLessThan(
    (await plain.arrayBuffer()).byteLength / 2,
  );
  const again = await served.request(path, { headers: { 'if-none-match': `"other", ${etag}` } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await served.request(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('configs without a table say so', async () => {
  const own = mkdtempSync(join(tmpdir(), 'redress-configs-'));
  cpSync(configs, own, { recursive: true });
  rmSync(join(own, 'airports.json'));
  const bare = await serve({ configs: own });
  expect(await problemOf(await bare.get(path))).toMatchObject({ status: 404, code: 'unknown-airports' });
  await bare.stop();
});
