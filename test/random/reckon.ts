import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '@redress/engine';
import { RateTable, readRates } from '@redress/money';
import { lint, readCase } from '@redress/policy';
import { repositoryRoot } from '../kit/repository.js';
import { environment, type Evaluator } from './compare.js';
import { Random } from './random.js';
import { reckonable } from './reckonable.js';

export interface Reckoned {
  readonly policies: number;
  /** Policies that the checks refused, such as one with an amount that is surely below zero. */
  readonly refused: number;
  readonly amounts: number;
  /** Those among them that hang on others. */
  readonly together: number;
  readonly dues: number;
  /** Put aside by the witness: amounts by what they are made of, and due times. */
  readonly aside: Readonly<Record<string, number>>;
  readonly disputes: readonly string[];
}

const rates = new RateTable(
  readRates([{ id: 'r', base: 'USD', quote: 'CNY', date: '2025-12-01', rate: '6.9437', source: 'test' }]),
);

const plainCalendars = new Map(
  ['cn', 'de', 'us', 'tw', 'gb', 'pt', 'round-the-clock'].map((name) => [
    name,
    JSON.parse(readFileSync(join(repositoryRoot, `configs/calendars/${name}.json`), 'utf8')),
  ]),
);

/** Has the amounts and due times of random policies and cases reckoned again by the witnesses. */
export async function reckonRandom(
  evaluator: Evaluator,
  {
    seed,
    policies,
    stopsAtFirst = false,
  }: { readonly seed: number; readonly policies: number; readonly stopsAtFirst?: boolean },
): Promise<Reckoned> {
  const aside: Record<string, number> = {};
  const sum = { policies: 0, refused: 0, amounts: 0, together: 0, dues: 0, aside };
  const disputes: string[] = [];
  for (let number = 0; sum.policies < policies; number += 1) {
    const own = seed * 10_000 + number;
    const random = reckonable(new Random(own));
    const { policy } = lint(JSON.stringify(random.document), `reckoned-${own}.json`, {
      ...environment,
      parents: () =>
        random.law === undefined ? undefined : { text: JSON.stringify(random.law), file: 'lex.json' },
    });
    if (policy === undefined) {
      sum.refused += 1;
      continue;
    }
    sum.policies += 1;
    const program = evaluator.prepare(policy, environment);
    for (const [position, one] of random.cases.entries()) {
      const table = (own + position) % 3 === 0 ? undefined : rates;
      const found = await reckonAgain(evaluator, program, one, table);
      sum.amounts += found.amounts;
      sum.together += found.together;
      sum.dues += found.dues;
      addAside(aside, found.aside);
      disputes.push(...found.disputes.map((dispute) => `seed ${own}, case ${position}: ${dispute}`));
      if (stopsAtFirst && disputes.length > 0) return { ...sum, disputes };
    }
  }
  return { ...sum, disputes };
}

/** The same for one case. */
export async function reckonAgain(
  { decide, witnessAmounts, witnessDueTimes }: Evaluator,
  program: Program,
  json: unknown,
  table?: RateTable,
) {
  const input = readCase(json);
  const options = { rates: table };
  const decision = decide(program, input, options);
  const amounts = await witnessAmounts(program, input, decision, options);
  const dues = await witnessDueTimes(program, input, decision, plainCalendars, options);
  return {
    amounts: amounts.checked,
    together: amounts.together,
    dues: dues.checked,
    aside: { ...amounts.aside, ...(dues.aside === 0 ? {} : { 'due times': dues.aside }) },
    disputes: [...amounts.disputes, ...dues.disputes].map((dispute) => JSON.stringify(dispute)),
  };
}

/** Adds what was put aside to what was before, reason by reason. */
export function addAside(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [reason, count] of Object.entries(more)) sum[reason] = (sum[reason] ?? 0) + count;
}
