import type { Case } from '@redress/policy';
import { outcomeOf } from '../decide.js';
import type { Decision } from '../decision.js';
import type { Program } from '../program.js';
import type { Verdict } from '../truth.js';
import { verdictsOf, type RuleVerdict } from '../verdicts.js';
import { statesOf, type StateOptions } from './fact-states.js';
import { judge } from './judge.js';
import { PatternNotRead } from './pattern.js';
import { keyOf, rulesAndRowsOf, type Rule } from './rules-of.js';
import type { States } from './state.js';

export interface AttestOptions extends Pick<StateOptions, 'rates'> {
  /** Picks which of the rules that did not fire are asked where there are too many for all. */
  readonly seed?: number | undefined;
}

export interface Attested {
  readonly attestation: 'confirmed' | 'disputed';
  /** How many rules were put to the witness. */
  readonly checked: number;
  readonly disputes: readonly Dispute[];
}

export interface Dispute {
  readonly where: string;
  readonly rule: string;
  /** `absent`: one of the two does not know the rule. */
  readonly evaluator: Verdict | 'absent';
  /** `unable`: the rule holds an expression that the witness does not read, and nothing confirms it. */
  readonly witness: Verdict | 'absent' | 'unable';
}

/** Up to here all rules are put to the witness. */
const ALL_RULES = 200;
/** Above, beside those that are true or undetermined, this many of the others. */
const SAMPLE = 100;

/**
 * Asks the witness about the rules behind a decision (language.md §8): all of them up to 200; above, those that are true
 * or undetermined and a seeded hundred of the others. Never part of deciding, which does not wait for it.
 * Errors: `CaseError`; `attested-otherwise` where the decision is not one of this program about this case.
 */
export async function attest(
  program: Program,
  input: Case,
  decision: Decision,
  options: AttestOptions = {},
): Promise<Attested> {
  if (decision.id !== input.id || decision.policy.effectiveHash !== program.effectiveHash)
    throw new AttestedOtherwise(decision, input, program);
  const deciding = { at: decision.at, rates: options.rates };
  const outcome = outcomeOf(program, input, deciding);
  const states = await statesOf(program, input, deciding, outcome);
  const evaluator = new Map(verdictsOf(program, outcome).map((one) => [keyOf(one), one]));
  const rules = rulesAndRowsOf(program.policy);
  const asked = sample(rules, evaluator, options.seed ?? 0);
  const witness = await witnessed(program, asked, states);
  const disputes: Dispute[] = [];
  for (const { where, rule } of asked) {
    const key = keyOf({ where, rule });
    const said = evaluator.get(key)?.verdict ?? 'absent';
    const heard = witness.get(key) ?? 'absent';
    if (said !== heard) disputes.push({ where, rule, evaluator: said, witness: heard });
  }
  const known = new Set(rules.map(keyOf));
  for (const { where, rule, verdict } of evaluator.values()) {
    if (!known.has(keyOf({ where, rule })))
      disputes.push({ where, rule, evaluator: verdict, witness: 'absent' });
  }
  return { attestation: disputes.length === 0 ? 'confirmed' : 'disputed', checked: asked.length, disputes };
}

/** The decision is not one of this program about this case. */
export class AttestedOtherwise extends Error {
  readonly code = 'attested-otherwise';
  readonly hint = 'give the program and the case that the decision was made from';

  constructor(decision: Decision, input: Case, program: Program) {
    super(
      `the decision on \`${decision.id}\` by \`${decision.policy.id}\` ${decision.policy.effectiveHash.slice(0, 12)} is not one on ` +
        `\`${input.id}\` by \`${program.policy.document.policy}\` ${program.effectiveHash.slice(0, 12)}`,
    );
    this.name = 'AttestedOtherwise';
  }
}

function sample(
  rules: readonly Rule[],
  evaluator: ReadonlyMap<string, RuleVerdict>,
  seed: number,
): readonly Rule[] {
  if (rules.length <= ALL_RULES) return rules;
  const quiet = rules.filter((rule) => evaluator.get(keyOf(rule))?.verdict === 'false');
  const chosen = new Set(rules);
  // Leaves a hundred of those that did not fire, each as likely as the others.
  const next = random(seed);
  for (let left = quiet.length; left > SAMPLE; left -= 1) {
    const at = Math.floor(next() * left);
    const [dropped, last] = [quiet[at], quiet[left - 1]];
    if (dropped === undefined || last === undefined) break;
    chosen.delete(dropped);
    quiet[at] = last;
  }
  return rules.filter((rule) => chosen.has(rule));
}

/** A linear congruential generator (Numerical Recipes), 0 to 1. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** All together; one by one only where a rule among them cannot be read. */
async function witnessed(
  program: Program,
  rules: readonly Rule[],
  states: States,
): Promise<Map<string, Verdict | 'unable'>> {
  try {
    return await judge(program.policy, rules, states);
  } catch (error) {
    if (!(error instanceof PatternNotRead)) throw error;
  }
  const verdicts = new Map<string, Verdict | 'unable'>();
  for (const rule of rules) {
    try {
      for (const [key, verdict] of await judge(program.policy, [rule], states)) verdicts.set(key, verdict);
    } catch (error) {
      if (!(error instanceof PatternNotRead)) throw error;
      verdicts.set(keyOf(rule), 'unable');
    }
  }
  return verdicts;
}
