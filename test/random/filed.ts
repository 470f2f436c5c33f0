import { prepare } from '@redress/engine';
import { verdicts } from '@redress/engine/witness';
import type { Policy } from '@redress/policy';
import { asked, checked, environment } from './compare.js';
import { randomCase, randomList } from './generate.js';
import { Random } from './random.js';

export interface Filed {
  readonly lists: number;
  readonly rules: number;
  readonly verdicts: Readonly<Record<'true' | 'false' | 'undetermined', number>>;
  /** Seeds of lists that answer otherwise as a list than rule by rule. */
  readonly differing: readonly string[];
}

const MOST_RULES = 300;
const LISTS_PER_POLICY = 100;
const CASES_PER_LIST = 3;

/** Asks random lists of up to 300 rules as lists, as a decision does, and rule by rule. */
export function askFiled({ seed, lists }: { readonly seed: number; readonly lists: number }): Filed {
  const counts = { true: 0, false: 0, undetermined: 0 };
  const differing: string[] = [];
  let rules = 0;
  for (let done = 0; done < lists;) {
    const policySeed = seed + done;
    const random = randomList(policySeed, MOST_RULES);
    const policy = checked(random.document, policySeed);
    for (let list = 0; list < LISTS_PER_POLICY && done < lists; list += 1, done += 1) {
      const part = partOf(policy, new Random(policySeed * 1_000 + list));
      const program = prepare(part, environment);
      for (let number = 0; number < CASES_PER_LIST; number += 1) {
        const { input, options } = asked(
          randomCase(random, policySeed * 1_000 + list * CASES_PER_LIST + number),
        );
        const filed = verdicts(program, input, options);
        const oneByOne = verdicts(program, input, { ...options, oneByOne: true });
        for (const { verdict } of filed) counts[verdict] += 1;
        if (JSON.stringify(filed) !== JSON.stringify(oneByOne))
          differing.push(`policy ${policySeed}, list ${list}, case ${number}`);
      }
      rules += part.document.classification.get('list')?.rules.length ?? 0;
    }
  }
  return { lists, rules, verdicts: counts, differing };
}

/** The same policy with some of the rules, in any order: short lists as often as long ones. */
function partOf(policy: Policy, random: Random): Policy {
  const field = policy.document.classification.get('list');
  if (field === undefined) throw new Error('no list in the policy');
  const rules = random
    .shuffled(field.rules)
    .slice(0, random.one([random.between(1, 12), random.between(6, 60), random.between(1, MOST_RULES)]));
  return {
    ...policy,
    document: { ...policy.document, classification: new Map([['list', { ...field, rules }]]) },
  };
}
