import { join } from 'node:path';
import type { PolicyDocument } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { repositoryRoot } from '../kit/repository.js';
import type { MutantContext } from './mutants.js';

/** A policy of `configs`, guarded by the tests inside it. */
export interface GuardedPolicy {
  readonly id: string;
  readonly document: PolicyDocument;
  readonly context: MutantContext;
}

/** Every policy of `configs`. Errors: one that cannot be read. */
export async function guardedPolicies(): Promise<GuardedPolicy[]> {
  const { policies, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));
  return policies.map(({ id, file, document, places }) => {
    if (document === undefined) throw new Error(`${file} cannot be read`);
    return { id, document, context: { places, file, calendars, airports } };
  });
}
