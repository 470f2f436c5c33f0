import { originsOf, type Origin } from '@redress/policy';
import { nearest } from '@redress/calendar';
import { files } from '../arguments.js';
import { policiesFolder } from '../calendars-of.js';
import { loadPolicy } from '../load-policy.js';
import type { Command } from '../main.js';
import { cutColumns, padColumns } from '../output/display-width.js';
import { UsageError } from '../usage-error.js';

/** Where what holds by a policy comes from: layer, file, line, since when, by which clause, and what it overrides. */
export const showCommand: Command = async (given, terminal) => {
  const [file = '', ...names] = files(given);
  const { program } = await loadPolicy(file, policiesFolder(given));
  const { sources } = program.policy;
  if (sources === undefined) throw new Error(`${file} was not read from a text`);
  const shown = names.length === 0 ? originsOf(sources) : names.flatMap((name) => named(name, sources));
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  if (isForPeople) terminal.output.line(HEAD);
  for (const origin of shown) {
    if (isForPeople) terminal.output.line(line(origin));
    else terminal.output.json(origin);
    await terminal.output.settle();
    if (terminal.output.isClosed) break;
  }
  return 0;
};

function named(name: string, sources: Parameters<typeof originsOf>[0]): readonly Origin[] {
  const found = originsOf(sources, name);
  if (found.length > 0) return found;
  const known = originsOf(sources).map((origin) => origin.name);
  // Whoever asks for `goodwillVoucher` means what is called so in any section.
  const ends = known.filter((one) => one.endsWith(`.${name}`));
  if (ends.length > 0) return ends.flatMap((one) => originsOf(sources, one));
  const meant = nearest(name, known);
  throw new UsageError(
    'unknown-name',
    `the policy has nothing called \`${name}\``,
    meant === undefined ? 'without a name everything is listed' : `did you mean \`${meant}\`?`,
  );
}

const COLUMNS = [44, 26, 12, 12, 22] as const;
const HEAD = row(['what', 'value', 'layer', 'since', 'clauses', 'where']);

function line({ name, value, layer, since, cite, assumed, overrides, ...place }: Origin): string {
  const above = overrides.map((below) => `over ${below.layer} ${below.file}:${below.line}`).join(', ');
  return row([
    name,
    value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value),
    layer,
    since ?? '',
    [...cite, ...(assumed ? ['assumed'] : [])].join(', '),
    `${place.file}:${place.line}${above === '' ? '' : `  (${above})`}`,
  ]);
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, column) => {
      const width = COLUMNS[column];
      return width === undefined ? cell : `${padColumns(cutColumns(cell, width), width)}  `;
    })
    .join('')
    .trimEnd();
}
