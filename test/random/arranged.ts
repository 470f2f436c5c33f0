import { decide, prepare } from '@redress/engine';
import { verdicts } from '@redress/engine/witness';
import { asked, checked, environment } from './compare.js';
import { nested, randomCase, randomPolicy } from './generate.js';
import { Random } from './random.js';

export interface Arranged {
  readonly cases: number;
  /** Seeds of cases that are decided otherwise when they are written otherwise. */
  readonly differing: readonly string[];
}

/** Decides random cases as stated, with their keys in other orders, nested and dotted. */
export function decideArranged({ seed, cases }: { readonly seed: number; readonly cases: number }): Arranged {
  const differing: string[] = [];
  for (let number = 0; number < cases; number += 1) {
    const policySeed = seed + Math.floor(number / 20);
    const { program, random } = policyOf(policySeed);
    const caseSeed = policySeed * 1_000 + (number % 20);
    const stated = randomCase(random, caseSeed);
    const { statements } = stated;
    const order = new Random(caseSeed);
    const shuffled = (): typeof statements => Object.fromEntries(order.shuffled(Object.entries(statements)));
    const answers = [statements, shuffled(), nested(statements), nested(shuffled())].map((facts) => {
      const { input, options } = asked({ ...stated, input: { ...stated.input, facts } });
      // Findings follow the order in which they were made.
      const { findings: _, ...decision } = decide(program, input, { ...options, explain: true });
      return JSON.stringify([verdicts(program, input, options), decision]);
    });
    if (new Set(answers).size > 1) differing.push(`policy ${policySeed}, case ${caseSeed}`);
  }
  return { cases, differing };
}

let last: { readonly seed: number; readonly made: ReturnType<typeof made> } | undefined;

function policyOf(seed: number): ReturnType<typeof made> {
  if (last?.seed !== seed) last = { seed, made: made(seed) };
  return last.made;
}

function made(seed: number) {
  const random = randomPolicy(seed);
  return { random, program: prepare(checked(random.document, seed), environment) };
}
