import { runTests, type Program, type TestResult } from '@redress/engine';
import { coverageOf, type Coverage } from '@redress/engine/proof';
import { files, type Arguments } from '../arguments.js';
import { policiesFolder } from '../calendars-of.js';
import { loadPolicy } from '../load-policy.js';
import { coverageLines, percentOf } from '../coverage-lines.js';
import type { Command } from '../main.js';
import { UsageError } from '../usage-error.js';

/**
 * Runs the tests inside policies; shows expected beside actual, and with `--coverage` what they cover. Status 1 where one
 * fails, or where they cover less than `--fail-under`.
 */
export const testCommand: Command = async (given, terminal) => {
  const folder = policiesFolder(given);
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  let passed = 0;
  let failed = 0;
  const least = leastCoverage(given);
  let coversTooLittle = false;
  for (const file of files(given)) {
    const { program, linted } = await loadPolicy(file, folder);
    const lines = testLines(program);
    for (const [position, result] of runTests(program).entries()) {
      const place = { file, line: lines[position] ?? 1 };
      if (result.pass) passed += 1;
      else failed += 1;
      if (!isForPeople) terminal.output.json({ ...withNulls(result), ...place });
      else if (!result.pass) terminal.output.line(failureText(result, place));
    }
    if (given.flags.has('coverage')) {
      const coverage = coverageOf(linted, program);
      if (least !== undefined && percentOf(coverage) < least) coversTooLittle = true;
      if (isForPeople) for (const line of coverageLines(coverage, file)) terminal.output.line(line);
      else terminal.output.json(told(coverage, file));
    }
    await terminal.output.settle();
  }
  if (isForPeople) terminal.output.line(`${passed} passed, ${failed} failed`);
  return failed > 0 || coversTooLittle ? 1 : 0;
};

/** Error: `bad-value`. */
function leastCoverage({ texts, flags }: Arguments): number | undefined {
  const text = texts['fail-under'];
  if (text === undefined) return undefined;
  const percent = Number(text);
  if (!flags.has('coverage'))
    throw new UsageError('option-missing', '`--fail-under` is about `--coverage`', 'write --coverage too');
  if (/^\d+(?:\.\d+)?$/.test(text) && percent <= 100) return percent;
  throw new UsageError(
    'bad-value',
    `\`${text}\` is no value of --fail-under`,
    'write a number between 0 and 100',
  );
}

/** After the tests of a file, one object about them all. */
function told({ findings, ...coverage }: Coverage, file: string): object {
  return {
    ...coverage,
    percent: percentOf(coverage),
    file,
    findings: findings.map((finding) => {
      const { parameters: _, ...told } = finding;
      return told;
    }),
  };
}

/** Where each test of a policy stands in its text. */
function testLines({ policy }: Program): number[] {
  const tests = policy.sources?.tree.entries.get('tests')?.value;
  return tests?.kind === 'list' ? tests.items.map(({ place }) => place.line) : [];
}

/** The place first, as editors and terminals like to jump to. */
function failureText(
  { policy, test, note, differences }: TestResult,
  { file, line }: { readonly file: string; readonly line: number },
): string {
  const compared = differences.map(
    ({ path, expected, actual }) =>
      `    ${path}\n      expected  ${shown(expected)}\n      actual    ${shown(actual)}`,
  );
  return [
    `✗ ${file}:${line}  ${policy}: ${test}`,
    ...(note === undefined ? [] : [`    note: ${note.trim()}`]),
    ...compared,
  ].join('\n');
}

/** JSON has no word for what is not there but null. */
function withNulls({ differences, ...result }: TestResult): object {
  return { ...result, differences: differences.map((one) => ({ ...one, actual: one.actual ?? null })) };
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'absent';
}
