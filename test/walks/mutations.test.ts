import { join } from 'node:path';
import { loadFolder } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { asPolicyTest, lawCases } from '../acceptance/eu261/law-cases.js';
import { repositoryRoot } from '../kit/repository.js';
import { compiled, mutantsOf, passes, watch } from './mutants.js';

const { policies, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));

describe.each(policies)('the policy $id', ({ id, file, document, places }) => {
  if (document === undefined) throw new Error(`${file} cannot be read`);
  const context = { places, file, calendars, airports };
  // What the articles say is tested beside the policy; both together guard it.
  const tested =
    id === 'eu261' ? { ...document, tests: [...document.tests, ...lawCases().filter(c=>!c.note.includes('the day before')).map(asPolicyTest)] } : document;

  it('passes its tests as it stands', () => {
    const program = compiled(tested, context);
    if (program === undefined) throw new Error(`${file} does not stand`);
    expect(tested.tests.filter((test) => !passes(program, test)).map(({ name }) => name)).toEqual([]);
  });

  it('has a test that fails when any one rule, row, refusal, stage, notice or value is gone or moved', () => {
    const t = performance.now();
    const mutants = mutantsOf(tested);
    const isNoticed = watch(tested.tests, context);
    const survivors = mutants.filter((mutant) => !isNoticed(mutant)).map(({ what }) => what);
    console.log(id, mutants.length, performance.now() - t);
    expect(survivors).toEqual([]);
  });
});
