/** What a runner reported: counts, and for each failure where it is and what it said. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skipped: readonly string[];
}

export interface Failure {
  readonly where: string;
  readonly message: string;
}

/** How the run of one suite ended: exit status (null when killed), what it printed, and its JSON report if it wrote one. */
export interface SuiteRun {
  readonly suite: string;
  readonly status: number | null;
  readonly output: string;
  readonly report: string | undefined;
}

/**
 * Counts a vitest run from its own JSON report and distrusts it: a missing report, a file that could not be
 * loaded, a failing exit status without a failed test, and a suite without any test are failures too.
 */
export function tallyVitest({ suite, status, output, report }: SuiteRun): Tally {
  const files = report === undefined ? undefined : parseReport(report);
  if (files === undefined) return crashed(`wrote no report (exit status ${status})`);

  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })));
  const unloaded = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(hasFailed));
  const failures = [
    ...unloaded.map((file) => ({
      where: `${suite} › ${file.name}`,
      message: file.message ?? 'could not be loaded',
    })),
    ...tests.filter(hasFailed).map((test) => ({
      where: `${suite} › ${test.file} › ${test.fullName}`,
      message: (test.failureMessages ?? []).join('\n'),
    })),
  ];
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests
    .filter((test) => test.status !== 'passed' && !hasFailed(test))
    .map((test) => `${suite} › ${test.fullName}`);

  if (failures.length === 0 && status !== 0) return crashed(`ended with exit status ${status}`);
  if (tests.length === 0 && failures.length === 0) return crashed('has no tests');
  return { passed, failures, skipped };

  function crashed(what: string): Tally {
    return {
      passed: 0,
      failures: [{ where: suite, message: `${what}\n${lastLines(output, 60)}` }],
      skipped: [],
    };
  }
}

/** The counts of all suites as the closing line says them: `12 passed, 0 failed, 1 skipped`. */
export function closingLine(tallies: readonly Tally[]): string {
  const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  const skipped = sum((tally) => tally.skipped.length);
  const line = `${sum((tally) => tally.passed)} passed, ${sum((tally) => tally.failures.length)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

interface ReportedFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly ReportedTest[];
}

interface ReportedTest {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[] | null;
}

function parseReport(report: string): ReportedFile[] | undefined {
  try {
    const { testResults } = JSON.parse(report) as { testResults?: ReportedFile[] };
    return testResults;
  } catch {
    return undefined;
  }
}

function hasFailed(test: ReportedTest): boolean {
  return test.status === 'failed';
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
