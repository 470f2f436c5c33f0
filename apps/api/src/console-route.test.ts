import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, serve, type Served } from './app.fixture.js';

const page = '<!doctype html><title>Redress</title>';
let served: Served;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'assets', 'x-1a.js'), 'export {};');
  served = await serve({ consoleFiles: folder });
});
afterAll(() => served.stop());

test.each([
  '/',
  '/decide',
  '/decide/airline',
  '/policies/airline?tab=text',
  '/cases/C%2F1',
  '/cases/2026.03.02',
  '/cases/..%2F..%2Fetc%2Fpasswd',
  '/cases/%00',
  '/cases/a/b.js',
  '/settings',
])('%s is the page of the console, which routes by itself', async (path) => {
  const response = await served.get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await response.text()).toBe(page);
});

test('a page is asked for again, a file with its hash in its name never', async () => {
  expect((await served.get('/decide')).headers.get('cache-control')).toBe('no-cache');
  const asset = await served.get('/assets/x-1a.js');
  expect(asset.headers.get('content-type')).toMatch(/javascript/);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test.each(['/assets/x-2b.js', '/icon.png', '/..%2F..%2Fetc%2Fpasswd.txt', '/v1/nothing', '/v1/cases/none'])(
  '%s is a 404',
  async (path) => {
    const response = await served.get(path);
    expect(response.headers.get('cache-control')).toBeNull();
    expect(await problemOf(response)).toMatchObject({ status: 404 });
  },
);

test('nothing is changed at a page', async () => {
  expect(await problemOf(await served.send('POST', '/decide', {}))).toMatchObject({ code: 'not-found' });
});

test('a console that is not built is told as not there', async () => {
  const bare = await serve({ consoleFiles: join(tmpdir(), 'redress-no-console') });
  expect(await problemOf(await bare.get('/decide/airline'))).toMatchObject({ code: 'not-found' });
  await bare.stop();
});
