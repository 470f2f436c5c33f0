import { collectFindings, type Condition, type Finding, type Linted, type PolicyTest } from '@redress/policy';
import { casesOfTest, isUndecidable, optionsOfTest } from '../cases-of-test.js';
import { outcomeOf, type Outcome } from '../decide.js';
import type { Program } from '../program.js';
import { FALSE, TRUE, type Truth } from '../truth.js';
import { conditionEntriesOf, partsWithin, type ConditionEntry } from './condition-entries.js';
import { labelOf } from './condition-label.js';
import { allOf } from './formula.js';
import { Inquiry } from './inquiry.js';
import { readsNoCase } from './one-sided.js';
import { rowEntriesOf } from './table-rows.js';
import { truthOf } from './truth-of.js';
import { withoutNone } from './without-none.js';

/** What the tests inside a policy make happen. */
export interface Coverage {
  readonly policy: string;
  /** Of all that conditions can come out as, true and false of each, how much some test shows. */
  readonly covered: number;
  readonly total: number;
  /** The same of the parts of conditions. */
  readonly parts: { readonly covered: number; readonly total: number };
  /** Of conditions and of their parts, the sides that are proven never to be and that no test is asked for. */
  readonly excused: number;
  /** Of the policy itself, not of those it extends. */
  readonly items: readonly CoveredItem[];
  /** `covers`: conditions that are true in a test, or come out otherwise than they would without its facts. */
  readonly tests: readonly { readonly test: string; readonly covers: number }[];
  /** `rule-untested` and `test-covers-nothing`, in the order of the text. */
  readonly findings: readonly Finding[];
}

/** A condition, by where it stands as in verdicts, and how many tests it was true and false in. */
export interface CoveredItem {
  readonly where: string;
  readonly rule: string;
  readonly line: number;
  readonly true: number;
  readonly false: number;
  /** How often the rule of a field decided; absent for what is no such rule. */
  readonly decides?: number;
  /** What it is in every case, as far as values go: no test is asked for the other side. */
  readonly always?: 'true' | 'false';
  /** Paths of parts that no test has seen both true and false, of those that can be both. */
  readonly untestedParts: readonly string[];
}

/**
 * Decides every test of a policy and counts what its conditions come out as: each is to be true at least once and false at
 * least once, and so is each part of it. `program` is compiled from the policy that was linted.
 */
export function coverageOf({ policy, places }: Linted, program: Program): Coverage {
  if (policy === undefined || places === undefined) throw new Error('a policy with errors has no coverage');
  const { document } = policy;
  // What a parent says is tested there.
  const counts = conditionEntriesOf(document)
    .filter(({ when }) => places.of(when).file === undefined && !readsNoCase(when))
    .map((entry) => new Count(entry, entry.when, false));
  for (const table of document.tables.values()) {
    for (const entry of rowEntriesOf(table, policy)) {
      if (places.of(entry.row).file === undefined) counts.push(new Count(entry, entry.row, true));
    }
  }
  const fields = new Map(
    [...program.classification, ...program.routing, ...program.responsibility].map(
      ({ where, field }) => [where, field.rules.map(({ id }) => id)] as const,
    ),
  );
  const tests = document.tests.map((test) => {
    const outcomes = outcomesOfTest(program, test);
    const { matters: _, ...given } = test.given;
    const [empty] = outcomesOfTest(program, { ...test, given: { ...given, facts: {} } });
    let covers = 0;
    for (const count of counts) {
      const truths = outcomes.map((outcome) => count.take(program, outcome, fields.has(count.entry.where)));
      const without = count.truthIn(program, empty);
      if (truths.some((truth) => truth === TRUE || truth !== without)) covers += 1;
    }
    return { node: test, test: test.name, covers };
  });
  const collected = collectFindings(policy.file);
  const inquiry = new Inquiry(program, { ...EFFORT });
  // What cannot be is no fault of the tests.
  const cannotBe = (condition: Condition, asked: 'true' | 'false'): boolean =>
    inquiry.canBe((model) =>
      asked === 'true'
        ? model.formula(condition, 'true')
        : allOf([model.formula(condition, 'false'), withoutNone(model, [condition])]),
    ) === 'impossible';
  let missed = 0;
  let excused = 0;
  for (const count of counts) {
    const { entry, node, isRow, isTrue, isFalse } = count;
    if (isTrue === 0 && cannotBe(entry.when, 'true')) count.always = 'false';
    else if (!isRow && isFalse === 0 && cannotBe(entry.when, 'false')) count.always = 'true';
    for (const part of count.parts) {
      if (!part.isTrue && cannotBe(part.part, 'true')) part.excused.push('true');
      if (!part.isFalse && cannotBe(part.part, 'false')) part.excused.push('false');
    }
    excused += Number(count.always !== undefined) + sum(count.parts, (part) => part.excused.length);
    const lacksTrue = isTrue === 0 && count.always !== 'false';
    const lacksFalse = !isRow && isFalse === 0 && count.always !== 'true';
    missed += Number(lacksTrue) + Number(lacksFalse);
    const missing = lacksTrue ? (lacksFalse ? 'either' : 'true') : lacksFalse ? 'false' : undefined;
    const label = labelOf(entry, document);
    if (missing !== undefined) collected.report('rule-untested', places.of(node), { label, missing });
  }
  for (const { node, test, covers } of tests) {
    if (covers === 0) collected.report('test-covers-nothing', places.of(node), { test });
  }
  const covered = sum(
    counts,
    ({ isRow, isTrue, isFalse }) => Number(isTrue > 0) + Number(!isRow && isFalse > 0),
  );
  return {
    policy: document.policy,
    covered,
    total: covered + missed,
    parts: {
      covered: sum(counts, ({ parts }) => sum(parts, (part) => Number(part.isTrue) + Number(part.isFalse))),
      total: sum(counts, ({ parts }) => sum(parts, (part) => 2 - part.excused.length)),
    },
    excused,
    items: counts.map(({ entry, node, isTrue, isFalse, decides, always, parts }) => ({
      where: entry.where,
      rule: entry.rule,
      line: places.of(node).line,
      true: isTrue,
      false: isFalse,
      ...(fields.has(entry.where) ? { decides } : {}),
      ...(always === undefined ? {} : { always }),
      untestedParts: parts.flatMap((part) => (isWhole(part) ? [] : [part.path])),
    })),
    tests: tests.map(({ test, covers }) => ({ test, covers })),
    findings: collected.all(),
  };
}

