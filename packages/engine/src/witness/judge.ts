import type { Policy } from '@redress/policy';
import { Engine } from 'json-rules-engine';
import type { Verdict } from '../truth.js';
import { mentionsOf } from './mentions.js';
import { addOperators } from './operators.js';
import { keyOf, rulesAndRowsOf, type Rule } from './rules-of.js';
import type { States } from './state.js';
import { Translation, type Run } from './translation.js';

/**
 * What json-rules-engine says of every rule of a policy, by `keyOf`: true if it holds though all that is unknown were
 * against it, false if it does not hold though all that is unknown were for it, else undetermined.
 */
export function witnessVerdicts(policy: Policy, states: States): Promise<Map<string, Verdict>> {
  return judge(policy, rulesAndRowsOf(policy), states);
}

/** The same for some of the rules. Error: `pattern-not-read`. */
export async function judge(
  policy: Policy,
  rules: readonly Rule[],
  states: States,
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const must = await ask(policy, rules, states, 'must');
  const open: Rule[] = [];
  for (const rule of rules) {
    const key = keyOf(rule);
    const { holds, isOpen } = answerTo(must, key);
    verdicts.set(key, holds ? 'true' : 'false');
    // Without an unknown leaf both runs are the same one.
    if (!holds && isOpen) open.push(rule);
  }
  if (open.length === 0) return verdicts;
  const may = await ask(policy, open, states, 'may');
  for (const rule of open) if (answerTo(may, keyOf(rule)).holds) verdicts.set(keyOf(rule), 'undetermined');
  return verdicts;
}

interface Answer {
  readonly holds: boolean;
  /** Whether a leaf of it is unknown. */
  readonly isOpen: boolean;
}

async function ask(
  policy: Policy,
  rules: readonly Rule[],
  states: States,
  run: Run,
): Promise<Map<string, Answer>> {
  const { engine, facts, isOpen } = engineFor(policy, rules, states, run);
  const { results, failureResults } = await engine.run(facts);
  const answers = new Map<string, Answer>();
  for (const { name, result } of [...results, ...failureResults]) {
    answers.set(name, { holds: result === true, isOpen: isOpen.get(name) === true });
  }
  return answers;
}

/** What one run asks: the rules as they stand in one case, and what it knows. */
interface Asked {
  readonly engine: Engine;
  readonly facts: Record<string, unknown>;
  /** By `keyOf`, whether a leaf of the rule is unknown. */
  readonly isOpen: ReadonlyMap<string, boolean>;
}

/** An engine for one run on one case: engines that are shared pass over rules. */
function engineFor(policy: Policy, rules: readonly Rule[], states: States, run: Run): Asked {
  const translation = new Translation(policy, states, run);
  const engine = new Engine();
  addOperators(engine, mentionsIn(policy));
  const isOpen = new Map<string, boolean>();
  for (const rule of rules) {
    const name = keyOf(rule);
    const before = translation.unknownLeaves;
    engine.addRule({ name, conditions: translation.rule(rule.when), event: { type: 'holds' } });
    isOpen.set(name, translation.unknownLeaves > before);
  }
  for (const [name, tree] of translation.named) if ('all' in tree) engine.setCondition(name, tree);
  return { engine, facts: translation.facts, isOpen };
}

/** The engine of the run *must* with every rule of a policy in it and the facts to run it on, for who measures the run alone. */
export function witnessEngine(policy: Policy, states: States): Pick<Asked, 'engine' | 'facts'> {
  return engineFor(policy, rulesAndRowsOf(policy), states, 'must');
}

function answerTo(answers: ReadonlyMap<string, Answer>, key: string): Answer {
  const answer = answers.get(key);
  if (answer === undefined) throw new Error(`the witness passed over the rule ${key}`);
  return answer;
}

const mentions = new WeakMap<Policy, ReturnType<typeof mentionsOf>>();

function mentionsIn(policy: Policy): ReturnType<typeof mentionsOf> {
  let known = mentions.get(policy);
  if (known === undefined) mentions.set(policy, (known = mentionsOf(policy.document.terms)));
  return known;
}
