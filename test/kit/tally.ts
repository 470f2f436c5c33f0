/** What a runner reported: counts, and for each failure where it is and what it said. */
export interface Tally {
  readonly passed: number;
  /** Names of what failed. */
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
  /** What the runner said of its failures, for people; empty where there are none. */
  readonly account: string;
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
    ...unloaded.map((file) => `${suite} › ${file.name}`),
    ...tests.filter(hasFailed).map((test) => `${suite} › ${test.file} › ${test.fullName}`),
  ];
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests
    .filter((test) => test.status !== 'passed' && !hasFailed(test))
    .map((test) => `${suite} › ${test.fullName}`);

  if (failures.length === 0 && status !== 0) return crashed(`ended with exit status ${status}`);
  if (tests.length === 0 && failures.length === 0) return crashed('has no tests');
  return { passed, failures, skipped, account: failures.length === 0 ? '' : accountOfFailures(output) };

  function crashed(what: string): Tally {
    return { passed: 0, failures: [`${suite} ${what}`], skipped: [], account: lastLines(output, 60) };
  }
}

/** The part of what vitest prints that begins with its first failure: differences, places, time limits. */
function accountOfFailures(output: string): string {
  const start = output.search(/^.*(?:Failed Suites|Failed Tests|Unhandled Errors?) \d* ?.*$/m);
  return start < 0 ? lastLines(output, 60) : output.slice(start).trim();
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
  readonly assertionResults: readonly ReportedTest[];
}

interface ReportedTest {
  readonly fullName: string;
  readonly status: string;
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
