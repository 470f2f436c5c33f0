import { MoneyError, RateTable, readRates } from '@redress/money';
import { CaseError, caseOfMatter, mattersOf, readCase, type Case, type PolicyTest } from '@redress/policy';
import type { DecideOptions } from './decide.js';

/** A case of a test inside a policy, and which of its matters it is. */
interface TestCase {
  readonly input: Case;
  readonly matter: string | undefined;
}

/**
 * The cases that a test gives: one, or one for each of its `matters`, as `redress decide` takes them apart. Errors: `CaseError`
 * for what is no case.
 */
export function casesOfTest({ name, given }: PolicyTest): TestCase[] {
  return mattersOf({ id: name, ...given }).map((one) => {
    const input = readCase(one);
    const matter = given['matters'] === undefined ? undefined : input.id.slice(matterAt(input.id));
    return { input, matter };
  });
}

function matterAt(id: string): number {
  return (caseOfMatter(id)?.length ?? -1) + 1;
}

/** What a test says besides its case of how it is decided. Errors: `MoneyError` for rates that are none. */
export function optionsOfTest({ at, rates }: PolicyTest): DecideOptions {
  return { at, rates: rates === undefined ? undefined : new RateTable(readRates(rates)) };
}

/** Whether a test could not be decided as it is written, which is a failure of the test. */
export function isUndecidable(error: unknown): error is CaseError | MoneyError {
  return error instanceof CaseError || error instanceof MoneyError;
}
