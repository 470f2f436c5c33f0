import { decide, JsonLines, prepare, writeDecision, type Program } from '@redress/engine';
import { factStates, keyOf, verdicts, witnessEngine, witnessVerdicts } from '@redress/engine/witness';
import { readMapping, type Mapped } from '@redress/intake';
import { openCases } from '@redress/intake/files';
import { lint, type Case } from '@redress/policy';
import { loadFolder, readText } from '@redress/policy/folder';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '../../kit/repository.js';
import { answer } from '../child.js';
import { measureAll, type Cost, type Measured } from '../measure.js';

export interface FlightsResult {
  readonly set: string;
  readonly flights: number;
  /** Conditions of the effective policy, and rows of its tables. */
  readonly rules: number;
  readonly rows: number;
  readonly tables: number;
  /** Cases on which json-rules-engine was heard, and how many verdicts were the same. */
  readonly agreed: { readonly cases: number; readonly verdicts: number };
  readonly costs: readonly Cost[];
}

/** How many flights are decided, each set thinned out evenly, and on how many of them the peer is heard. */
const FLIGHTS = 5_000;
const COMPARED = 60;

/** Real flights under a client on a procedure and a law, with tables. */
async function flights(set: string, path: string, lookups: string): Promise<FlightsResult> {
  const { policy, program, calendars, airports } = await benchPolicy();
  const cases = await casesOf(set, path, lookups);
  const sample = thinned(cases, COMPARED);
  let same = 0;
  for (const input of sample) same += await agreed(program, input);
  const states = await Promise.all(sample.map((input) => factStates(program, input)));
  const { document } = policy;
  const tables = [...document.tables.values()];
  const rows = tables.reduce((sum, { rows: all }) => sum + all.length, 0);
  const lines = new JsonLines({
    allocate: (size) => Buffer.allocUnsafeSlow(size),
    write: (text, bytes, at) => bytes.write(text, at),
  });
  const rules = verdicts(program, cases[0] ?? fail('a set has flights')).length - rows;
  const anew = (): Program => prepare(policy, { calendars, airports });
  // Every flight once by a program that has met none: cases that are alike share work, and none comes twice in a file.
  const ours = await measureAll(
    [
      pass('a decision', cases, () => {
        const fresh = anew();
        return (input) => decide(fresh, input).remedies.length;
      }),
      pass('a decision, written as `redress decide` writes it', cases, () => {
        const fresh = anew();
        return (input) => {
          writeDecision(decide(fresh, input), lines);
          return lines.take().length;
        };
      }),
      pass(
        'the verdict of every rule and row',
        cases.slice(0, 1_000),
        () => (input) => verdicts(program, input).length,
      ),
    ],
    { sample: 1, warmUp: 1_000, rounds: 5 },
  );
  const theirs = await measureAll(
    [
      each(
        'json-rules-engine: one run, rules added before',
        states.map((state) => witnessEngine(policy, state)),
        async ({ engine, facts }) => {
          const { results, failureResults } = await engine.run(facts);
          // An engine that is run again has passed over rules before.
          return results.length + failureResults.length === rules + rows
            ? results.length
            : fail(`json-rules-engine answered ${results.length + failureResults.length} rules`);
        },
      ),
      each(
        'json-rules-engine: must and may, rules of the case added',
        states,
        async (state) => (await witnessVerdicts(policy, state)).size,
      ),
    ],
    { sample: 100, warmUp: 200, rounds: 5 },
  );
  return {
    set,
    flights: cases.length,
    rules,
    rows,
    tables: tables.length,
    agreed: { cases: sample.length, verdicts: same },
    costs: [...ours, ...theirs],
  };
}

async function benchPolicy() {
  const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));
  const file = fileURLToPath(new URL('policy.yaml', import.meta.url));
  const { policy, findings } = lint(await readText(file), file, { calendars, parents });
  if (policy === undefined) return fail(JSON.stringify(findings.slice(0, 3)));
  return { policy, program: prepare(policy, { calendars, airports }), calendars, airports };
}

async function casesOf(set: string, path: string, lookups: string): Promise<readonly Case[]> {
  const file = join(repositoryRoot, `configs/mappings/flights-${set}-in-eu.yaml`);
  const { mapping } = readMapping(await readText(file), file);
  if (mapping === undefined) return fail(`${file} is no mapping`);
  const cases: Case[] = [];
  for await (const batch of openCases(path, { mapping, lookups })) cases.push(...batch.flatMap(taken));
  return thinned(cases, FLIGHTS);
}

function taken(mapped: Mapped): readonly Case[] {
  return mapped.kind === 'rejected' ? [] : [mapped.case];
}

function thinned<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, place) => place % step === 0).slice(0, count);
}

/** All verdicts of a case are the same, else the run stops; answers how many. */
async function agreed(program: Program, input: Case): Promise<number> {
  const theirs = await witnessVerdicts(program.policy, await factStates(program, input));
  const ours = verdicts(program, input);
  for (const rule of ours) {
    const key = keyOf(rule);
    if (theirs.get(key) !== rule.verdict)
      fail(`json-rules-engine says ${theirs.get(key)} of ${key} in ${input.id}, we say ${rule.verdict}`);
  }
  if (ours.length !== theirs.size) fail(`${ours.length} verdicts of ours, ${theirs.size} of theirs`);
  return ours.length;
}

/** All inputs one after the other, in microseconds for one of them. */
function pass<T>(name: string, inputs: readonly T[], begin: () => (input: T) => number): Measured {
  return {
    name,
    per: inputs.length,
    run(_, count) {
      let sum = 0;
      for (let turn = 0; turn < count; turn += 1) {
        const work = begin();
        for (const input of inputs) sum += work(input);
      }
      return sum;
    },
  };
}

function each<T>(name: string, inputs: readonly T[], work: (input: T) => number | Promise<number>): Measured {
  return {
    name,
    async run(from, count) {
      let sum = 0;
      for (let unit = from; unit < from + count; unit += 1) {
        const input = inputs[unit % inputs.length];
        if (input === undefined) continue;
        const given = work(input);
        sum += typeof given === 'number' ? given : await given;
      }
      return sum;
    },
  };
}

function fail(message: string): never {
  throw new Error(message);
}

const [set = '', path = '', lookups = ''] = process.argv.slice(2);
answer(await flights(set, path, lookups));
