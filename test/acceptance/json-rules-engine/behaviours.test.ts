import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, prepare } from '@redress/engine';
import { lint } from '@redress/policy';
import { loadCalendars } from '@redress/policy/folder';
import { importJsonRulesEngine } from '@redress/policy/json-rules-engine';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repositoryRoot } from '../../kit/repository.js';

interface TestFile {
  readonly file: string;
  readonly behaviours: readonly Behaviour[];
  readonly elsewhere?: number;
}

interface Behaviour {
  readonly says: string;
  readonly covers: number;
  readonly rules: RuleProperties[];
  readonly conditions?: Readonly<Record<string, never>>;
  readonly runs?: readonly { readonly facts: Facts; readonly fires: readonly string[] | 'undetermined' }[];
  readonly refused?: string;
  readonly likewise?: boolean;
  readonly facts?: Facts;
}

type Facts = Record<string, unknown>;

const files: readonly TestFile[] = parse(readFileSync(join(import.meta.dirname, 'behaviours.yaml'), 'utf8'));
const calendars = await loadCalendars(join(repositoryRoot, 'configs'));
const OPTIONS = { policy: 'imported', currency: 'EUR', zone: 'UTC', calendar: 'round-the-clock' };
/** Tests of the library by what became of them, to be told at the end. */
const told = { pass: 0, refused: 0, otherwise: 0, elsewhere: 0 };

/** What json-rules-engine fires, in its own order. */
async function theirs({ rules, conditions = {} }: Behaviour, facts: Facts): Promise<string[]> {
  const engine = new Engine(rules);
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition);
  return (await engine.run(facts)).events.map(({ type }) => type);
}

function ours({ rules, conditions = {} }: Behaviour) {
  const imported = importJsonRulesEngine({ rules, conditions }, OPTIONS);
  expect(imported.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { policy, findings } = lint(imported.yaml, 'imported.yaml', { calendars });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (policy === undefined) throw new Error('no policy');
  const events = new Map(
    policy.document.classification.get('event')?.rules.map(({ id, then }) => [id, then] as const),
  );
  const program = prepare(policy, { calendars });
  return (facts: Facts): readonly string[] | 'undetermined' => {
    const { classification, alsoMatched, undetermined } = decide(program, {
      id: 'c',
      receivedAt: '2026-01-01T00:00:00Z',
      facts,
    });
    if (undetermined.length > 0) return 'undetermined';
    const first = classification['event'];
    const others = (alsoMatched['event'] ?? []).map((id) => {
      const then = events.get(id);
      return then?.kind === 'constant' ? String(then.value) : id;
    });
    return first === 'none' ? [] : [String(first), ...others];
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

told.elsewhere = files.reduce((sum, { elsewhere = 0 }) => sum + elsewhere, 0);

describe.each(files.filter(({ behaviours }) => behaviours.length > 0))('$file', ({ behaviours }) => {
  it.each(behaviours.filter(({ runs }) => runs !== undefined))('$says', async (behaviour) => {
    const answer = ours(behaviour);
    for (const { facts, fires } of behaviour.runs ?? []) {
      if (isText(fires)) await expect(theirs(behaviour, facts)).rejects.toThrow(/\S/);
      else expect((await theirs(behaviour, facts)).toSorted()).toEqual(fires.toSorted());
      const said = answer(facts);
      // What is no number is unknown here: no rule is said to hold, and none to fail.
      const isNoNumber = Object.values(facts).some((fact) => typeof fact !== 'number' && fact !== null);
      expect(fires.length === 0 && isNoNumber && said === 'undetermined' ? [] : said).toEqual(fires);
    }
    if (behaviour.runs?.some(({ fires }) => isText(fires)) === true) told.otherwise += behaviour.covers;
    else told.pass += behaviour.covers;
  });

  it.each(behaviours.filter(({ refused }) => refused !== undefined))('$says: refused', async (behaviour) => {
    const { rules, conditions = {}, refused, likewise = false, facts = { age: 1 } } = behaviour;
    const { imported, findings } = importJsonRulesEngine({ rules, conditions }, OPTIONS);
    expect(imported).toBe(0);
    expect(findings.map(({ code }) => code)).toContain(refused);
    if (likewise) await expect(theirs(behaviour, facts)).rejects.toThrow(/\S/);
    if (likewise) told.pass += behaviour.covers;
    else told.refused += behaviour.covers;
  });
});

afterAll(() => {
  const { pass, refused, otherwise, elsewhere } = told;
  const all = pass + refused + otherwise + elsewhere;
  process.stdout.write(
    `json-rules-engine 7.3.1: ${all} tests of its own; ${pass + refused + otherwise} concern what rules say: ` +
      `${pass} pass here, ${refused} are refused by the strict dialect, ${otherwise} mean something else (unknown is no error); ` +
      `${elsewhere} concern its programming interface\n`,
  );
});
