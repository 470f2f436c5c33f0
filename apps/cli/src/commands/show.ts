import { originsOf, type Origin, type Sources } from '@redress/policy';
import { nearest } from '@redress/calendar';
import { files } from '../arguments.js';
import { policiesFolder } from '../calendars-of.js';
import { failureText, type Failure } from '../failure.js';
import { loadPolicy } from '../load-policy.js';
import type { Command } from '../main.js';
import { cutColumns, padColumns } from '../output/display-width.js';

/**
 * Where what holds by a policy comes from: layer, file, line, since when, by which clause, what it overrides, and what was
 * switched off. A name that the policy does not have is answered in its place; status 1 then.
 */
export const showCommand: Command = async (given, terminal) => {
  const [file = '', ...names] = files(given);
  const { program } = await loadPolicy(file, policiesFolder(given));
  const { sources } = program.policy;
  if (sources === undefined) throw new Error(`${file} was not read from a text`);
  const shown = names.length === 0 ? originsOf(sources) : names.flatMap((name) => named(name, sources));
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  if (isForPeople) terminal.output.line(HEAD);
  for (const one of shown) {
    if (!isForPeople) terminal.output.json(one);
    else if ('error' in one) terminal.errors.line(failureText(one.error));
    else terminal.output.line(line(one));
    await terminal.output.settle();
    if (terminal.output.isClosed) break;
  }
  return shown.some((one) => 'error' in one) ? 1 : 0;
};

/** The answer for a name that the policy does not have. */
interface Unknown {
  readonly name: string;
  readonly error: Failure;
}

function named(name: string, sources: Sources): readonly (Origin | Unknown)[] {
  const found = originsOf(sources, name);
  if (found.length > 0) return found;
  const known = originsOf(sources).map((origin) => origin.name);
  // Whoever asks for `goodwillVoucher` means what is called so in any section.
  const ends = known.filter((one) => one.endsWith(`.${name}`));
  if (ends.length > 0) return ends.flatMap((one) => originsOf(sources, one));
  const meant = nearestNames(name, known);
  const hint =
    meant.length === 0
      ? 'without a name everything is listed'
      : `did you mean ${meant.map((one) => `\`${one}\``).join(', ')}?`;
  return [
    { name, error: { code: 'unknown-name', message: `the policy has nothing called \`${name}\``, hint } },
  ];
}

/** More would be a list to look through. */
const MOST_MEANT = 3;

/** By the whole name, else by how it ends. */
function nearestNames(name: string, known: readonly string[]): readonly string[] {
  const whole = nearest(name, known);
  if (whole !== undefined) return [whole];
  const ends = new Map(known.map((one) => [one.slice(one.lastIndexOf('.') + 1), one]));
  const end = nearest(name, ends.keys());
  return end === undefined ? [] : known.filter((one) => one.endsWith(`.${end}`)).slice(0, MOST_MEANT);
}

const COLUMNS = [44, 26, 12, 12, 22] as const;
const HEAD = row(['what', 'value', 'layer', 'since', 'clauses', 'where']);

function line({ name, value, off, layer, since, cite, assumed, overrides, ...place }: Origin): string {
  const above = overrides.map((below) => `over ${below.layer} ${below.file}:${below.line}`).join(', ');
  return row([
    name,
    off === true
      ? 'switched off'
      : value === undefined
        ? ''
        : typeof value === 'string'
          ? value
          : JSON.stringify(value),
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
