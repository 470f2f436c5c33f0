import { runTests, type Difference, type Program } from '@redress/engine';
import type { Text } from '@redress/policy';

/** What the tests inside a policy come to by its own rules. */
export interface OwnTests {
  readonly count: number;
  readonly failed: readonly FailedTest[];
}

export interface FailedTest {
  readonly name: string;
  readonly title?: Text;
  readonly note?: string;
  /** Where the answer departs from what the test expects. */
  readonly differences: readonly Difference[];
}

export function ownTests(program: Program): OwnTests {
  const titles = new Map(program.policy.document.tests.map(({ name, title }) => [name, title]));
  const results = runTests(program);
  return {
    count: results.length,
    failed: results
      .filter(({ pass }) => !pass)
      .map(({ test: name, note, differences }) => {
        const title = titles.get(name);
        return {
          name,
          differences,
          ...(title !== undefined && { title }),
          ...(note !== undefined && { note }),
        };
      }),
  };
}
