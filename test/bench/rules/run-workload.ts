import { factStates, keyOf, witnessVerdicts } from '@redress/engine/witness';
import { loadCalendars } from '@redress/policy/folder';
import { join } from 'node:path';
import { repositoryRoot } from '../../kit/repository.js';
import { answer } from '../child.js';
import { EFFORT, measureAll, type Measured } from '../measure.js';
import { Random } from '../random.js';
import type { Competitor } from './competitor.js';
import { cel } from './competitors/cel.js';
import { jsonLogic } from './competitors/json-logic.js';
import { jsonRulesEngine } from './competitors/json-rules-engine.js';
import { caseOf, ruleProgram, type RuleProgram } from './competitors/redress.js';
import { zen } from './competitors/zen.js';
import type { Facts } from './facts.js';
import { LEVELS, type WorkloadResult } from './workload-result.js';
import { MIXES, workload, type Mix, type Workload } from './workload.js';

/** Measures one workload. In a process of its own, so that no workload runs in code optimised for another. */
async function runWorkload(mix: Mix, size: number): Promise<WorkloadResult> {
  const given = workload(mix, size);
  const ours = ruleProgram(given.rules, await loadCalendars(join(repositoryRoot, 'configs')));
  // Peers know two values only: gaps are ours alone, and the witness's.
  const peers = mix === 'gaps' ? [] : peersFor(given);
  const agreed =
    mix === 'gaps' ? await agreeWithWitness(given, ours) : await agreeWithPeers(given, ours, peers);
  const { matched, undetermined } = meanHits(given, ours);
  const cheap = [
    ...levels(given, ours),
    ...peers.filter(({ name }) => !isSlow(name, size)).map((peer) => asked(peer, given)),
  ];
  const slow = peers.filter(({ name }) => isSlow(name, size)).map((peer) => asked(peer, given));
  return {
    mix,
    rules: size,
    matched,
    undetermined,
    agreed,
    prepared: [
      { name: 'redress lint', milliseconds: ours.linted },
      { name: 'redress prepare', milliseconds: ours.compiled },
      ...peers.map(({ name, prepared }) => ({ name, milliseconds: prepared })),
    ],
    costs: [
      ...(await measureAll(cheap)),
      ...(slow.length === 0 ? [] : await measureAll(slow, { ...EFFORT, rounds: 5 })),
    ],
  };
}

function peersFor({ rules }: Workload): readonly Competitor[] {
  const others = [...zen(rules), jsonLogic(rules), cel(rules)];
  // At 10,000 rules one case takes it seconds.
  return rules.length > 1_000 ? others : [jsonRulesEngine(rules), ...others];
}

function isSlow(name: string, size: number): boolean {
  return name === 'json-rules-engine' && size >= 1_000;
}

// ---- the same answers -----------------------------------------------------------------------------------------

async function agreeWithPeers(given: Workload, ours: RuleProgram, peers: readonly Competitor[]) {
  const agreed = [];
  for (const peer of peers) {
    const cases = given.cases.slice(0, casesToCompare(given.rules.length, peer.name));
    for (const facts of cases) {
      const { matched, undetermined } = ours.readAndMatch(facts);
      const theirs = await peer.match(facts);
      if (undetermined.length > 0 || !isSame(matched, theirs))
        throw new Error(disagreement(peer.name, facts, { ours: matched, undetermined, theirs }));
    }
    agreed.push({ name: peer.name, cases: cases.length, rules: given.rules.length });
  }
  return agreed;
}

function casesToCompare(rules: number, name: string): number {
  if (isSlow(name, rules)) return 30;
  return rules > 1_000 ? 50 : 300;
}

