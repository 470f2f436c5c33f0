import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../kit/server.js';
import { twoTrades } from '../kit/two-trades.js';

const TRADES = twoTrades();

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(TRADES);
});
afterAll(async () => {
  await server.stop();
});

/** Sends bytes as they are and answers what comes back until the other side has done. */
function speak(...pieces: readonly string[]): { readonly socket: Socket; readonly answer: Promise<string> } {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
  for (const piece of pieces) socket.write(piece);
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\r\n\r\n')) resolve(text);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', () => resolve(text));
  });
  return { socket, answer };
}

const head = (length: number, type = 'application/json') =>
  `POST /v1/cases?policy=airline HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`;

test('a body that does not arrive is given up after ten seconds', { timeout: 30_000 }, async () => {
  const { socket, answer } = speak(head(100), '{"policy":');
  const text = await answer;
  socket.destroy();
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(text).toContain('application/problem+json');
});

test('a connection that is cut in a body stores nothing and harms nobody', async () => {
  const { socket } = speak(head(10_000), '{"policy":"airline","case":{"id":"cut"');
  await new Promise((resolve) => setTimeout(resolve, 200));
  socket.destroy();
  expect((await fetch(`${server.address}/v1/cases/cut`)).status).toBe(404);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});

test('a stream that is cut keeps what was acknowledged, whole cases only', async () => {
  const line = (id: string) => `${JSON.stringify({ id, receivedAt: '2026-03-02', facts: {} })}\n`;
  const { socket } = speak(head(1_000_000, 'application/x-ndjson'), line('s1'), line('s2').slice(0, 10));
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await fetch(`${server.address}/v1/cases/s2`)).status).toBe(404);
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
});

test('100 MB of JSON are refused by what is declared', async () => {
  const { socket, answer } = speak(head(100 * 1024 * 1024), '{');
  expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test('a second server on the same data says who has it, and ends', async () => {
  await expect(startServer({ ...TRADES, REDRESS_DATA: server.data })).rejects.toThrow(
    /error database-in-use: .* in use by process \d+\n.*REDRESS_DATA/,
  );
});

test('a stop finishes what is being written', async () => {
  const own = await startServer(TRADES);
  // What was not accepted before the stop is refused, which is no acknowledgement.
  const sent = Array.from({ length: 40 }, async (_, index) => {
    const body = JSON.stringify({
      policy: 'airline',
      case: { id: `s${index}`, receivedAt: '2026-03-02', facts: {} },
    });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${own.address}/v1/cases`, { method: 'POST', headers, body }).catch(
      () => undefined,
    );
    return response?.status ?? 0;
  });
  await Promise.race(sent);
  expect(await own.stop()).toBe(0);
  const statuses = await Promise.all(sent);
  expect(statuses).toContain(201);
  const again = await startServer({ ...TRADES, REDRESS_DATA: own.data });
  for (const [index, status] of statuses.entries()) {
    if (status === 201) expect((await fetch(`${again.address}/v1/cases/s${index}`)).status).toBe(200);
  }
  await again.stop();
});
