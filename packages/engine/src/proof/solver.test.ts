import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './axis.js';
import { cellsBetween, cellsOf, eachCell } from './cells.js';
import type { Formula } from './formula.js';
import { holds, solve } from './solver.js';
import type { Variable } from './variable.js';

const CELLS = 6;

/** `follows`: of the second variable, when the first is in its upper half. */
function variables(follows: boolean): readonly Variable[] {
  const all: Variable[] = [];
  for (let index = 0; index < 3; index += 1) {
    all.push({
      name: `x${index}`,
      index,
      axis: wordsOf(['a']),
      allowed: cellsBetween(CELLS, 0, CELLS),
      follows: (cells) =>
        follows && index === 0 && [...eachCell(cells)].every((cell) => cell > 2) ? after(all[1]) : undefined,
    });
  }
  return all;
}

function after(variable: Variable | undefined): Formula | undefined {
  return variable && { kind: 'within', variable, cells: cellsOf(CELLS, [0, 5]) };
}

const shapes = fc.letrec<{ formula: Shape }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ variable: fc.nat(2), cells: fc.subarray([0, 1, 2, 3, 4, 5]) }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      parts: fc.array(tie('formula'), { maxLength: 4 }),
    }),
  ),
})).formula;

type Shape =
  | { readonly variable: number; readonly cells: readonly number[] }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Shape[] };

function formulaOf(shape: Shape, among: readonly Variable[]): Formula {
  if ('kind' in shape) return { kind: shape.kind, parts: shape.parts.map((part) => formulaOf(part, among)) };
  const variable = among[shape.variable];
  if (variable === undefined) throw new Error('no such variable');
  return { kind: 'within', variable, cells: cellsOf(CELLS, shape.cells) };
}

/** Every choice of cells, one after the other. */
function bruteForce(formula: Formula, among: readonly Variable[], follows: boolean): boolean {
  for (let choice = 0; choice < CELLS ** 3; choice += 1) {
    const cells = [choice % CELLS, Math.floor(choice / CELLS) % CELLS, Math.floor(choice / CELLS ** 2)];
    const [first = 0, second = 0] = cells;
    if (follows && first > 2 && second !== 0 && second !== 5) continue;
    if (holds(formula, ({ index }) => cells[index] ?? 0)) return true;
    if (among.length === 0) return false;
  }
  return false;
}

const effort = (perQuestion = 100_000) => ({ steps: perQuestion, perQuestion, isOver: () => false });

describe('solve', () => {
  it.each([false, true])('answers as going through all choices does (what follows: %s)', (follows) => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const among = variables(follows);
        const formula = formulaOf(shape, among);
        const { kind } = solve(formula, effort());
        expect(kind).toBe(bruteForce(formula, among, follows) ? 'possible' : 'impossible');
      }),
      { numRuns: 3_000 },
    );
  });

  it('leaves cells that fulfil what was asked, whichever of them is taken', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const among = variables(false);
        const formula = formulaOf(shape, among);
        const answer = solve(formula, effort());
        if (answer.kind !== 'possible') return;
        const first = (variable: Variable): number =>
          [...eachCell(answer.cells.get(variable) ?? variable.allowed)][0] ?? 0;
        const last = (variable: Variable): number =>
          [...eachCell(answer.cells.get(variable) ?? variable.allowed)].at(-1) ?? 0;
        expect(holds(formula, first) && holds(formula, last)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives up, and does not say impossible, when the effort is spent', () => {
    const among = variables(false);
    const any: Formula = {
      kind: 'any',
      parts: among.map((variable) => ({ kind: 'within', variable, cells: cellsOf(CELLS, [1]) })),
    };
    expect(solve({ kind: 'all', parts: [any, any, any] }, effort(3)).kind).toBe('given-up');
    expect(solve(any, { ...effort(100_000), isOver: () => true }).kind).toBe('given-up');
  });

  it('does not take what nobody accepts for impossible', () => {
    const [variable] = variables(false);
    if (variable === undefined) throw new Error('there are three');
    const formula: Formula = { kind: 'within', variable, cells: cellsOf(CELLS, [1]) };
    expect(solve(formula, effort(), () => false).kind).toBe('given-up');
  });
});
