import { nearest } from '@redress/calendar';
import { gapOf, LOCALES, traceOf, type Citation, type Locale, type TracedClause } from '@redress/policy';
import { loadClauses, loadShelf } from '@redress/policy/folder';
import { policiesFolder } from '../calendars-of.js';
import { oneOf } from '../arguments.js';
import type { Command } from '../main.js';
import { cutColumns, padColumns } from '../output/display-width.js';
import { UsageError } from '../usage-error.js';

/**
 * The clauses of procedures and laws: where each is applied and which tests say what it comes to. Ids of clauses or of
 * books ask for these alone. With `--gaps` only what a policy has to meet and none does; status 1 where there is such.
 */
export const clausesCommand: Command = async (given, terminal) => {
  const folder = policiesFolder(given);
  const locale = oneOf(given, 'locale', LOCALES) ?? 'en';
  const [books, { texts }] = await Promise.all([loadClauses(folder), loadShelf(folder)]);
  const { clauses } = traceOf(books, texts);
  const asked = given.rest.length === 0 ? clauses : given.rest.flatMap((name) => named(name, clauses));
  const isOfGaps = given.flags.has('gaps');
  const shown = isOfGaps ? asked.filter((one) => gapOf(one) !== undefined) : asked;
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  const isOne = given.rest.length > 0 && shown.length === 1;
  for (const traced of shown) {
    if (!isForPeople) terminal.output.json(told(traced));
    else if (isOne) for (const line of whole(traced, locale)) terminal.output.line(line);
    else terminal.output.line(row(traced, locale));
    await terminal.output.settle();
    if (terminal.output.isClosed) break;
  }
  return isOfGaps && shown.length > 0 ? 1 : 0;
};

function named(name: string, clauses: readonly TracedClause[]): readonly TracedClause[] {
  const found = clauses.filter(({ book, clause }) => clause.id === name || book === name);
  if (found.length > 0) return found;
  const known = clauses.flatMap(({ book, clause }) => [clause.id, book]);
  const meant = nearest(name, [...new Set(known)]);
  throw new UsageError(
    'unknown-name',
    `there is no clause \`${name}\``,
    meant === undefined ? 'without a name every clause is listed' : `did you mean \`${meant}\`?`,
  );
}

function told(traced: TracedClause): object {
  const { book, clause, applied, tests } = traced;
  const gap = gapOf(traced);
  return { ...clause, book, applied, tests, ...(gap !== undefined && { gap }) };
}

const [ID_COLUMNS, TEXT_COLUMNS] = [12, 70];

function row(traced: TracedClause, locale: Locale): string {
  const { clause, applied, tests } = traced;
  const text = padColumns(cutColumns(textOf(traced, locale), TEXT_COLUMNS), TEXT_COLUMNS);
  const gap = gapOf(traced);
  return `${padColumns(clause.id, ID_COLUMNS)}${text}  ${String(applied.length).padStart(4)} applied ${String(tests.length).padStart(4)} tests${gap === undefined ? '' : `  ${gap}`}`;
}

function whole(traced: TracedClause, locale: Locale): string[] {
  const { clause, applied, tests, book } = traced;
  const { article, kind, must, sure } = clause;
  const about = [book, article, kind, must ? 'must' : 'recommended', sure].filter((one) => one !== undefined);
  return [
    `${clause.id}  ${textOf(traced, locale)}`,
    `  ${about.join(' · ')}`,
    '  applied',
    ...places(applied),
    '  tests',
    ...places(tests),
  ];
}

function places(citations: readonly Citation[]): string[] {
  if (citations.length === 0) return ['    none'];
  return citations.map(({ file, line, policy, name }) => `    ${file}:${line}  ${policy}: ${name}`);
}

function textOf({ clause: { text } }: TracedClause, locale: Locale): string {
  return text[locale] ?? text.en ?? '';
}
