import { lint } from '@redress/policy';
import { readText } from '@redress/policy/folder';
import { files } from '../arguments.js';
import { calendarsOf } from '../calendars-of.js';
import { findingText } from '../load-policy.js';
import type { Command } from '../main.js';

/** What is wrong or doubtful in policies; status 1 where there are errors. */
export const lintCommand: Command = async (given, terminal) => {
  const policies = files(given);
  const calendars = await calendarsOf(given);
  const counts = { error: 0, warning: 0, info: 0 };
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  for (const file of policies) {
    for (const finding of lint(await readText(file), file, { calendars }).findings) {
      counts[finding.severity] += 1;
      if (isForPeople) terminal.output.line(findingText(finding));
      else terminal.output.json(finding);
    }
    await terminal.output.settle();
  }
  if (isForPeople)
    terminal.output.line(`${counts.error} errors, ${counts.warning} warnings, ${counts.info} to know`);
  return counts.error > 0 ? 1 : 0;
};
