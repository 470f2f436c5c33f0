import type { PolicyTest } from '@redress/policy';
import { casesOfTest, isUndecidable, optionsOfTest } from './cases-of-test.js';
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
    const options = optionsOfTest(test);
    return casesOfTest(test).flatMap(({ input, matter }) => {
      const answer = decide(program, input, options);
      if (matter === undefined) return differences(test.expect, answer);
      // What is expected beside the matters is expected of each of them.
      const { matters, ...ofAll } = test.expect;
      const path = `matters.${matter}`;
      return [...differences(ofAll, answer, path), ...differences(expectedOf(matters, matter), answer, path)];
    });
  } catch (error) {
    if (!isUndecidable(error)) throw error;
    return [{ path: 'error', expected: 'a decision', actual: `${error.code}: ${error.message}` }];
  }
}

/** What is expected of one matter: matters are listed by id, as items of an answer are. */
function expectedOf(matters: unknown, id: string): unknown {
  if (Array.isArray(matters)) {
    const found: unknown = matters.find(
      (one: unknown) => new Map(Object.entries(one ?? {})).get('id') === id,
    );
    return withoutId(found);
  }
  return new Map<string, unknown>(Object.entries(matters ?? {})).get(id) ?? {};
}

/** Of a matter its own id is expected; the answer has it behind that of the case. */
function withoutId(item: unknown): unknown {
  return Object.fromEntries(Object.entries(item ?? {}).filter(([key]) => key !== 'id'));
}
