import { sql } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { isBusy, refusedByDatabase } from './refused-by-database.js';
import { StoreError } from './store-error.js';

export type Transaction = Parameters<Parameters<LibSQLDatabase['transaction']>[0]>[0];

/**
 * One write: all of it is kept or nothing. It may await the transaction and nothing else, and it may run twice, so it
 * does not change what is outside. `notes` is shared by the writes of one transaction, for what the next ones would
 * otherwise read again; what a failed write noted is forgotten.
 */
export type Write<T> = (transaction: Transaction, notes: Map<string, unknown>) => Promise<T>;

interface Waiting {
  readonly write: Write<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome =
  { readonly kept: true; readonly value: unknown } | { readonly kept: false; readonly error: unknown };

/** Enough that the cost of making a transaction durable no longer counts. */
const MOST_IN_A_GROUP = 256;
/** While writes come together, this long is waited for more of them. */
const GATHERING_MS = 2;
const MOST_TRIES = 40;
const LONGEST_PAUSE_MS = 250;

/**
 * The one writer of a database: writes that wait are made in one transaction, and nobody hears of theirs before it is
 * durable. One after the other, since the driver blocks the process that starts a second transaction of its own.
 */
export class Writer {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  private isClosed = false;
  private lastGroup = 0;

  constructor(
    private readonly database: LibSQLDatabase,
    /** A connection that met a refusal fails from then on and keeps the lock (client 0.18.0): takes a new one. */
    private readonly reconnect: () => Promise<void>,
    private readonly place: string,
  ) {}

  /** Errors: what the write throws, which undoes it alone; StoreError where the database refuses. */
  write<T>(write: Write<T>): Promise<T> {
    if (this.isClosed) {
      return Promise.reject(
        new StoreError('database-closed', 'the database is being closed', 'send the request again later'),
      );
    }
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ write, resolve: (value) => resolve(value as T), reject });
      this.running ??= this.run();
    });
  }

  /** Takes no more writes and answers when those that wait are done. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await gathering(this.lastGroup > 1 && this.waiting.length < MOST_IN_A_GROUP ? GATHERING_MS : 0);
      const group = this.waiting.splice(0, MOST_IN_A_GROUP);
      this.lastGroup = group.length;
      const outcomes = await this.durable(group);
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome?.kept === true) resolve(outcome.value);
        else reject(outcome?.error);
      }
    }
    this.running = undefined;
  }

  private async durable(group: readonly Waiting[]): Promise<Outcome[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.database.transaction((transaction) => inTurn(group, transaction), {
          behavior: 'immediate',
        });
      } catch (error) {
        await this.reconnect();
        if (isBusy(error) && tries < MOST_TRIES) {
          await pause(Math.min(LONGEST_PAUSE_MS, tries * 10));
          continue;
        }
        const refused = refusedByDatabase(error, this.place);
        return group.map(() => ({ kept: false, error: refused }));
      }
    }
  }
}

async function inTurn(group: readonly Waiting[], transaction: Transaction): Promise<Outcome[]> {
  const notes = new Map<string, unknown>();
  const outcomes: Outcome[] = [];
  for (const { write } of group) {
    const before = new Map(notes);
    await transaction.run(BEGIN);
    try {
      const value = await write(transaction, notes);
      await transaction.run(KEEP);
      outcomes.push({ kept: true, value });
    } catch (error) {
      // Where the database itself refused, this throws too and ends the transaction for all.
      if (isOfDatabase(error)) throw error;
      await transaction.run(UNDO);
      await transaction.run(KEEP);
      notes.clear();
      for (const [key, value] of before) notes.set(key, value);
      outcomes.push({ kept: false, error });
    }
  }
  return outcomes;
}

const BEGIN = sql`savepoint one_write`;
const KEEP = sql`release one_write`;
const UNDO = sql`rollback to one_write`;

/** What a write itself decides to refuse is no error of drizzle's or the client's. */
function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && /^(?:Drizzle|Libsql)/.test(error.constructor.name);
}

function gathering(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve);
    else setTimeout(resolve, ms);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
