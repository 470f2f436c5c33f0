import { describe, expect, it } from 'vitest';
import { guardedPolicies } from './guarded-policies.js';
import { compiled, mutantsOf, passes, watch } from './mutants.js';

/** Every so-manieth mutant; `pnpm soak` takes all of them. */
const EVERY = 5;

describe.each(await guardedPolicies())('the policy $id', ({ document, context }) => {
  it('passes its tests as it stands', () => {
    const program = compiled(document, context);
    if (program === undefined) throw new Error(`${context.file} does not stand`);
    expect(document.tests.filter((test) => !passes(program, test)).map(({ name }) => name)).toEqual([]);
  });

  it('has a test that fails when a rule, refusal, remedy, stage, notice or value is gone or moved', () => {
    const isNoticed = watch(document.tests, context);
    const mutants = mutantsOf(document, context).filter((_, at) => at % EVERY === 0);
    expect(mutants.length).toBeGreaterThan(0);
    expect(mutants.filter((mutant) => !isNoticed(mutant)).map(({ what }) => what)).toEqual([]);
  });
});