/** Enough to tell whether a condition can be so at all. */
const EFFORT = { steps: 2_000_000, perQuestion: 50_000, isOver: (): boolean => false };

interface Part {
  readonly part: Condition;
  readonly path: string;
  isTrue: boolean;
  isFalse: boolean;
  /** Sides that it cannot be. */
  readonly excused: ('true' | 'false')[];
}

function isWhole({ isTrue, isFalse, excused }: Part): boolean {
  return Number(isTrue) + Number(isFalse) + excused.length === 2;
}

class Count {
  readonly entry: ConditionEntry;
  /** Where it stands. */
  readonly node: object;
  /** A row of a table, which is to be true once; its cells are no parts of their own. */
  readonly isRow: boolean;
  readonly parts: readonly Part[];
  always: 'true' | 'false' | undefined;
  isTrue = 0;
  isFalse = 0;
  decides = 0;

  constructor(entry: ConditionEntry, node: object, isRow: boolean) {
    this.entry = entry;
    this.node = node;
    this.isRow = isRow;
    this.parts = (isRow ? [] : [...partsWithin(entry.when)])
      .filter(({ part, path }) => path !== '' && !readsNoCase(part))
      .map(({ part, path }) => ({ part, path, isTrue: false, isFalse: false, excused: [] }));
  }

  truthIn(program: Program, outcome: Outcome | undefined): Truth | undefined {
    return outcome && truthOf(program, this.entry.when, outcome.frame.values);
  }

  /** Counts a test; what the condition comes out as in it. */
  take(program: Program, { frame, fields }: Outcome, isOfField: boolean): Truth {
    const truth = truthOf(program, this.entry.when, frame.values);
    if (truth === TRUE) this.isTrue += 1;
    if (truth === FALSE) this.isFalse += 1;
    for (const part of this.parts) {
      const said = truthOf(program, part.part, frame.values);
      if (said === TRUE) part.isTrue = true;
      if (said === FALSE) part.isFalse = true;
    }
    if (isOfField) {
      const field = fields.find((one) => one.program.where === this.entry.where);
      if (field?.program.field.rules[field.deciding]?.id === this.entry.rule) this.decides += 1;
    }
    return truth;
  }
}

/** One for each matter of a test; none for a test that cannot be decided, which fails anyway. */
function outcomesOfTest(program: Program, test: PolicyTest): Outcome[] {
  try {
    const options = optionsOfTest(test);
    return casesOfTest(test).map(({ input }) => outcomeOf(program, input, options));
  } catch (error) {
    if (isUndecidable(error)) return [];
    throw error;
  }
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
