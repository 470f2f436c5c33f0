import { join } from 'node:path';
import type { PolicyDocument, PolicyTest } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { asPolicyTest, lawCases } from '../acceptance/eu261/law-cases.js';
import { repositoryRoot } from '../kit/repository.js';
import type { MutantContext } from './mutants.js';

/** A policy of `configs` with all the tests that guard it. */
export interface GuardedPolicy {
  readonly id: string;
  readonly document: PolicyDocument;
  readonly tests: readonly PolicyTest[];
  readonly context: MutantContext;
}

/** Every policy of `configs`; what the articles of a law say beside it in `acceptance` counts among its tests. */
export async function guardedPolicies(): Promise<GuardedPolicy[]> {
  const { policies, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));
  return policies.map(({ id, file, document, places }) => {
    if (document === undefined) throw new Error(`${file} cannot be read`);
    const beside = id === 'eu261' ? lawCases().map(asPolicyTest) : [];
    const tests = [...document.tests, ...beside];
    return { id, document, tests, context: { places, file, calendars, airports } };
  });
}
