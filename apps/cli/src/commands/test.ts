import { runTests, type Program, type TestResult } from '@redress/engine';
import { files } from '../arguments.js';
import { policiesFolder } from '../calendars-of.js';
import { loadPolicy } from '../load-policy.js';
import type { Command } from '../main.js';

/** Runs the tests inside policies; shows expected beside actual. Status 1 where one fails. */
export const testCommand: Command = async (given, terminal) => {
  const folder = policiesFolder(given);
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  let passed = 0;
  let failed = 0;
  for (const file of files(given)) {
    const { program } = await loadPolicy(file, folder);
    const lines = testLines(program);
    for (const [position, result] of runTests(program).entries()) {
      const place = { file, line: lines[position] ?? 1 };
      if (result.pass) passed += 1;
      else failed += 1;
      if (!isForPeople) terminal.output.json({ ...withNulls(result), ...place });
      else if (!result.pass) terminal.output.line(failureText(result, place));
    }
    await terminal.output.settle();
  }
  if (isForPeople) terminal.output.line(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
};

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
