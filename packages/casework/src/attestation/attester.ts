import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Airports } from '@redress/policy';
import { tables, type Store } from '@redress/store';
import { asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.js';
import { append } from '../history/append.js';
import { fileName } from '../policy/programs.js';
import { readPins } from '../policy/pins.js';
import { mine } from '../scoped.js';
import type { CaseRow } from '../case/stored-case.js';
import type { Errand, Testimony } from './letters.js';

export interface AttesterOptions {
  readonly store: Store;
  /** Those of today, for cases that name none. */
  readonly airports: Airports | undefined;
  readonly now: () => number;
  /** Hears of what went wrong; the cases stay pending and are tried again. */
  readonly report: (error: unknown) => void;
}

export interface AttestationCounts {
  readonly confirmed: number;
  readonly disputed: number;
}

const { cases, policyVersions } = tables;
/** Few enough that a stop does not wait long, enough that their write is one transaction. */
const AT_A_TIME = 50;
/**
 * Above this share of its time the thread that answers requests takes more cases than the witness can keep up with: the cores
 * are theirs then, but not for ever.
 */
const BUSY = 0.35;
const LOOK_AGAIN_MS = 50;
const LONGEST_WAIT_MS = 1_000;
const PAUSE_AFTER_FAILURE_MS = 5_000;
const ACTOR = 'witness';
const workerFile = new URL('../../dist/attestation/worker.js', import.meta.url);

/**
 * Has every stored decision confirmed or disputed by the independent witness, on a thread of its own, the oldest first.
 * What is pending stands in the store, so that a restart goes on where the last run ended.
 */
export class Attester {
  private readonly counted = { confirmed: 0, disputed: 0 };
  private worker: Worker | undefined;
  private known = new Set<string>();
  private running: Promise<void> | undefined;
  private isWoken = false;
  private isClosed = false;
  private endPause: () => void = () => {};

  constructor(private readonly options: AttesterOptions) {}

  /** Since the start. */
  get counts(): AttestationCounts {
    return { ...this.counted };
  }

  /** Says that there may be something pending. */
  wake(): void {
    this.isWoken = true;
    if (!this.isClosed) this.running ??= this.run().finally(() => (this.running = undefined));
  }

  /** Answers when nothing is pending any more. */
  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.endPause();
    await this.worker?.terminate();
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.isWoken && !this.isClosed) {
      this.isWoken = false;
      try {
        let since = performance.eventLoopUtilization();
        while (!this.isClosed && (await this.attestSome())) {
          await this.letOthersGoFirst(since);
          since = performance.eventLoopUtilization();
        }
      } catch (error) {
        if (this.isClosed) return;
        this.options.report(error);
        await this.worker?.terminate();
        this.worker = undefined;
        this.isWoken = true;
        await this.pause();
      }
    }
  }

  private async letOthersGoFirst(start: EventLoopUtilization): Promise<void> {
    const until = performance.now() + LONGEST_WAIT_MS;
    let since = start;
    while (!this.isClosed && performance.now() < until) {
      if (performance.eventLoopUtilization(since).utilization < BUSY) return;
      since = performance.eventLoopUtilization();
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  /** Some cases of one version; false when none is pending. */
  private async attestSome(): Promise<boolean> {
    const pending = await this.options.store.database
      .select()
      .from(cases)
      .where(eq(cases.attestation, 'pending'))
      .orderBy(asc(cases.client), asc(cases.seq))
      .limit(AT_A_TIME);
    const [first] = pending;
    if (first === undefined) return false;
    const key = programKey(first);
    const rows = pending.filter((row) => programKey(row) === key);
    const testimonies = await this.ask(key, first, rows);
    await this.keep(first.client, rows, testimonies);
    return true;
  }

  private async ask(key: string, first: CaseRow, rows: readonly CaseRow[]): Promise<readonly Testimony[]> {
    const worker = this.thread();
    const source = this.known.has(key) ? undefined : await this.sourceOf(first);
    // A thread that was ended meanwhile would never answer.
    if (this.isClosed) throw new Error('closed while the version was read');
    const errand: Errand = {
      program: key,
      ...(source !== undefined && { source }),
      cases: rows.map(({ case: input, decision, at, rates }) => ({ case: input, decision, at, rates })),
    };
    const testimonies = await new Promise<readonly Testimony[]>((resolve, reject) => {
      const gone = (status: number): void => reject(new Error(`the witness's thread ended with ${status}`));
      worker.once('error', reject);
      worker.once('exit', gone);
      worker.once('message', (answer: readonly Testimony[]) => {
        worker.off('error', reject);
        worker.off('exit', gone);
        resolve(answer);
      });
      worker.postMessage(errand);
    });
    this.known.add(key);
    return testimonies;
  }

  private thread(): Worker {
    if (this.worker === undefined) {
      this.worker = new Worker(workerFile);
      this.worker.unref();
      this.known = new Set();
    }
    return this.worker;
  }

  private async sourceOf(row: CaseRow): Promise<NonNullable<Errand['source']>> {
    const { policy, version } = row;
    const { store, airports } = this.options;
    const [text] = await store.database
      .select({ source: policyVersions.source, layers: policyVersions.layers })
      .from(policyVersions)
      .where(
        mine(row, policyVersions, eq(policyVersions.policy, policy), eq(policyVersions.number, version)),
      );
    if (text === undefined) throw new Error(`version ${version} of ${policy} is missing`);
    return {
      text: text.source,
      file: fileName(policy),
      layers: text.layers ?? [],
      ...(await readPins(store, row, row, airports)),
    };
  }

  private async keep(
    client: string,
    rows: readonly CaseRow[],
    testimonies: readonly Testimony[],
  ): Promise<void> {
    const context: Pick<Context, 'client' | 'actor' | 'now'> = {
      client,
      actor: ACTOR,
      now: this.options.now(),
    };
    const attested = rows.flatMap((row, index) => {
      const testimony = testimonies[index];
      return testimony === undefined ? [] : [{ row, testimony }];
    });
    // Another process on the same database may have been first.
    const kept = await this.options.store.write(async (transaction, notes) => {
      const told = attested.map(({ row, testimony: { attestation, disputes } }) => [
        row.seq,
        attestation,
        JSON.stringify(disputes),
      ]);
      const rows = await transaction.all<{ seq: number }>(sql`
        update ${cases} set attestation = told.value->>1, disputes = told.value->>2
        from json_each(${JSON.stringify(told)}) as told
        where ${mine(context, cases, sql`${cases.seq} = told.value->>0`, eq(cases.attestation, 'pending'))}
        returning ${sql.identifier('seq')}`);
      const seqs = new Set(rows.map(({ seq }) => seq));
      const changed = attested.filter(({ row }) => seqs.has(row.seq));
      const happenings = changed.map(({ row, testimony: { attestation, checked, disputes } }) => ({
        verb: 'case-attested',
        subject: `case:${row.id}`,
        payload: { attestation, checked, disputes: disputes.length },
      }));
      await append(context, transaction, notes, happenings);
      return changed;
    });
    for (const { testimony } of kept) this.counted[testimony.attestation] += 1;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE_AFTER_FAILURE_MS);
      timer.unref();
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function programKey({ client, sourceHash, calendarHash, airportsHash }: CaseRow): string {
  return `${client} ${sourceHash} ${calendarHash} ${airportsHash}`;
}
