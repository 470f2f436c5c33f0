import { start, stop, verifyHistory, BUILT_IN, type HistoryVerification } from '@redress/casework';
import { startServer } from '../kit/server.js';
import { twoTrades } from '../kit/two-trades.js';

const TRADES = twoTrades();

/** What a server had acknowledged when it was killed. */
interface Acknowledged {
  readonly cases: Set<string>;
  readonly versions: Set<number>;
}

export interface KillReport {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Acknowledged and not there after the restart. */
  readonly lost: readonly string[];
  readonly history: HistoryVerification;
}

const SENDERS = 8;
/** Compiling them would leave no time for cases. */
const BETWEEN_VERSIONS_MS = 250;

/**
 * Starts a server again and again on one database, sends it cases and policy versions from several sides, kills it in the
 * middle, and looks afterwards for everything it had acknowledged.
 */
export async function killUnderLoad(rounds: number, loadMs: () => number): Promise<KillReport> {
  const all: Acknowledged = { cases: new Set(), versions: new Set() };
  const lost: string[] = [];
  let data: string | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer({ ...TRADES, ...(data !== undefined && { REDRESS_DATA: data }) });
    data = server.data;
    lost.push(...(await missing(server.address, all)));
    const senders = Array.from({ length: SENDERS }, (_, sender) =>
      sendCases(server.address, `r${round}-s${sender}`, all),
    );
    senders.push(publishVersions(server.address, round, all));
    await new Promise((resolve) => setTimeout(resolve, loadMs()));
    await server.kill();
    await Promise.all(senders);
  }
  const last = await startServer({ ...TRADES, ...(data !== undefined && { REDRESS_DATA: data }) });
  lost.push(...(await missing(last.address, all)));
  await last.stop();
  return {
    rounds,
    acknowledged: all.cases.size + all.versions.size,
    lost,
    history: await verified(last.data),
  };
}

/** One case after the other, until the server is gone; every third batch as NDJSON. */
async function sendCases(address: string, name: string, { cases }: Acknowledged): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    try {
      if (turn % 3 === 2) await sendStream(address, `${name}-${turn}`, cases);
      else await sendOne(address, `${name}-${turn}`, cases);
    } catch {
      return;
    }
  }
}

async function sendOne(address: string, id: string, cases: Set<string>): Promise<void> {
  const response = await fetch(`${address}/v1/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ policy: 'airline', case: caseOf(id) }),
  });
  if (response.status === 201) cases.add(id);
  else throw new Error(`answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

async function sendStream(address: string, name: string, cases: Set<string>): Promise<void> {
  const response = await fetch(`${address}/v1/cases?policy=airline`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Array.from({ length: 20 }, (_, index) => JSON.stringify(caseOf(`${name}-${index}`))).join('\n'),
  });
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const answer = JSON.parse(line) as { readonly id: string; readonly status?: string };
      if (answer.status === 'stored') cases.add(answer.id);
    }
  }
}

function caseOf(id: string) {
  return { id, receivedAt: '2026-03-02T22:00:00+08:00', facts: { complaint: { topic: 'baggage-lost' } } };
}

/** Each version raises the manager's limit, so that none decides as one before it. */
async function publishVersions(address: string, round: number, { versions }: Acknowledged): Promise<void> {
  const policy = `${address}/v1/policies/airline`;
  const send = (method: string, url: string, body: object, headers: Record<string, string>) =>
    fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  try {
    const { source } = (await (await fetch(`${policy}/versions/1`)).json()) as { readonly source: string };
    for (let turn = 1; ; turn += 1) {
      const edited = source.replace('money: 5000', `money: ${5000 + round * 1000 + turn}`);
      const there = await fetch(`${policy}/draft`);
      const match = there.headers.get('etag');
      await there.arrayBuffer();
      const condition: Record<string, string> =
        match === null ? { 'if-none-match': '*' } : { 'if-match': match };
      const saved = await send('PUT', `${policy}/draft`, { source: edited, base: 1 }, condition);
      const { etag } = (await saved.json()) as { readonly etag: string };
      const published = await send(
        'POST',
        `${policy}/versions`,
        { why: 'load', makeCurrent: true },
        { 'if-match': etag },
      );
      const { number } = (await published.json()) as { readonly number?: number };
      if (published.status === 201 && number !== undefined) versions.add(number);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_VERSIONS_MS));
    }
  } catch {
    return;
  }
}

async function missing(address: string, { cases, versions }: Acknowledged): Promise<string[]> {
  const there = new Set<string>();
  let next: string | null = '';
  while (next !== null) {
    const cursor: string = next === '' ? '' : `&cursor=${next}`;
    const page = (await (await fetch(`${address}/v1/cases?limit=200${cursor}`)).json()) as {
      readonly items: readonly { readonly id: string }[];
      readonly next: string | null;
    };
    for (const { id } of page.items) there.add(id);
    next = page.next;
  }
  const listed = (await (await fetch(`${address}/v1/policies/airline/versions`)).json()) as {
    readonly items: readonly { readonly number: number }[];
  };
  const numbers = new Set(listed.items.map(({ number }) => number));
  return [
    ...[...cases].filter((id) => !there.has(id)),
    ...[...versions].filter((number) => !numbers.has(number)).map((number) => `version ${number}`),
  ];
}

async function verified(folder: string): Promise<HistoryVerification> {
  const { REDRESS_CONFIGS: configs } = TRADES;
  const { office } = await start({
    where: { kind: 'folder', folder },
    configs,
    now: () => Date.now(),
    report: () => {},
  });
  const verification = await verifyHistory({ office, ...BUILT_IN, now: Date.now() });
  await stop(office);
  return verification;
}
