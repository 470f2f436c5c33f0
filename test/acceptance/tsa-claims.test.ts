import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';
import { sharedData } from '../kit/shared-data.js';
import { BIN, folderOf, jsonOf, objectOf, redress } from './cli/redress.js';
import { oracleClaims, rounded, type OracleClaim } from './tsa-oracle.js';

const CLAIMS = sharedData('tsa-claims/tsa-claims.csv.gz');
const RATES = sharedData('rates/usd-cny.json');
const POLICY = 'configs/industries/airline/policy.yaml';
/** Slow machines decide a hundred thousand claims in minutes. */
const LONG_MS = 600_000;

const made = folderOf({});
afterAll(made.remove);

describe.skipIf(CLAIMS === undefined || RATES === undefined)(
  'the real claims through the airline policy',
  () => {
    const claimsFile = CLAIMS ?? '';
    const ratesFile = RATES ?? '';
    const words = [
      '--cases',
      claimsFile,
      '--mapping',
      'configs/mappings/tsa-claims.yaml',
      '--rates',
      ratesFile,
    ];

    it(
      'come out as cases and rejected rows, by subject and by what is open, as counted by other means',
      { timeout: LONG_MS },
      async () => {
        const { claims, rejected } = oracleClaims(claimsFile, ratesFile);
        const expected = {
          cases: claims.length,
          rejected,
          topics: countBy(claims, ({ topic }) => topic ?? 'unknown'),
          undetermined: claims.filter(isOpen).length,
          late: claims.filter(isRefused).length,
        };
        // Counted once by hand with another tool; the data never changes.
        expect(expected).toMatchObject({
          cases: 111_261,
          rejected: 1,
          topics: {
            'baggage-lost': 57_114,
            'baggage-damaged': 27_620,
            injury: 1_017,
            other: 64,
            'ground-information': 27,
            unknown: 25_419,
          },
        });
        const got = await tally(['decide', '--policy', POLICY, ...words]);
        expect(got).toEqual({ status: 1, ...expected, topicOpenFor: { 'complaint.text': 25_419 } });
      },
    );

    it(
      'cost more by what a higher limit for baggage gives, reckoned claim by claim',
      { timeout: LONG_MS },
      async () => {
        const text = readFileSync(join(repositoryRoot, POLICY), 'utf8');
        const edited = text.replace('- money: 8000\n', '- money: 9000\n');
        expect(edited).not.toBe(text);
        const candidate = join(made.path, 'edited.yaml');
        writeFileSync(candidate, edited);
        const someFile = firstClaims(claimsFile);
        const { out, status } = await redress([
          'replay',
          '--baseline',
          POLICY,
          '--candidate',
          candidate,
          ...words.with(1, someFile),
          '--report',
          join(made.path, 'report.json'),
        ]);
        expect(status).toBe(0);
        const [summary] = jsonOf(out);
        expect(JSON.parse(readFileSync(join(made.path, 'report.json'), 'utf8'))).toEqual(summary);
        expect(summary).toMatchObject({ cases: SOME, rejected: 0 });

        const { claims } = oracleClaims(someFile, ratesFile);
        const before = claims.map((claim) => baggageMoney(claim, 8_000));
        const after = claims.map((claim) => baggageMoney(claim, 9_000));
        const difference = (end: 'min' | 'max') =>
          sum(after.map((one) => one[end])) - sum(before.map((one) => one[end]));
        const money: unknown = summary?.['money'];
        const contract = objectOf(
          Array.isArray(money) ? money.find((one) => objectOf(one)['basis'] === 'contract') : {},
        );
        const [baseline, changed] = [objectOf(contract['baseline']), objectOf(contract['candidate'])];
        const grown = (end: string) => centsOf(changed[end]) - centsOf(baseline[end]);
        expect(grown('max')).toBe(difference('max'));
        expect(grown('min')).toBe(difference('min'));
        expect(difference('max')).toBeGreaterThan(0n);
        // Nobody gets less, and only who now gets at least more than was possible before gets surely more.
        expect(contract['less']).toBe(0);
        const unlike = claims.filter(
          (_, at) => before[at]?.max !== after[at]?.max || before[at]?.min !== after[at]?.min,
        ).length;
        const classes = objectOf(summary?.['classes']);
        expect(classes['error']).toBe(0);
        expect(Number(classes['changed'])).toBeLessThanOrEqual(unlike);
      },
    );
  },
);

/** Both sides of a replay are decided; a fifth of the claims, from the years that state amounts, says as much as all. */
const SOME = 20_000;

