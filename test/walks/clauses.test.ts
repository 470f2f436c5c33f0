import { join } from 'node:path';
import { gapOf, isOwedByPolicy, traceOf } from '@redress/policy';
import { loadClauses, loadShelf } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';
import { guardedPolicies } from './guarded-policies.js';
import { declarationsGone, mutantsOf, prove } from './mutants.js';

const folder = join(repositoryRoot, 'configs');
const books = await loadClauses(folder);
const { clauses, unknown } = traceOf(books, (await loadShelf(folder)).texts);

it('every clause has a text in every language', () => {
  const incomplete = clauses.filter(
    ({ clause: { text } }) => !text.en || text['zh-CN'] === undefined || text['zh-TW'] === undefined,
  );
  expect(incomplete.map(({ clause }) => clause.id)).toEqual([]);
});

it('no policy cites a clause of a book that has none of that name', () => {
  const series = new Set(clauses.map(({ clause }) => seriesOf(clause.id)));
  expect([...unknown.keys()].filter((id) => series.has(seriesOf(id)))).toEqual([]);
});

/** `AIR` of `AIR-06`. */
function seriesOf(id: string): string {
  return id.replace(/-[^-]*$/u, '');
}

it('every clause that binds policies is applied by one and tested', () => {
  expect(
    clauses.flatMap((one) => (gapOf(one) === undefined ? [] : [`${one.clause.id} ${gapOf(one)}`])),
  ).toEqual([]);
});

describe.each(await guardedPolicies())('of the policy $id', ({ id, document, context }) => {
  const owed = clauses
    .filter(({ clause, applied }) => isOwedByPolicy(clause) && applied.some(({ policy }) => policy === id))
    .map(({ clause }) => clause.id);

  it.skipIf(owed.length === 0)('a test of a clause fails when what applies it is gone or moved', () => {
    const gone = [...mutantsOf(document, context), ...declarationsGone(document, context)];
    const isProven = prove(gone, document.tests, context);
    expect(owed.filter((clause) => !isProven(clause))).toEqual([]);
  });
});
