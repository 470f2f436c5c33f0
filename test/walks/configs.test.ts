import { join } from 'node:path';
import { lint } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';

const { policies, parents, calendars } = await loadFolder(join(repositoryRoot, 'configs'));

it.each(policies)('nothing but notes is to be said of the policy $id', ({ text, file }) => {
  const { findings } = lint(text, file, { calendars, parents });
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
});