/** The witness runs json-rules-engine twice a case, a fresh one each time: a sample of cases, and of many rules. */
async function agreeWithWitness({ rules, cases }: Workload, ours: RuleProgram) {
  const { program } = ours;
  const random = new Random(rules.length);
  const sampled = random.sample(
    rules.map((_, position) => position),
    Math.min(rules.length, 1_000),
  );
  const { document } = program.policy;
  const approvals = sampled.flatMap((position) => document.approvals[position] ?? []);
  const part = { ...program.policy, document: { ...document, approvals } };
  const asked = cases.slice(0, rules.length > 100 ? 10 : 100);
  for (const facts of asked) {
    const verdicts = await witnessVerdicts(part, await factStates(program, caseOf(facts)));
    const { matched, undetermined } = ours.readAndMatch(facts);
    const [isMatched, isOpen] = [new Set(matched), new Set(undetermined)];
    for (const position of sampled) {
      const id = rules[position]?.id ?? '';
      const theirs = verdicts.get(keyOf({ where: `approvals.${id}`, rule: 'when' }));
      const own = isMatched.has(position) ? 'true' : isOpen.has(position) ? 'undetermined' : 'false';
      if (own !== theirs) throw new Error(disagreement(`the witness on ${id}`, facts, { own, theirs }));
    }
  }
  return [{ name: 'json-rules-engine, must and may', cases: asked.length, rules: sampled.length }];
}

function isSame(ours: readonly number[], theirs: readonly number[]): boolean {
  return ours.length === theirs.length && ours.every((position, index) => theirs[index] === position);
}

function disagreement(name: string, facts: Facts, answers: object): string {
  return `not the same as ${name}: ${JSON.stringify({ ...answers, facts })}`;
}

function meanHits({ cases }: Workload, ours: RuleProgram): { matched: number; undetermined: number } {
  let matched = 0;
  let undetermined = 0;
  for (const facts of cases) {
    const hits = ours.readAndMatch(facts);
    matched += hits.matched.length;
    undetermined += hits.undetermined.length;
  }
  return { matched: matched / cases.length, undetermined: undetermined / cases.length };
}

// ---- what is measured -----------------------------------------------------------------------------------------

function levels({ cases }: Workload, ours: RuleProgram): readonly Measured[] {
  const frames = cases.map((facts) => ours.frame(facts));
  return [
    each(LEVELS.verdicts, frames, (frame) => {
      const { matched, undetermined } = ours.verdicts(frame);
      return matched.length + undetermined.length;
    }),
    each(LEVELS.readAndVerdicts, cases, (facts) => {
      const { matched, undetermined } = ours.readAndMatch(facts);
      return matched.length + undetermined.length;
    }),
    each(LEVELS.decide, cases, (facts) => {
      const { approvals, undetermined } = ours.decide(facts);
      return approvals.length + undetermined.length;
    }),
  ];
}

function each<T>(name: string, inputs: readonly T[], work: (input: T) => number): Measured {
  return {
    name,
    run(from, count) {
      let sum = 0;
      for (let unit = from; unit < from + count; unit += 1) sum += work(at(inputs, unit));
      return sum;
    },
  };
}

/** As many lanes as cases may be asked at the same time, each asking its next case when it has its answer. */
function asked({ name, inFlight, match }: Competitor, { cases }: Workload): Measured {
  return {
    name,
    async run(from, count) {
      let next = from;
      let sum = 0;
      const lane = async (): Promise<void> => {
        while (next < from + count) {
          const answer = match(at(cases, next++));
          const matched = answer instanceof Promise ? await answer : answer;
          sum += matched.length;
        }
      };
      await Promise.all(Array.from({ length: inFlight }, lane));
      return sum;
    },
  };
}

function at<T>(inputs: readonly T[], unit: number): T {
  const input = inputs[unit % inputs.length];
  if (input === undefined) throw new Error('a workload has cases');
  return input;
}

const [mix, size] = process.argv.slice(2);
const known = MIXES.find((one) => one === mix);
if (known === undefined) throw new Error(`no mix ${mix}`);
answer(await runWorkload(known, Number(size)));
