import { RateTable, readRates, MoneyError } from '@redress/money';
import { CaseError, readCase, type Case, type PolicyTest } from '@redress/policy';
import { decide } from './decide.js';
import { differences, type Difference } from './differences.js';
import type { Program } from './program.js';

/** What a test inside a policy came to; `differences` is empty where it passed. */
export interface TestResult {
  readonly policy: string;
  readonly test: string;
  readonly pass: boolean;
  /** How the expected values follow from the clause, where the test says so. */
  readonly note?: string;
  readonly differences: readonly Difference[];
}

/** Runs the tests written inside a policy: each decides its case and compares the answer with what it expects. */
export function runTests(program: Program): TestResult[] {
  const { document } = program.policy;
  return document.tests.map((test) => {
    const found = runTest(program, test);
    return {
      policy: document.policy,
      test: test.name,
      pass: found.length === 0,
      ...(test.note === undefined ? {} : { note: test.note }),
      differences: found,
    };
  });
}

function runTest(program: Program, test: PolicyTest): Difference[] {
  try {
    const rates = test.rates === undefined ? undefined : new RateTable(readRates(test.rates));
    const given: Case = readCase({ id: test.name, ...test.given });
    return differences(test.expect, decide(program, given, { at: test.at, rates }));
  } catch (error) {
    if (error instanceof CaseError || error instanceof MoneyError) {
      return [{ path: 'error', expected: 'a decision', actual: `${error.code}: ${error.message}` }];
    }
    throw error;
  }
}
