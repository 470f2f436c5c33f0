import { describe, expect, test } from 'vitest';
import { closingLine, tallyVitest } from './tally.js';

const file = (status: string, ...tests: readonly [string, string][]) => ({
  name: 'due.test.ts',
  status,
  assertionResults: tests.map(([fullName, state]) => ({
    fullName,
    status: state,
  })),
});

const run = (status: number | null, ...testResults: unknown[]) => ({
  suite: 'calendar',
  status,
  output: 'what the runner printed',
  report: JSON.stringify({ testResults }),
});

describe('the tally of a suite', () => {
  test('passed, failed and skipped tests are counted and the failed one is named', () => {
    const tally = tallyVitest(
      run(1, file('failed', ['adds', 'passed'], ['rolls', 'failed'], ['waits', 'pending'])),
    );
    expect(tally.passed).toBe(1);
    expect(tally.failures).toEqual(['calendar › due.test.ts › rolls']);
    expect(tally.skipped).toEqual(['calendar › waits']);
  });

  test('a suite that wrote no report has crashed', () => {
    const tally = tallyVitest({ ...run(null), report: undefined });
    expect(tally.failures).toEqual(['calendar wrote no report (exit status null)']);
    expect(tally.account).toContain('what the runner printed');
  });

  test('a report cut short is a crash', () => {
    expect(tallyVitest({ ...run(0), report: '{"testResults":[' }).failures).toHaveLength(1);
  });

  test('a file that could not be loaded is a failure though it has no failed test', () => {
    expect(tallyVitest(run(1, file('passed', ['adds', 'passed']), file('failed'))).failures).toHaveLength(1);
  });

  test('a failing exit status without a failed test is a failure', () => {
    expect(tallyVitest(run(1, file('passed', ['adds', 'passed']))).failures).toHaveLength(1);
  });

  test('a suite without tests is a failure', () => {
    expect(tallyVitest(run(0)).failures).toEqual(['calendar has no tests']);
  });
});

test('the account of failures begins where the runner begins to speak of them', () => {
  const output = ' ✓ adds\n × rolls\n\n⎯⎯⎯ Failed Tests 1 ⎯⎯⎯\n\n FAIL rolls\n- 1\n+ 2\n';
  const { account } = tallyVitest({ ...run(1, file('failed', ['rolls', 'failed'])), output });
  expect(account).toBe('⎯⎯⎯ Failed Tests 1 ⎯⎯⎯\n\n FAIL rolls\n- 1\n+ 2');
});

describe('the closing line', () => {
  test('sums all suites', () => {
    const tally = tallyVitest(run(0, file('passed', ['adds', 'passed'], ['rolls', 'passed'])));
    expect(closingLine([tally, tally])).toBe('4 passed, 0 failed');
  });

  test('mentions skipped tests only where there are some', () => {
    expect(closingLine([tallyVitest(run(0, file('passed', ['a', 'passed'], ['b', 'skipped'])))])).toBe(
      '1 passed, 0 failed, 1 skipped',
    );
  });
});
