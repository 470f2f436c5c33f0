import type * as Engine from '@redress/engine';
import type * as Witness from '@redress/engine/witness';
import { RateTable, readRates } from '@redress/money';
import { lint, type Case, type Policy } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';
import { randomCase, randomPolicy, RATES, type RandomCase } from './generate.js';
import type { Json } from './types.js';

/** The evaluator that is compared: ours, or a copy with a fault put into it. */
export type Evaluator = Pick<typeof Engine, 'decide' | 'prepare'> &
  Pick<
    typeof Witness,
    'factStates' | 'keyOf' | 'verdicts' | 'witnessAmounts' | 'witnessDueTimes' | 'witnessVerdicts'
  >;

export type Verdict = 'true' | 'false' | 'undetermined';

export interface Comparison {
  readonly pairs: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly disagreements: readonly Disagreement[];
}

/** Enough to have the same pair again. */
export interface Disagreement {
  readonly policySeed: number;
  readonly caseSeed: number;
  /** Where the rule stands, and its id. */
  readonly rule: string;
  readonly evaluator: string;
  readonly witness: string;
}

export interface ComparisonPlan {
  readonly seed: number;
  /** The run ends when there are as many pairs of policy and case, or as many verdicts. */
  readonly pairs?: number;
  readonly verdicts?: number;
  readonly casesPerPolicy: number;
  /** Ends the run with the first disagreement. */
  readonly stopsAtFirst?: boolean;
}

const { calendars } = await loadFolder(join(repositoryRoot, 'configs'));
const rates = new RateTable(readRates(RATES));
export const environment = { calendars };

/** Puts random cases to evaluator and witness and compares all their verdicts, rule by rule. */
export async function compareWithWitness(evaluator: Evaluator, plan: ComparisonPlan): Promise<Comparison> {
  const verdicts = { true: 0, false: 0, undetermined: 0 };
  const disagreements: Disagreement[] = [];
  let [pairs, count] = [0, 0];
  for (let policySeed = plan.seed; ; policySeed += 1) {
    const random = randomPolicy(policySeed);
    const policy = checked(random.document, policySeed);
    const program = evaluator.prepare(policy, environment);
    for (let number = 0; number < plan.casesPerPolicy; number += 1) {
      if (pairs >= (plan.pairs ?? Infinity) || count >= (plan.verdicts ?? Infinity))
        return { pairs, verdicts, disagreements };
      const caseSeed = policySeed * 1_000 + number;
      const { input, options } = asked(randomCase(random, caseSeed));
      pairs += 1;
      const said = await answers(evaluator, program, policy, input, options);
      if ('error' in said) {
        disagreements.push({ policySeed, caseSeed, rule: 'any', evaluator: said.error, witness: 'no error' });
        if (plan.stopsAtFirst === true) return { pairs, verdicts, disagreements };
        continue;
      }
      const { found, witness } = said;
      for (const one of found) {
        const rule = evaluator.keyOf(one);
        verdicts[one.verdict] += 1;
        const heard = witness.get(rule) ?? 'absent';
        if (heard !== one.verdict)
          disagreements.push({ policySeed, caseSeed, rule, evaluator: one.verdict, witness: heard });
        witness.delete(rule);
      }
      for (const [rule, heard] of witness)
        disagreements.push({ policySeed, caseSeed, rule, evaluator: 'absent', witness: heard });
      count += found.length;
      if (plan.stopsAtFirst === true && disagreements.length > 0) return { pairs, verdicts, disagreements };
    }
  }
}

/** No case of a valid policy may end in an error. */
async function answers(
  evaluator: Evaluator,
  program: Engine.Program,
  policy: Policy,
  input: Case,
  options: ReturnType<typeof asked>['options'],
): Promise<{ found: Witness.RuleVerdict[]; witness: Map<string, Verdict> } | { error: string }> {
  try {
    const found = evaluator.verdicts(program, input, options);
    return {
      found,
      witness: await evaluator.witnessVerdicts(policy, await evaluator.factStates(program, input, options)),
    };
  } catch (error) {
    return { error: String(error) };
  }
}

/** A generated policy is valid by construction: anything else is a fault of the generator, or of the checks. */
export function checked(document: { readonly [key: string]: Json }, seed: number): Policy {
  const { policy, findings } = lint(JSON.stringify(document), `random-${seed}.json`, environment);
  if (policy !== undefined) return policy;
  const errors = findings.filter(({ severity }) => severity === 'error');
  throw new Error(
    `the policy of seed ${seed} is refused: ${errors.map(({ message }) => message).join('; ')}`,
  );
}

/** What the evaluator is asked with. */
export function asked({ input, at, hasRates }: RandomCase): {
  input: Case;
  options: { at?: string; rates?: RateTable };
} {
  return { input, options: { ...(at === undefined ? {} : { at }), ...(hasRates ? { rates } : {}) } };
}

/** The shares of the three verdicts, in per cent. */
export function sharesOf({ verdicts }: Comparison): Readonly<Record<Verdict, number>> {
  const all = verdicts.true + verdicts.false + verdicts.undetermined;
  const share = (verdict: Verdict): number => Math.round((verdicts[verdict] * 1_000) / all) / 10;
  return { true: share('true'), false: share('false'), undetermined: share('undetermined') };
}
