import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { startServer, type RunningServer } from '../kit/server.js';
import { median } from './measure.js';
import { atLeast, atMost, type Part } from './report.js';
import { caseOf, postCases, type Load } from './serve/load.js';

export interface ServeResult {
  readonly bare: readonly Load[];
  readonly redress: readonly Load[];
  readonly attestedPerSecond: number;
  readonly streamedSeconds: number;
  readonly pages: readonly { readonly query: string; readonly ms: number }[];
}

const ROUNDS = 3;
const POSTS = 1_000;
const STREAMED = 10_000;
const LISTED = 100_000;

/** The server under load, against a handler that does nothing but one durable insert. */
export async function servePart(): Promise<{ part: Part; results: ServeResult }> {
  const { bare, redress } = await inTurns();
  const attestedPerSecond = await attesting();
  const { streamedSeconds, pages } = await bulk();
  const rate = (loads: readonly Load[]): number => median(loads.map(({ perSecond }) => perSecond));
  const p99 = (loads: readonly Load[]): number => median(loads.map((load) => load.p99));
  const part: Part = {
    title: 'Serve: POST /v1/cases durable, 64 connections, one machine for both sides',
    tables: [
      {
        caption: `medians of ${ROUNDS} turns of ${POSTS} requests`,
        columns: ['', 'requests a second', 'p99 ms'],
        rows: [
          ['bare hono handler, one insert, synchronous=FULL', rate(bare), p99(bare)],
          ['POST /v1/cases: decided, stored, in the history', rate(redress), p99(redress)],
        ],
      },
      {
        caption: `pages of 50 over ${LISTED.toLocaleString('en')} cases, median of 9`,
        columns: ['filter', 'ms'],
        rows: pages.map(({ query, ms }) => [query === '' ? 'none' : query, ms]),
      },
    ],
    remarks: [
      `the witness attests ${Math.round(attestedPerSecond)} decisions a second beside an idle server; while requests come in it shares the cores with them`,
      `${STREAMED.toLocaleString('en')} cases as NDJSON stored and answered in ${streamedSeconds.toFixed(1)} s`,
    ],
    targets: [
      atLeast('durable requests against the bare handler', (rate(redress) / rate(bare)) * 100, 50, ' %'),
      atMost('10,000 NDJSON cases stored', streamedSeconds, 10, ' s'),
      atMost('slowest page', Math.max(...pages.map(({ ms }) => ms)), 100, ' ms'),
    ],
  };
  return { part, results: { bare, redress, attestedPerSecond, streamedSeconds, pages } };
}

/** They take turns, so that what else the machine does falls on both. */
async function inTurns(): Promise<{ bare: Load[]; redress: Load[] }> {
  const yardstick = fork(new URL('serve/bare-server.ts', import.meta.url));
  const [{ address }] = (await once(yardstick, 'message')) as [{ address: string }];
  const server = await startServer();
  const bare: Load[] = [];
  const redress: Load[] = [];
  await postCases(address, 'warm', POSTS);
  await postCases(server.address, 'warm', POSTS);
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await postCases(address, `r${round}`, POSTS));
    await settled(server);
    redress.push(await postCases(server.address, `r${round}`, POSTS));
    await settled(server);
  }
  yardstick.kill('SIGKILL');
  await server.stop();
  return { bare, redress };
}

async function attesting(): Promise<number> {
  const server = await startServer();
  await stream(server, 'warm', 200);
  await settled(server);
  await stream(server, 'a', 2_000);
  const before = await pending(server);
  const started = performance.now();
  await settled(server);
  const perSecond = (before * 1_000) / (performance.now() - started);
  await server.stop();
  return perSecond;
}

async function bulk(): Promise<Pick<ServeResult, 'streamedSeconds' | 'pages'>> {
  const first = await startServer();
  const started = performance.now();
  await stream(first, 's', STREAMED);
  const streamedSeconds = (performance.now() - started) / 1_000;
  await first.stop();
  await multiply(first.data);
  const server = await startServer({ REDRESS_DATA: first.data });
  const pages: { query: string; ms: number }[] = [];
  for (const query of QUERIES) {
    const ms: number[] = [];
    for (let turn = 0; turn < 9; turn += 1) {
      const began = performance.now();
      const response = await fetch(`${server.address}/v1/cases?${query}`);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${query} was answered ${response.status}`);
      ms.push(performance.now() - began);
    }
    pages.push({ query, ms: median(ms) });
  }
  await server.stop();
  return { streamedSeconds, pages };
}

const QUERIES = [
  '',
  `cursor=${Buffer.from('seq:50000').toString('base64url')}`,
  'policy=airline&version=1',
  'class.topic=baggage-lost',
  'class.topic=no-such',
  'attestation=disputed',
  'q=copy-99',
  'q=no-such&undetermined=true',
  'receivedFrom=2030-01-01T00:00:00Z',
];

/** Copies stored cases until there are enough: a list does not care whether they were decided. */
async function multiply(folder: string): Promise<void> {
  const client = createClient({ url: `file:${join(folder, 'redress.db')}` });
  const columns =
    'policy, version, attestation, undetermined, receivedAt, createdAt, createdBy, sourceHash, effectiveHash, calendarHash, receivedText, at, classification, disputes, rates, "case", decision';
  await client.batch(
    [
      `update cases set attestation = 'confirmed'`,
      `insert into cases (client, seq, id, ${columns})
         with recursive copies(n) as (select 1 union all select n + 1 from copies where n < ${LISTED - STREAMED})
         select client, 1000000 + n, 'copy-' || n, ${columns.replace('attestation', "'confirmed'")} from copies
         join cases on cases.id = 's-' || (n % ${STREAMED})`,
      `insert into case_fields (client, field, value, seq)
         select cases.client, json_each.key, json_each.value, cases.seq from cases, json_each(cases.classification)
         where cases.seq > 1000000`,
    ],
    'write',
  );
  client.close();
}

async function stream(server: RunningServer, name: string, count: number): Promise<void> {
  const response = await fetch(`${server.address}/v1/cases?policy=airline`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Array.from({ length: count }, (_, index) => JSON.stringify(caseOf(`${name}-${index}`))).join('\n'),
  });
  const stored = (await response.text()).split('\n').filter((line) => line.includes('"status":"stored"'));
  if (stored.length !== count) throw new Error(`${stored.length} of ${count} cases were stored`);
}

async function settled(server: RunningServer): Promise<void> {
  while ((await pending(server)) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function pending(server: RunningServer): Promise<number> {
  const metrics = await (await fetch(`${server.address}/metrics`)).text();
  return Number(/^redress_attestations_pending (\d+)/m.exec(metrics)?.[1]);
}
