import { prepare } from '@redress/engine';
import { prove, type ProvenFinding } from '@redress/engine/proof';
import { lint } from '@redress/policy';
import { loadAirports, loadShelf, readText } from '@redress/policy/folder';
import { files } from '../arguments.js';
import { calendarsOf, policiesFolder } from '../calendars-of.js';
import { findingText } from '../load-policy.js';
import type { Command } from '../main.js';

/** What is wrong or doubtful in policies, with a case that shows it where it is about cases; status 1 where there are errors. */
export const lintCommand: Command = async (given, terminal) => {
  const policies = files(given);
  const calendars = await calendarsOf(given);
  const folder = policiesFolder(given);
  const airports = await loadAirports(folder);
  const { parents } = await loadShelf(folder);
  const counts = { error: 0, warning: 0, info: 0 };
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  for (const file of policies) {
    const linted = lint(await readText(file), file, { calendars, parents });
    const findings =
      linted.policy === undefined
        ? linted.findings
        : prove(linted, prepare(linted.policy, { calendars, airports }), withinTime());
    for (const { severity } of findings) counts[severity] += 1;
    if (isForPeople) for (const text of forPeople(findings)) terminal.output.line(text);
    else for (const { parameters: _, ...told } of findings) terminal.output.json(told);
    await terminal.output.settle();
  }
  if (isForPeople)
    terminal.output.line(
      `${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}, ${counts.info} to know`,
    );
  return counts.error > 0 ? 1 : 0;
};

/** A proof that is looked for in vain ends, and says so. */
const MOST_SECONDS = 20;

function withinTime(): { readonly isOver: () => boolean } {
  const endsAt = performance.now() + MOST_SECONDS * 1_000;
  return { isOver: () => performance.now() > endsAt };
}

const SEVERITIES = ['error', 'warning', 'info'] as const;
/** Of one thing to know that occurs often, a few tell enough. */
const MOST_TO_KNOW = 3;

/** What has to be mended first; things to know are cut short, each kind by itself. */
function forPeople(findings: readonly ProvenFinding[]): string[] {
  const told = new Map<string, number>();
  const texts = SEVERITIES.flatMap((severity) =>
    findings.flatMap((finding) => {
      if (finding.severity !== severity) return [];
      const before = told.get(finding.code) ?? 0;
      if (severity === 'info') told.set(finding.code, before + 1);
      return before < MOST_TO_KNOW ? [findingText(finding), ...exampleText(finding)] : [];
    }),
  );
  const left = [...told].flatMap(([code, count]) =>
    count > MOST_TO_KNOW ? [`… and ${count - MOST_TO_KNOW} more [${code}]; --json lists them all`] : [],
  );
  return [...texts, ...left];
}

/** The case behind a finding, as it can be given to `redress decide`. */
function exampleText({ counterexample, confirmed }: ProvenFinding): string[] {
  if (counterexample === undefined)
    return confirmed === false ? ['    not confirmed: no case was found that shows it'] : [];
  return [`    a case that shows it: ${JSON.stringify(counterexample.case)}`];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
