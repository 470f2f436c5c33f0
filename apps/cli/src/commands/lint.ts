import { lint } from '@redress/policy';
import { loadCalendars, readText } from '@redress/policy/folder';
import { readArguments } from '../arguments.js';
import { findingText } from '../load-program.js';
import type { Command } from '../main.js';
import { UsageError } from '../usage.js';

/** What is wrong or doubtful in policies; status 1 where there are errors. */
export const lintCommand: Command = async (words, terminal) => {
  const given = readArguments(words, []);
  if (given.rest.length === 0)
    throw new UsageError(
      'file-missing',
      'name a policy file',
      'for example: redress lint configs/industries/airline/policy.yaml',
    );
  const calendars = await loadCalendars(given.texts.policies ?? 'configs');
  const counts = { error: 0, warning: 0, info: 0 };
  const asTable = terminal.isTerminal && !given.flags.has('json');
  for (const file of given.rest) {
    for (const finding of lint(await readText(file), file, { calendars }).findings) {
      counts[finding.severity] += 1;
      if (asTable) terminal.output.line(findingText(finding));
      else terminal.output.json(finding);
    }
    await terminal.output.settle();
  }
  if (asTable)
    terminal.output.line(`${counts.error} errors, ${counts.warning} warnings, ${counts.info} to know`);
  return counts.error > 0 ? 1 : 0;
};
