import { decide, prepare, type Program } from '@redress/engine';
import { formulasAgainst, notShown, prove, type ProvenFinding } from '@redress/engine/proof';
import { verdicts } from '@redress/engine/witness';
import { lint } from '@redress/policy';
import { asked, checked, environment } from './compare.js';
import { randomCase, randomPolicy, type RandomPolicy } from './generate.js';

export interface Formulated {
  readonly cases: number;
  /** Where a formula says something else than the evaluator. */
  readonly differing: readonly string[];
}

interface Plan {
  readonly seed: number;
  readonly policies: number;
  readonly casesPerPolicy: number;
}

/** Holds the formulas that proofs rest on against the evaluator, case by case. */
export function compareFormulas({ seed, policies, casesPerPolicy }: Plan): Formulated {
  const differing: string[] = [];
  for (let policySeed = seed; policySeed < seed + policies; policySeed += 1) {
    const random = randomPolicy(policySeed);
    const program = prepare(checked(random.document, policySeed), environment);
    for (let number = 0; number < casesPerPolicy; number += 1) {
      const caseSeed = policySeed * 1_000 + number;
      const { input, options } = asked(randomCase(random, caseSeed));
      for (const difference of formulasAgainst(program, input, options))
        differing.push(`policy ${policySeed}, case ${caseSeed}: ${difference}`);
    }
  }
  return { cases: policies * casesPerPolicy, differing };
}

export interface Proven {
  readonly cases: number;
  /** Findings by code, and how many of them have a case that shows them. */
  readonly found: Readonly<Record<string, { readonly all: number; readonly confirmed: number }>>;
  /** Counterexamples that do not show what they claim. */
  readonly unshown: readonly string[];
  /** Cases that do what a finding says cannot be. */
  readonly contradicted: readonly string[];
}

/** Proves what there is to prove of random policies and puts it to the test by deciding. */
export function proveRandom({ seed, policies, casesPerPolicy }: Plan): Proven {
  const found: Record<string, { all: number; confirmed: number }> = {};
  const unshown: string[] = [];
  const contradicted: string[] = [];
  for (let policySeed = seed; policySeed < seed + policies; policySeed += 1) {
    const random = randomPolicy(policySeed);
    const linted = lint(JSON.stringify(random.document, null, 1), `random-${policySeed}.json`, environment);
    if (linted.policy === undefined) throw new Error(`the policy of seed ${policySeed} is refused`);
    const program = prepare(linted.policy, environment);
    const findings = prove(linted, program);
    for (const { code, message, confirmed, counterexample } of findings) {
      if (confirmed === undefined) continue;
      const count = (found[code] ??= { all: 0, confirmed: 0 });
      count.all += 1;
      if (counterexample === undefined) continue;
      count.confirmed += 1;
      for (const sentence of notShown(program, counterexample))
        unshown.push(`policy ${policySeed}: ${message}: ${sentence}`);
    }
    contradicted.push(...contradictions(program, random, findings, policySeed, casesPerPolicy));
  }
  return { cases: policies * casesPerPolicy, found, unshown, contradicted };
}

/** Cases of random facts that decide what is said never to decide, or make true what is said never to be true. */
function contradictions(
  program: Program,
  random: RandomPolicy,
  findings: readonly ProvenFinding[],
  policySeed: number,
  cases: number,
): string[] {
  const claims = findings.flatMap(({ code, parameters }) => claimsOf(code, { ...parameters }));
  if (claims.length === 0) return [];
  const found: string[] = [];
  for (let number = 0; number < cases; number += 1) {
    const caseSeed = policySeed * 1_000 + number;
    const { input, options } = asked(randomCase(random, caseSeed));
    const said = new Map(
      verdicts(program, input, options).map(({ where, rule, verdict }) => [`${where} ${rule}`, verdict]),
    );
    const { reasons, denied, remedies } = decide(program, input, { ...options, explain: true });
    const hasNone = reasons?.facts.some(({ value }) => value === null) === true;
    for (const { where, rule, never, isOfValues } of claims) {
      if (isOfValues && hasNone) continue;
      const output = reasons?.outputs.find((one) => one.where === where);
      const isContradicted =
        never === 'decides'
          ? output?.rules.some((one) => one.rule === rule && one.isDeciding) === true
          : never === 'otherwise'
            ? output?.state === 'otherwise'
            : never === 'owed'
              ? remedies.some(({ id, state }) => id === rule && state === 'owed') &&
                denied.every(({ id }) => id !== rule)
              : said.get(`${where} ${rule}`) === never;
      if (isContradicted)
        found.push(`policy ${policySeed}, case ${caseSeed}: ${where} ${rule} is never ${never}, it is said`);
    }
  }
  return found;
}

interface Claim {
  readonly where: string;
  readonly rule: string;
  readonly never: 'decides' | 'otherwise' | 'owed' | 'true' | 'false';
  /** Nothing is claimed for what is known to be none. */
  readonly isOfValues: boolean;
}

const GROUPS: Readonly<Record<string, string>> = {
  class: 'classification',
  route: 'routing',
  responsibility: 'responsibility',
};

/** What a finding says can never be, as far as it stands in words that can be read back. */
function claimsOf(code: string, parameters: Readonly<Record<string, unknown>>): Claim[] {
  const text = String(parameters['rule'] ?? parameters['label'] ?? parameters['field'] ?? '');
  const [, rule, field] = /^rule `(\w+)` of `([\w.]+)`$/.exec(text) ?? [];
  const [prefix = '', name = ''] = (field ?? text.replaceAll('`', '')).split('.');
  const where = `${GROUPS[prefix] ?? ''}.${name}`;
  switch (code) {
    case 'rule-unreachable':
    case 'rule-shadowed':
      return rule === undefined
        ? []
        : [{ where, rule, never: 'decides', isOfValues: parameters['unlessNone'] === true }];
    case 'otherwise-unreached':
      return [{ where, rule: '', never: 'otherwise', isOfValues: true }];
    case 'remedy-never-owed':
      return [{ where: '', rule: String(parameters['remedy']), never: 'owed', isOfValues: false }];
    case 'condition-never-true':
    case 'condition-always-true': {
      const never = code === 'condition-never-true' ? 'true' : 'false';
      const isOfValues = never === 'false';
      if (rule !== undefined) return [{ where, rule, never, isOfValues }];
      const [, kind, id] = /^(\w+) `(\w+)`$/.exec(text) ?? [];
      return kind === undefined || id === undefined
        ? []
        : [
            {
              where: `${kind === 'remedy' ? 'remedies' : `${kind}s`}.${id}`,
              rule: 'when',
              never,
              isOfValues,
            },
          ];
    }
    default:
      return [];
  }
}
