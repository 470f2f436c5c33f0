import type { CalendarDocument } from '@redress/calendar';
import { prepare, runTests, type Program } from '@redress/engine';
import {
  checkPolicy,
  type Airports,
  type DatedValue,
  type Places,
  type PolicyDocument,
  type PolicyTest,
} from '@redress/policy';

/** A policy with one thing taken away from it, or one number moved. */
export interface Mutant {
  readonly what: string;
  /** The clauses that what was taken away or moved cites. */
  readonly cite: readonly string[];
  readonly document: PolicyDocument;
}

/**
 * Everything that may be taken away from a policy, one at a time: rules, rows, refusals, remedies, approvals, checklists,
 * stages, reports, notices and values; every number among the values, moved by its least step up and down; and every option
 * with another default. Of what a policy extends nothing: that is guarded where it stands.
 */
export function mutantsOf(
  document: PolicyDocument,
  { places, file }: Pick<MutantContext, 'places' | 'file'>,
): Mutant[] {
  const mutants: Mutant[] = [];
  const add = (node: object, what: string, changed: Partial<PolicyDocument>): void => {
    if ((places.of(node).file ?? file) === file)
      mutants.push({ what, cite: citedBy(node), document: { ...document, ...changed } });
  };
  for (const group of ['classification', 'routing', 'responsibility'] as const) {
    for (const [name, field] of document[group]) {
      for (const [rule, rules] of withoutOne(field.rules)) {
        add(rule, `rule ${group}.${name}.${rule.id}`, {
          [group]: new Map(document[group]).set(name, { ...field, rules }),
        });
      }
    }
  }
  for (const [name, shares] of document.shares) {
    for (const [rule, rules] of withoutOne(shares.rules)) {
      add(rule, `rule responsibility.${name}.${rule.id}`, {
        shares: new Map([...document.shares, [name, { ...shares, rules }]]),
      });
    }
  }
  for (const group of ['remedies', 'approvals', 'checklists', 'stages', 'reports', 'notices'] as const) {
    for (const [item, items] of withoutOne<{ readonly id: string }>(document[group])) {
      add(item, `${group}.${item.id}`, { [group]: items });
    }
  }
  for (const [at, remedy] of document.remedies.entries()) {
    for (const [refusal, refusedBy] of withoutOne(remedy.refusedBy)) {
      add(refusal, `refusal ${remedy.id}.${refusal.id}`, {
        remedies: document.remedies.with(at, { ...remedy, refusedBy }),
      });
    }
  }
  for (const [name, table] of document.tables) {
    for (const [row, rows] of withoutOne(table.rows)) {
      add(row, `row ${name}.${row.id}`, { tables: new Map(document.tables).set(name, { ...table, rows }) });
    }
  }
  for (const [name, option] of document.options) {
    for (const word of option.type.values.keys()) {
      if (word === option.default) continue;
      add(option, `option ${name} as ${word}`, {
        options: new Map(document.options).set(name, { ...option, default: word }),
      });
    }
  }
  for (const [name, entries] of document.values) {
    for (const [at, entry] of entries.entries()) {
      const others = entries.toSpliced(at, 1);
      const values = new Map(document.values);
      if (others.length === 0) values.delete(name);
      else values.set(name, others);
      const what = `value ${name}${entries.length === 1 ? '' : ` ${at + 1}`}`;
      add(entry, what, { values });
      for (const [step, moved] of movedBothWays(entry)) {
        add(entry, `${what} ${step}`, {
          values: new Map(document.values).set(name, entries.with(at, moved)),
        });
      }
    }
  }
  return mutants;
}

/** Declarations taken away, for which a policy seldom stands: what reads them is refused. */
export function declarationsGone(
  document: PolicyDocument,
  { places, file }: Pick<MutantContext, 'places' | 'file'>,
): Mutant[] {
  return (['facts', 'derive', 'conditions', 'terms', 'tables', 'options'] as const).flatMap((group) =>
    [...document[group]]
      .filter(([, node]) => (places.of(node).file ?? file) === file)
      .map(([name, node]) => {
        const others = new Map<string, unknown>(document[group]);
        others.delete(name);
        return { what: `${group}.${name}`, cite: citedBy(node), document: { ...document, [group]: others } };
      }),
  );
}

function citedBy(node: object): readonly string[] {
  return 'cite' in node && Array.isArray(node.cite) ? node.cite.map(String) : [];
}

function withoutOne<T>(items: readonly T[]): [T, readonly T[]][] {
  return items.map((item, at) => [item, items.toSpliced(at, 1)]);
}

/** Minutes, days and hours by one, money by a cent, percentages by one; nothing below zero. */
function movedBothWays(entry: DatedValue): [string, DatedValue][] {
  const step = STEPS[entry.type];
  const { value } = entry;
  if (step === undefined || value === null || typeof value === 'boolean') return [];
  const number = Number(typeof value === 'object' ? value.amount : value);
  return ([step, -step] as const)
    .filter((by) => number + by >= 0)
    .map((by) => {
      const moved = String(Math.round((number + by) * 100) / 100);
      return [
        by > 0 ? `+${step}` : `-${step}`,
        { ...entry, value: typeof value === 'object' ? { ...value, amount: moved } : Number(moved) },
      ];
    });
}

const STEPS: Partial<Record<DatedValue['type'], number>> = { integer: 1, percent: 1, money: 0.01 };

export interface MutantContext {
  readonly places: Places;
  readonly file: string;
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  readonly airports: Airports | undefined;
}

/**
 * Asks of one mutant after the other whether somebody notices: the text no longer stands, or a test of the policy fails.
 * The test that noticed last is asked first, since neighbours are often noticed by the same.
 */
export function watch(tests: readonly PolicyTest[], context: MutantContext): (mutant: Mutant) => boolean {
  const order = [...tests];
  return ({ document }) => {
    const program = compiled(document, context);
    if (program === undefined) return true;
    const at = order.findIndex((test) => !passes(program, test));
    if (at > 0) order.unshift(...order.splice(at, 1));
    return at >= 0;
  };
}

/**
 * Asks of one clause after the other whether a test of it notices when something that cites it is gone or moved. A test is
 * one of a clause when it cites it.
 */
export function prove(
  mutants: readonly Mutant[],
  tests: readonly PolicyTest[],
  context: MutantContext,
): (clause: string) => boolean {
  const programs = new Map<Mutant, Program | undefined>();
  const programOf = (mutant: Mutant): Program | undefined => {
    // That a test names what is gone is no proof yet: it has to fail.
    if (!programs.has(mutant)) programs.set(mutant, compiled({ ...mutant.document, tests: [] }, context));
    return programs.get(mutant);
  };
  return (clause) => {
    const own = tests.filter(({ cite }) => cite.includes(clause));
    return mutants.some((mutant) => {
      if (!mutant.cite.includes(clause)) return false;
      const program = programOf(mutant);
      // What others cannot stand without is not taken away unnoticed.
      return program === undefined ? own.length > 0 : own.some((test) => !passes(program, test));
    });
  };
}

/** The policy ready to decide, or nothing where it does not stand. */
export function compiled(document: PolicyDocument, context: MutantContext): Program | undefined {
  const { policy } = checkPolicy(document, context.places, context);
  return policy === undefined
    ? undefined
    : prepare(policy, { calendars: context.calendars, airports: context.airports });
}

/** Runs one test against a policy that is already compiled. */
export function passes(program: Program, test: PolicyTest): boolean {
  const { policy } = program;
  const alone = { ...program, policy: { ...policy, document: { ...policy.document, tests: [test] } } };
  return runTests(alone).every(({ pass }) => pass);
}
