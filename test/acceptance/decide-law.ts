import { join } from 'node:path';
import { decide, differences, prepare, type Decision } from '@redress/engine';
import { lint, readCase } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';
import { asPolicyTest, lawCases, type Law } from './law-cases.js';

/** What decides cases: the parts of a case but its id (LANGUAGE.md, tests). */
export type Decider = (given: Readonly<Record<string, unknown>>) => Decision;

const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));

/** A law ready to decide cases. Errors: a law that does not stand. */
export function lawDecider(law: Law): Decider {
  return deciderOf(law.text, law.file);
}

/**
 * A trader under laws, with options of theirs set, and nothing of its own. Ids are then `<law>.<id>`.
 * Errors: options that the laws do not have.
 */
export function clientDecider(
  laws: readonly string[],
  options: Readonly<Record<string, string>> = {},
): Decider {
  return deciderOf(
    `policy: trader
version: '1.0.0'
layer: client
extends: ${JSON.stringify(laws)}
title: { en: Trader, zh-CN: 经营者, zh-TW: 經營者 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
options: ${JSON.stringify(options)}
`,
    'trader.yaml',
  );
}

function deciderOf(text: string, file: string): Decider {
  const { policy, findings } = lint(text, file, { calendars, parents });
  if (policy === undefined) throw new Error(findings.map(({ message }) => message).join('; '));
  const program = prepare(policy, { calendars, airports });
  return (given) => decide(program, readCase({ id: 'C-1', ...given }));
}

/** Tests that the law decides every case of its tables as they say, and that cases and rules cite the same clauses. */
export function describeTables(law: Law, clause: RegExp, decideCase: Decider): void {
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
