import { rowCondition } from '@redress/policy';
import { compileCondition, type Test } from '../conditions/test.js';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import type { TableProgram } from './table.js';

/** The truth of every row, also of those after the first hit; of dated rows none, whose condition is not all they ask. */
export function rowTruths(
  program: TableProgram,
  { tables, values }: Frame,
  scope: Scope,
  oneByOne: boolean,
): readonly (Truth | undefined)[] {
  const { table, index } = program;
  const segments = tables.get(table.name)?.segments;
  const isDated = table.rows.map(({ from, to }) => from !== undefined || to !== undefined);
  if (segments === undefined) return [];
  if (oneByOne)
    return isDated.map((dated, row) => (dated ? undefined : rowTest(program, row, scope).evaluate(values)));
  const truths = new Array<Truth>(table.rows.length).fill(FALSE);
  const { matched, undetermined } = index.match(segments, false);
  for (const row of matched) truths[row] = TRUE;
  for (const row of undetermined) truths[row] = UNDETERMINED;
  return truths.map((truth, row) => (isDated[row] === true ? undefined : truth));
}

const compiled = new WeakMap<TableProgram, Map<number, Test>>();

/** A row as a condition of comparisons, compiled when first asked for. */
export function rowTest(program: TableProgram, row: number, scope: Scope): Test {
  let known = compiled.get(program);
  if (known === undefined) compiled.set(program, (known = new Map()));
  let test = known.get(row);
  if (test === undefined) {
    // What is compiled here does not count among the conditions of the policy.
    test = compileCondition(rowCondition(program.columns, row), { ...scope, leaves: [] });
    known.set(row, test);
  }
  return test;
}
