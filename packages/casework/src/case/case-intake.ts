import { insertRows, tables, type Store, type Transaction } from '@redress/store';
import { inArray } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { mine, owned } from '../scoped.js';
import { storeCases, type Wanted } from './store-cases.js';

/** A request that its sender may repeat. */
export interface Once {
  readonly key: string;
  /** SHA-256 of what was asked. */
  readonly requestHash: string;
}

/** Stored now, or by the same request before: then as the case with this id. */
export type Taken = { readonly kind: 'stored' } | { readonly kind: 'repeated'; readonly id: string };

interface Waiting extends Wanted {
  readonly context: Context;
  readonly once: Once | undefined;
  readonly resolve: (taken: Taken) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = Taken | CaseworkError;

/** Few enough that the first does not wait long for the last. */
const MOST_AT_ONCE = 100;

/**
 * Single cases on their way into the store: those of a client that come in while the writer is busy are stored together,
 * since a statement for many rows costs little more than one for one.
 */
export class CaseIntake {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(private readonly store: Store) {}

  /** Errors: `duplicate-id`, `idempotency-key-reused`, StoreError; each for its own case alone. */
  take(context: Context, wanted: Wanted, once: Once | undefined): Promise<Taken> {
    return new Promise((resolve, reject) => {
      const list = this.waiting.get(context.client);
      const one: Waiting = { context, ...wanted, once, resolve, reject };
      if (list !== undefined && list.length < MOST_AT_ONCE) list.push(one);
      else void this.open([one], context.client);
    });
  }

  private async open(list: Waiting[], client: string): Promise<void> {
    this.waiting.set(client, list);
    try {
      const outcomes = await this.store.write((transaction, notes) => {
        if (this.waiting.get(client) === list) this.waiting.delete(client);
        return storeAll(transaction, notes, list);
      });
      for (const [index, { resolve, reject }] of list.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined || outcome instanceof CaseworkError) reject(outcome);
        else resolve(outcome);
      }
    } catch (error) {
      if (this.waiting.get(client) === list) this.waiting.delete(client);
      for (const { reject } of list) reject(error);
    }
  }
}

async function storeAll(
  transaction: Transaction,
  notes: Map<string, unknown>,
  list: readonly Waiting[],
): Promise<Outcome[]> {
  const [first] = list;
  if (first === undefined) return [];
  const { context } = first;
  const used = await keysUsed(context, transaction, list);
  const outcomes = new Map<Waiting, Outcome>();
  for (const one of list) {
    const before = one.once && used.get(one.once.key);
    if (before !== undefined) outcomes.set(one, answeredBefore(before, one.once));
    else if (one.once !== undefined) used.set(one.once.key, { ...one.once, id: one.id });
  }
  const fresh = list.filter((one) => !outcomes.has(one));
  const refusals = await storeCases(context, transaction, notes, fresh);
  for (const [index, one] of fresh.entries()) outcomes.set(one, refusals[index] ?? { kind: 'stored' });
  await keepKeys(
    context,
    transaction,
    fresh.filter((one) => !(outcomes.get(one) instanceof CaseworkError)),
  );
  return list.map((one) => repeatedRefusal(one, list, outcomes));
}

interface Used extends Once {
  readonly id: string;
}

/** The ids of cases that requests with these keys created. */
async function keysUsed(
  context: Context,
  database: Pick<Transaction, 'select'>,
  list: readonly Pick<Waiting, 'once'>[],
): Promise<Map<string, Used>> {
  const { idempotencyKeys } = tables;
  const keys = list.flatMap(({ once }) => (once === undefined ? [] : [once.key]));
  if (keys.length === 0) return new Map();
  const rows = await database
    .select({
      key: idempotencyKeys.key,
      requestHash: idempotencyKeys.requestHash,
      subject: idempotencyKeys.subject,
    })
    .from(idempotencyKeys)
    .where(mine(context, idempotencyKeys, inArray(idempotencyKeys.key, keys)));
  return new Map(
    rows.map(({ key, requestHash, subject }) => [
      key,
      { key, requestHash, id: subject.slice(SUBJECT.length) },
    ]),
  );
}

const SUBJECT = 'case:';

/** The case that this request created when it was sent before. Error: `idempotency-key-reused`. */
export async function findAnswered(context: Context, once: Once): Promise<string | undefined> {
  const used = (await keysUsed(context, context.office.store.database, [{ once }])).get(once.key);
  if (used === undefined) return undefined;
  const answer = answeredBefore(used, once);
  if (answer instanceof CaseworkError) throw answer;
  return used.id;
}

function answeredBefore(used: Used, once: Once | undefined): Outcome {
  if (used.requestHash === once?.requestHash) return { kind: 'repeated', id: used.id };
  return new CaseworkError('idempotency-key-reused', 'the Idempotency-Key was used for another request', {
    hint: 'give each request a key of its own, and repeat a request unchanged',
  });
}

/** Where the first of two equal requests was refused, so is the second. */
function repeatedRefusal(
  one: Waiting,
  list: readonly Waiting[],
  outcomes: ReadonlyMap<Waiting, Outcome>,
): Outcome {
  const outcome = outcomes.get(one);
  if (outcome === undefined) throw new Error('a case was left without an answer');
  if (outcome instanceof CaseworkError || outcome.kind === 'stored') return outcome;
  const original = list.find((other) => other !== one && other.once?.key === one.once?.key);
  const originally = original && outcomes.get(original);
  return originally instanceof CaseworkError ? originally : outcome;
}

async function keepKeys(context: Context, transaction: Transaction, kept: readonly Waiting[]): Promise<void> {
  const rows = kept.flatMap(({ once, id, context: { now } }) =>
    once === undefined ? [] : [owned(context, { ...once, subject: `${SUBJECT}${id}`, at: now })],
  );
  await insertRows(transaction, tables.idempotencyKeys, rows);
}
