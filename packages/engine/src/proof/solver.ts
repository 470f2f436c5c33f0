import { bothOf, hasCell, isEmptySet, isSameSet, type Cells } from './cells.js';
import type { Formula } from './formula.js';
import type { Variable } from './variable.js';

/** How much may be tried; shared by all questions that are asked with it. */
export interface Effort {
  /** Steps left for everything. */
  steps: number;
  /** Steps for one question. */
  readonly perQuestion: number;
  /** Whether the time is up. */
  readonly isOver: () => boolean;
}

/** The cells that each variable may still hold; any choice among them that keeps what is equal equal fulfils what was asked. */
export interface Solution {
  readonly kind: 'possible';
  readonly cells: ReadonlyMap<Variable, Cells>;
}

export type Answer = Solution | { readonly kind: 'impossible' } | { readonly kind: 'given-up' };

/**
 * Whether names can hold what makes a formula so. `impossible` is proven for every case, with facts that are unknown,
 * none or irrelevant too; `possible` leaves aside how names that are reckoned come about, and is only a guess until the
 * engine has decided the case that is made of it.
 */
export function solve(
  formula: Formula,
  effort: Effort,
  accepts: (solution: Solution) => boolean = () => true,
): Answer {
  const search = new Search(effort, accepts);
  try {
    return search.run(formula);
  } catch (error) {
    if (error instanceof GivenUp) return { kind: 'given-up' };
    throw error;
  }
}

class GivenUp extends Error {}

/** Cells by variable, and what is still to be chosen; copied where a choice is made. */
class State {
  constructor(
    readonly cells: Map<Variable, Cells>,
    public open: Formula[],
    /** Variables that were narrowed since it was last asked what follows from them. */
    readonly narrowed: Set<Variable>,
  ) {}

  copy(): State {
    return new State(new Map(this.cells), [...this.open], new Set(this.narrowed));
  }

  of(variable: Variable): Cells {
    return this.cells.get(variable) ?? variable.allowed;
  }
}

class Search {
  #steps: number;
  #wasRefused = false;
  readonly #effort: Effort;
  readonly #accepts: (solution: Solution) => boolean;

  constructor(effort: Effort, accepts: (solution: Solution) => boolean) {
    this.#effort = effort;
    this.#accepts = accepts;
    this.#steps = Math.min(effort.perQuestion, effort.steps);
  }

  run(formula: Formula): Answer {
    if (this.#effort.isOver()) throw new GivenUp();
    const state = new State(new Map(), [], new Set());
    const found = this.assert(state, formula) ? this.search(state) : undefined;
    if (found !== undefined) return found;
    // What was possible but not accepted is not proven to be impossible.
    return { kind: this.#wasRefused ? 'given-up' : 'impossible' };
  }

  private search(state: State): Solution | undefined {
    if (!this.propagate(state)) return undefined;
    const choice = this.narrowest(state);
    if (choice === undefined) {
      const solution: Solution = { kind: 'possible', cells: state.cells };
      if (this.#accepts(solution)) return solution;
      this.#wasRefused = true;
      return undefined;
    }
    state.open = state.open.filter((one) => one !== choice);
    for (const part of choice.parts) {
      if (!this.isPossible(state, part)) continue;
      const next = state.copy();
      if (!this.assert(next, part)) continue;
      const found = this.search(next);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Settles what has only one way left, until nothing changes; false if something has none. */
  private propagate(state: State): boolean {
    for (;;) {
      let hasChanged = false;
      const left: Formula[] = [];
      const open = state.open;
      state.open = [];
      for (const one of open) {
        if (one.kind !== 'any') continue;
        let only: Formula | undefined;
        let ways = 0;
        let isSettled = false;
        for (const part of one.parts) {
          if (!this.isPossible(state, part)) continue;
          if (this.isSettled(state, part)) {
            isSettled = true;
            break;
          }
          ways += 1;
          only ??= part;
        }
        if (isSettled) continue;
        if (only === undefined) return false;
        if (ways > 1) left.push(one);
        else {
          hasChanged = true;
          if (!this.assert(state, only)) return false;
        }
      }
      state.open.push(...left);
      if (hasChanged) continue;
      if (state.narrowed.size === 0) return true;
      const narrowed = [...state.narrowed];
      state.narrowed.clear();
      for (const variable of narrowed) {
        const formula = variable.follows(state.of(variable));
        if (formula !== undefined && !this.assert(state, formula)) return false;
      }
    }
  }

  private narrowest(state: State): Extract<Formula, { kind: 'all' | 'any' }> | undefined {
    let best: Extract<Formula, { kind: 'all' | 'any' }> | undefined;
    let fewest = Infinity;
    for (const one of state.open) {
      if (one.kind !== 'any') continue;
      const ways = one.parts.filter((part) => this.isPossible(state, part)).length;
      if (ways < fewest) [best, fewest] = [one, ways];
      if (ways <= 2) break;
    }
    return best;
  }

  private assert(state: State, formula: Formula): boolean {
    this.spend();
    switch (formula.kind) {
      case 'within': {
        const before = state.of(formula.variable);
        const after = bothOf(before, formula.cells);
        if (isEmptySet(after)) return false;
        if (!isSameSet(after, before)) {
          state.cells.set(formula.variable, after);
          state.narrowed.add(formula.variable);
        }
        return true;
      }
      case 'all':
        return formula.parts.every((part) => this.assert(state, part));
      case 'any':
        if (formula.parts.length === 0) return false;
        if (!this.isSettled(state, formula)) state.open.push(formula);
        return true;
    }
  }

  /** False only if it cannot be so; a deeper look is left to asserting it. */
  private isPossible(state: State, formula: Formula): boolean {
    switch (formula.kind) {
      case 'within': {
        this.spend();
        const cells = state.of(formula.variable);
        for (let at = 0; at < cells.length; at += 1) {
          if (((cells[at] ?? 0) & (formula.cells[at] ?? 0)) !== 0) return true;
        }
        return false;
      }
      case 'all':
        return formula.parts.every((part) => this.isPossible(state, part));
      case 'any':
        return formula.parts.some((part) => this.isPossible(state, part));
    }
  }

  /** Whether it is so whatever is chosen among the cells that are left. */
  private isSettled(state: State, formula: Formula): boolean {
    switch (formula.kind) {
      case 'within': {
        this.spend();
        const cells = state.of(formula.variable);
        for (let at = 0; at < cells.length; at += 1) {
          if (((cells[at] ?? 0) & ~(formula.cells[at] ?? 0)) !== 0) return false;
        }
        return true;
      }
      case 'all':
        return formula.parts.every((part) => this.isSettled(state, part));
      case 'any':
        return formula.parts.some((part) => this.isSettled(state, part));
    }
  }

  private spend(): void {
    this.#steps -= 1;
    this.#effort.steps -= 1;
    if (this.#steps <= 0) throw new GivenUp();
    if ((this.#steps & 0x3ff) === 0 && this.#effort.isOver()) throw new GivenUp();
  }
}

/** Whether the formula is so for what is said to be in each variable's cell. */
export function holds(formula: Formula, cellOf: (variable: Variable) => number): boolean {
  switch (formula.kind) {
    case 'within':
      return hasCell(formula.cells, cellOf(formula.variable));
    case 'all':
      return formula.parts.every((part) => holds(part, cellOf));
    case 'any':
      return formula.parts.some((part) => holds(part, cellOf));
  }
}