function firstClaims(file: string): string {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const path = join(made.path, 'some-claims.csv.gz');
  writeFileSync(path, gzipSync(lines.slice(0, SOME + 1).join('\n')));
  return path;
}

interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/**
 * AIR-06, AIR-07: for lost baggage the claim, or half of it without receipts, and nobody has said whether there are any;
 * for damaged baggage the claim as the best estimate of the repair, possible until the damage is verified. Both up to
 * the limit, neither after 21 or 7 days. Without a subject both are possible. In cents of a yuan.
 */
function baggageMoney(claim: OracleClaim, limitYuan: number): Range {
  const { topic, claimedYuan } = claim;
  const limit = BigInt(limitYuan) * 100n;
  const most = claimedYuan === undefined ? limit : least(rounded(claimedYuan), limit);
  const half = claimedYuan === undefined ? 0n : least(rounded(claimedYuan / 2n), limit);
  const lost = isLate(claim, 21) === true ? 0n : most;
  const damaged = isLate(claim, 7) === true ? 0n : most;
  if (topic === 'baggage-lost') return { min: isLate(claim, 21) === false ? half : 0n, max: lost };
  if (topic === 'baggage-damaged') return { min: 0n, max: damaged };
  return topic === undefined ? { min: 0n, max: lost + damaged } : { min: 0n, max: 0n };
}

/** Reported after so many days; undefined where nobody knows when it happened. */
function isLate({ incidentDay, receivedDay }: OracleClaim, days: number): boolean | undefined {
  return incidentDay === undefined ? undefined : receivedDay - incidentDay > days;
}

/** Whether it was reported too late by the calendar on the claimant's wall. */
function isRefused(claim: OracleClaim): boolean {
  const days = new Map([
    ['baggage-lost', 21],
    ['baggage-damaged', 7],
  ]).get(claim.topic ?? '');
  return days !== undefined && isLate(claim, days) === true;
}

/** Whether anything is open: the subject, an amount, or whether it came too late. */
function isOpen(claim: OracleClaim): boolean {
  const { topic, claimedYuan } = claim;
  switch (topic) {
    case 'baggage-lost': {
      const late = isLate(claim, 21);
      if (late !== false) return late === undefined;
      // With and without receipts it comes to the same where half the claim reaches the limit, or nothing is claimed.
      const { min, max } = baggageMoney(claim, 8_000);
      return claimedYuan === undefined || min !== max;
    }
    case 'baggage-damaged': {
      const late = isLate(claim, 7);
      return late === undefined || (!late && claimedYuan === undefined);
    }
    case 'injury':
      return claimedYuan === undefined;
    case 'other':
      return false;
    default:
      return true;
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, one) => all + one, 0n);
}

function centsOf(decimal: unknown): bigint {
  const [whole = '0', part = ''] = String(decimal).split('.');
  expect(part.length).toBeLessThanOrEqual(2);
  return BigInt(whole + part.padEnd(2, '0'));
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

/** Counts the answers as they stream by; nearly a gigabyte of them would not be kept. */
async function tally(words: readonly string[]) {
  const child = spawn(process.execPath, [BIN, ...words], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const topics: Record<string, number> = {};
  const topicOpenFor: Record<string, number> = {};
  let cases = 0;
  let rejected = 0;
  let undetermined = 0;
  let late = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = objectOf(JSON.parse(line));
    if ('error' in answer) {
      rejected += 1;
      continue;
    }
    cases += 1;
    const topic = String(objectOf(answer['classification'])['topic'] ?? 'unknown');
    topics[topic] = (topics[topic] ?? 0) + 1;
    const denied: unknown = answer['denied'];
    if (!Array.isArray(denied)) throw new TypeError('no list of what is denied');
    const isSubject = topic === 'baggage-lost' || topic === 'baggage-damaged';
    if (isSubject && denied.some((one) => String(objectOf(one)['rule']).endsWith('-notice-late'))) late += 1;
    const open: unknown = answer['undetermined'];
    if (!Array.isArray(open)) throw new TypeError('no list of what is undetermined');
    if (open.length > 0) undetermined += 1;
    for (const one of open.map(objectOf)) {
      if (one['where'] !== 'classification.topic') continue;
      const facts = String(one['facts']);
      topicOpenFor[facts] = (topicOpenFor[facts] ?? 0) + 1;
    }
  }
  return { status: await ended, cases, rejected, topics, undetermined, late, topicOpenFor };
}
