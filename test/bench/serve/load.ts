import { Agent, request } from 'node:http';

const SOCKETS = 64;

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** Posts cases over as many connections as stay open, each one after the other. */
export async function postCases(address: string, name: string, count: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const took: number[] = [];
  let next = 0;
  const started = performance.now();
  const sender = async (): Promise<void> => {
    while (next < count) {
      const id = `${name}-${next}`;
      next += 1;
      const began = performance.now();
      const status = await post(
        `${address}/v1/cases`,
        JSON.stringify({ policy: 'airline', case: caseOf(id) }),
        agent,
      );
      if (status !== 201) throw new Error(`\`${id}\` was answered ${status}`);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: SOCKETS }, sender));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  const sorted = took.toSorted((a, b) => a - b);
  return { perSecond: count / seconds, p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN };
}

export function caseOf(id: string) {
  return {
    id,
    incidentAt: '2026-03-02T10:00:00+08:00',
    receivedAt: '2026-03-02T22:00:00+08:00',
    facts: { complaint: { topic: 'baggage-lost' }, claim: { amount: { amount: '900.00', currency: 'CNY' } } },
  };
}

function post(url: string, body: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
