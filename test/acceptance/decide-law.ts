import { join } from 'node:path';
import { decide, differences, prepare, type Decision } from '@redress/engine';
import { lint, readCase } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';
import { asPolicyTest, lawCases, type Law } from './law-cases.js';

/** A law ready to decide cases: `facts` as a case states them, `receivedAt` an instant. Errors: a law that does not stand. */
export async function decider(law: Law): Promise<(given: Readonly<Record<string, unknown>>) => Decision> {
  const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));
  const { policy } = lint(law.text, law.file, { calendars, parents });
  if (policy === undefined) throw new Error(`${law.id} does not stand`);
  const program = prepare(policy, { calendars, airports });
  return (given) => decide(program, readCase({ id: 'C-1', ...given }));
}

/** Tests that the law decides every case of its tables as they say, and that cases and rules cite the same clauses. */
export function describeTables(
  law: Law,
  clause: RegExp,
  decideCase: (given: Readonly<Record<string, unknown>>) => Decision,
): void {
  const cases = lawCases(law);
  describe(`the tables of ${law.id}`, () => {
    it.each(cases)('$name', (one) => {
      const { given, expect: expected } = asPolicyTest(law, one);
      const decision = decideCase({ ...given });
      expect(differences(expected, decision)).toEqual([]);
      const presumed = one.expect['presumed'];
      if (presumed !== undefined) expect(decision.presumed).toEqual(expect.arrayContaining(Object(presumed)));
    });

    it('tests every clause that the policy cites, and no other', () => {
      const cited = new Set(law.text.match(clause));
      const tested = new Set(cases.map(({ rule }) => rule));
      expect([...cited].filter((id) => !tested.has(id)).toSorted()).toEqual([]);
      expect([...tested].filter((id) => !cited.has(id)).toSorted()).toEqual([]);
    });
  });
}
