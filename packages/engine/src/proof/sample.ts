import { FIRST } from './axis.js';
import { eachCell, hasCell, type Cells } from './cells.js';
import type { Formula } from './formula.js';
import { holds, solve, type Effort, type Solution } from './solver.js';
import type { Variable } from './variable.js';

/** Choices that are begun with, and changes of each. */
const SAMPLES = 3;
const CHANGES = 30;

/**
 * Whether some choice of cells fulfils a formula and all of `others`, of which there may be thousands: begun at random, and
 * changed where one of them is not fulfilled. Most of them ask for what is seldom otherwise, so that a solver would go a long
 * way for what a glance shows. Only a yes says anything.
 */
export function isSampled(formula: Formula, others: readonly Formula[], effort: Effort): boolean {
  const answer = solve(formula, effort);
  if (answer.kind !== 'possible') return false;
  const random = new Chance(others.length);
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const choice = new Choice(answer, random);
    for (let change = 0; change < CHANGES; change += 1) {
      const place = others.findIndex((other) => !holds(other, choice.of));
      effort.steps -= place === -1 ? others.length : place;
      if (effort.steps <= 0) return false;
      const wrong = place === -1 ? undefined : others[place];
      if (wrong === undefined) {
        if (choice.isPossible(formula, effort)) return true;
        break;
      }
      if (!choice.change(wrong)) break;
    }
  }
  return false;
}

/** A cell for each variable that is asked about, among those that are left to it. */
class Choice {
  readonly #solution: Solution;
  readonly #random: Chance;
  readonly #chosen = new Map<Variable, number>();
  readonly of: (variable: Variable) => number;

  constructor(solution: Solution, random: Chance) {
    this.#solution = solution;
    this.#random = random;
    this.of = (variable) => {
      const known = this.#chosen.get(variable);
      if (known !== undefined) return known;
      const left = [...eachCell(this.#left(variable))];
      const values = left.filter((cell) => cell >= FIRST);
      const cell = random.one(values.length > 0 ? values : left) ?? 0;
      this.#chosen.set(variable, cell);
      return cell;
    };
  }

  #left(variable: Variable): Cells {
    return this.#solution.cells.get(variable) ?? variable.allowed;
  }

  /** Changes one cell so that a part of a formula is fulfilled; false where no part can be. */
  change(formula: Formula): boolean {
    const ways = leavesOf(formula).flatMap(({ variable, cells }) => {
      const left = this.#left(variable);
      const among = [...eachCell(cells)].filter((cell) => hasCell(left, cell));
      return among.length === 0 || hasCell(cells, this.of(variable)) ? [] : [{ variable, among }];
    });
    const way = this.#random.one(ways);
    const values = way?.among.filter((cell) => cell >= FIRST) ?? [];
    const cell = this.#random.one(values.length > 0 ? values : (way?.among ?? []));
    if (way === undefined || cell === undefined) return false;
    this.#chosen.set(way.variable, cell);
    return true;
  }

  /** Whether what follows from the choice can be too. */
  isPossible(formula: Formula, effort: Effort): boolean {
    if (!holds(formula, this.of)) return false;
    const fixed = [...this.#chosen].map(([variable, cell]): Formula => {
      const cells = new Uint32Array(variable.allowed.length);
      cells[cell >>> 5] = 1 << (cell & 31);
      return { kind: 'within', variable, cells };
    });
    return solve({ kind: 'all', parts: fixed }, effort).kind === 'possible';
  }
}

function leavesOf(formula: Formula): Extract<Formula, { kind: 'within' }>[] {
  return formula.kind === 'within' ? [formula] : formula.parts.flatMap(leavesOf);
}

/** The same numbers each time, so that the same policy gives the same findings (mulberry32). */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  one<T>(list: readonly T[]): T | undefined {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return list[((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, list.length)];
  }
}
