import { CaseError, type Case } from '@redress/policy';
import { outcomeOf, type Outcome } from '../decide.js';
import type { Program } from '../program.js';
import { FALSE, TRUE } from '../truth.js';
import { conditionEntriesOf, type ConditionEntry } from './condition-entries.js';
import { truthOf } from './truth-of.js';

/**
 * What has been seen in cases that were decided: of what a case does, nothing need be proven.
 */
export class Exploration {
  readonly #program: Program;
  /** Positions that have decided, by where the list stands; −1 for `otherwise`. */
  readonly #deciding = new Map<string, Set<number>>();
  readonly #true = new Set<string>();
  readonly #false = new Set<string>();
  /** Conditions other than of fields that have not come out both ways yet. */
  readonly #open = new Map<string, ConditionEntry>();

  constructor(program: Program) {
    this.#program = program;
    const { document } = program.policy;
    const fields = new Set(
      [...program.classification, ...program.routing, ...program.responsibility].map(({ where }) => where),
    );
    for (const entry of conditionEntriesOf(document)) {
      if (!fields.has(entry.where)) this.#open.set(keyOf(entry), entry);
    }
  }

  /** Decides a case to see what it does. */
  visit(input: Case): void {
    try {
      this.see(outcomeOf(this.#program, input, {}));
    } catch (error) {
      if (!(error instanceof CaseError)) throw error;
    }
  }

  see({ fields, shares, frame }: Outcome): void {
    for (const { program, deciding, matched, open } of fields) {
      this.#seeDeciding(program.where, deciding);
      const { rules } = program.field;
      const trues = new Set(matched);
      const opens = new Set(open);
      // What stays open need not be listed where it makes no difference: only the field's own rules are known to be false.
      const isAllKnown = deciding !== -2 && opens.size === 0;
      rules.forEach(({ id }, position) => {
        const key = `${program.where} ${id}`;
        if (trues.has(position)) this.#true.add(key);
        else if (isAllKnown && !this.#false.has(key)) {
          const test = program.tests[position];
          if (test?.evaluate(frame.values) === FALSE) this.#false.add(key);
        }
      });
    }
    if (shares !== undefined) this.#seeDeciding('responsibility.shares', shares.deciding);
    for (const [key, { when }] of this.#open) {
      const truth = truthOf(this.#program, when, frame.values);
      if (truth === TRUE) this.#true.add(key);
      if (truth === FALSE) this.#false.add(key);
      if (this.#true.has(key) && this.#false.has(key)) this.#open.delete(key);
    }
  }

  #seeDeciding(where: string, position: number): void {
    const seen = this.#deciding.get(where) ?? new Set();
    seen.add(position);
    this.#deciding.set(where, seen);
  }

  /** Whether a rule of a field, or its `otherwise` (−1), has decided a case. */
  hasDecided(where: string, position: number): boolean {
    return this.#deciding.get(where)?.has(position) === true;
  }

  wasTrue(entry: Pick<ConditionEntry, 'where' | 'rule'>): boolean {
    return this.#true.has(keyOf(entry));
  }

  wasFalse(entry: Pick<ConditionEntry, 'where' | 'rule'>): boolean {
    return this.#false.has(keyOf(entry));
  }
}

function keyOf({ where, rule }: Pick<ConditionEntry, 'where' | 'rule'>): string {
  return `${where} ${rule}`;
}
