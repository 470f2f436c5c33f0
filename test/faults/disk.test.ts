import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../kit/server.js';
import { twoTrades } from '../kit/two-trades.js';

const TRADES = twoTrades();

/** Runs `commands` and then a program, among mounts that nobody else sees and that end with it. */
const amongMounts = (commands: string) => [
  'unshare',
  '--map-root-user',
  '--mount',
  'sh',
  '-ec',
  `${commands}; exec "$@"`,
  'sh',
];
const [program = '', ...args] = amongMounts('mount -t tmpfs tmpfs /tmp');
/** Needs Linux and the right to make a namespace; where that is missing the run names these tests as skipped. */
const canMount = spawnSync(program, [...args, 'true']).status === 0;

const create = (server: RunningServer, id: string, note = '') =>
  fetch(`${server.address}/v1/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ policy: 'airline', case: { id, receivedAt: '2026-03-02', facts: { note } } }),
  });

describe.skipIf(!canMount)('a disk of its own', () => {
  test('that is full: 507, nothing acknowledged is lost, and it goes on when there is room again', async () => {
    const data = mkdtempSync(join(tmpdir(), 'redress-full-'));
    const ballast = join(data, 'ballast');
    const disk = `mount -t tmpfs -o size=16m tmpfs ${data}; dd if=/dev/zero of=${ballast} bs=1M count=8 status=none`;
    const server = await startServer({ ...TRADES, REDRESS_DATA: data }, amongMounts(disk));
    const stored: string[] = [];
    let refused: Response | undefined;
    for (let index = 0; index < 200 && refused === undefined; index += 1) {
      const response = await create(server, `c${index}`, 'x'.repeat(200_000));
      if (response.status === 201) stored.push(`c${index}`);
      else refused = response;
      if (response.status === 201) await response.arrayBuffer();
    }
    expect(refused?.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused?.json()).toMatchObject({
      status: 507,
      code: 'database-full',
      hint: expect.stringContaining('free space'),
    });
    expect(stored.length).toBeGreaterThan(0);
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    for (const id of stored) expect((await fetch(`${server.address}/v1/cases/${id}`)).status).toBe(200);
    // As its owner sees it from outside.
    rmSync(`/proc/${server.pid}/root${ballast}`);
    expect((await create(server, 'after')).status).toBe(201);
    expect(await server.stop()).toBe(0);
  });

  test('that may only be read: it says so and does not start', async () => {
    const data = mkdtempSync(join(tmpdir(), 'redress-read-only-'));
    await (await startServer({ ...TRADES, REDRESS_DATA: data })).stop();
    const readOnly = `mount --bind ${data} ${data}; mount -o remount,bind,ro ${data}`;
    await expect(startServer({ ...TRADES, REDRESS_DATA: data }, amongMounts(readOnly))).rejects.toThrow(
      /error database-read-only: .*EROFS[\s\S]*REDRESS_DATA/,
    );
  });
});
