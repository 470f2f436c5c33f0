import { runTests } from '@redress/engine';
import { readArguments } from '../arguments.js';
import { loadPolicy } from '../load-program.js';
import type { Command } from '../main.js';
import { UsageError } from '../usage.js';

/** Runs the tests inside policies; shows expected beside actual. Status 1 where one fails. */
export const testCommand: Command = async (words, terminal) => {
  const given = readArguments(words, []);
  if (given.rest.length === 0)
    throw new UsageError(
      'file-missing',
      'name a policy file',
      'for example: redress test configs/industries/airline/policy.yaml',
    );
  const asTable = terminal.isTerminal && !given.flags.has('json');
  let passed = 0;
  let failed = 0;
  for (const file of given.rest) {
    const { program } = await loadPolicy(file, given.texts.policies ?? 'configs');
    for (const result of runTests(program)) {
      if (result.pass) passed += 1;
      else failed += 1;
      if (!asTable) {
        terminal.output.json(result);
        continue;
      }
      if (result.pass) continue;
      terminal.output.line(`✗ ${result.policy}: ${result.test}`);
      for (const { path, expected, actual } of result.differences) {
        terminal.output.line(
          `    ${path}\n      expected  ${JSON.stringify(expected)}\n      actual    ${JSON.stringify(actual) ?? 'absent'}`,
        );
      }
    }
  }
  if (asTable) terminal.output.line(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
};
