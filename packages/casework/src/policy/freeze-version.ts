import type { Program } from '@redress/engine';
import { layersBelow } from '@redress/policy';
import { tables, type Transaction } from '@redress/store';
import { desc, eq, max } from 'drizzle-orm';
import { append } from '../history/append.js';
import type { Context } from '../context.js';
import { mine, owned } from '../scoped.js';
import { stackHash } from './stack-hash.js';
import { keepPins } from './keep-pins.js';
import { periodColumnsOf } from './period.js';

export interface Freezing {
  readonly program: Program;
  readonly source: string;
  readonly origin: 'shipped' | 'edited';
  readonly why: string;
}

const { policyInUse, policyVersions } = tables;

/** Gives a text, with those it stands on, the next number of its policy, for ever. */
export async function freezeVersion(
  context: Context,
  transaction: Transaction,
  notes: Map<string, unknown>,
  { program, source, origin, why }: Freezing,
): Promise<number> {
  const { policy, title } = program.policy.document;
  const [last] = await transaction
    .select({ number: max(policyVersions.number) })
    .from(policyVersions)
    .where(mine(context, policyVersions, eq(policyVersions.policy, policy)));
  const number = (last?.number ?? 0) + 1;
  const layers = layersBelow(program.policy);
  const sourceHash = stackHash(source, layers);
  const { effectiveHash } = program;
  await transaction.insert(policyVersions).values(
    owned(context, {
      policy,
      number,
      effectiveHash,
      sourceHash,
      origin,
      title: { ...title },
      by: context.actor,
      at: context.now,
      why,
      ...periodColumnsOf(program.policy.document),
      source,
      layers: layers.length === 0 ? null : layers,
    }),
  );
  await keepPins(context, transaction, notes, program);
  await append(context, transaction, notes, [
    {
      verb: origin === 'shipped' ? 'version-shipped' : 'version-published',
      subject: `policy:${policy}`,
      payload: { number, effectiveHash, sourceHash, why },
    },
  ]);
  return number;
}

/** From now on new cases are decided by this version, so far as it is in force on the day of their receipt. */
export async function switchTo(
  context: Context,
  transaction: Transaction,
  notes: Map<string, unknown>,
  { policy, number, why }: { readonly policy: string; readonly number: number; readonly why: string },
): Promise<void> {
  const before = await lastPutInUse(context, transaction, policy);
  if (before?.number === number) return;
  const turn = (before?.turn ?? 0) + 1;
  await transaction
    .insert(policyInUse)
    .values(owned(context, { policy, number, turn }))
    .onConflictDoUpdate({
      target: [policyInUse.client, policyInUse.policy, policyInUse.number],
      set: { turn },
    });
  await append(context, transaction, notes, [
    {
      verb: 'version-made-current',
      subject: `policy:${policy}`,
      payload: { number, before: before?.number ?? null, why },
    },
  ]);
}

/** The version of a policy that was put in use last, if any was. */
export async function lastPutInUse(
  context: Context,
  transaction: Transaction,
  policy: string,
): Promise<{ readonly number: number; readonly turn: number } | undefined> {
  const [last] = await transaction
    .select({ number: policyInUse.number, turn: policyInUse.turn })
    .from(policyInUse)
    .where(mine(context, policyInUse, eq(policyInUse.policy, policy)))
    .orderBy(desc(policyInUse.turn))
    .limit(1);
  return last;
}
