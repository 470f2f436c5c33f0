import { readFile, stat, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { nearest } from '@redress/calendar';
import {
  readCsv,
  readWorkbook,
  rowsOf,
  sheetOf,
  TableFileError,
  withoutTable,
  withRows,
  writeCsv,
  writeWorkbook,
  type Sheet,
} from '@redress/intake/table-file';
import { columnsOf, lawOf, lint, readPolicy, type Policy, type Table } from '@redress/policy';
import { loadCalendars, loadShelf } from '@redress/policy/folder';
import { required, type Arguments } from '../arguments.js';
import { policiesFolder } from '../calendars-of.js';
import { findingText, loadPolicy, type LoadedPolicy } from '../load-policy.js';
import type { Command, ExitStatus } from '../main.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

const CALL = 'redress table export POLICY TABLE --to FILE, or redress table import POLICY TABLE --from FILE';

/** A table of a policy as CSV or XLSX, and back; status 1 where the file is no table or the policy would not stand. */
export const tableCommand: Command = async (given, terminal) => {
  const [act, file, name, more] = given.rest;
  if (act !== 'export' && act !== 'import')
    throw new UsageError('unknown-act', `\`${act ?? ''}\` is nothing that is done with a table`, CALL);
  if (file === undefined || name === undefined)
    throw new UsageError('file-missing', 'a policy and one of its tables are needed', CALL);
  if (more !== undefined)
    throw new UsageError('unexpected-argument', `\`${more}\` belongs to no option`, CALL);
  const loaded = await loadPolicy(file, policiesFolder(given));
  const table = tableNamed(name, loaded.program.policy);
  try {
    return act === 'export'
      ? await exportTable(table, given, terminal)
      : await importTable(file, loaded, table, given, terminal);
  } catch (error) {
    if (!(error instanceof TableFileError)) throw error;
    for (const { address, message } of error.faults)
      terminal.errors.line(
        [given.texts.from ?? file, address, message].filter((part) => part !== '').join(': '),
      );
    terminal.errors.line(error.hint);
    return 1;
  }
};

function tableNamed(name: string, { document }: Policy): Table {
  const table = document.tables.get(name);
  if (table !== undefined) return table;
  const meant = nearest(name, document.tables.keys());
  throw new UsageError(
    'unknown-table',
    `the policy has no table \`${name}\``,
    meant === undefined
      ? `its tables: ${[...document.tables.keys()].join(', ') || 'none'}`
      : `did you mean \`${meant}\`?`,
  );
}

async function exportTable(table: Table, { texts }: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const sheet = sheetOf(table);
  const { to = '-' } = texts;
  if (to === '-') terminal.output.line(writeCsv(sheet).replace(/\r\n$/, ''));
  else await writeFile(to, formOf(to) === 'xlsx' ? await writeWorkbook(sheet, table.name) : writeCsv(sheet));
  return 0;
}

async function importTable(
  file: string,
  { text, program }: LoadedPolicy,
  table: Table,
  given: Arguments,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { policy } = program;
  const { document } = policy;
  const law = lawOf(document, table.name);
  if (law !== undefined && law.id !== document.policy)
    throw new UsageError(
      'table-of-law',
      `table \`${table.name}\` is that of the law \`${law.id}\`, which no layer above can change`,
      'import into the law itself, if it has changed',
    );
  const { currency } = lawOf(document, table.name) ?? document;
  const columns = columnsOf(table, { currency, facts: document.facts }, policy.types);
  const inputs = new Map(
    columns.flatMap(({ name, reads, input }) => (reads === undefined ? [] : [[name, input] as const])),
  );
  const rows = rowsOf(await sheetIn(required(given, 'from')), { table, inputs, currency });
  const folder = policiesFolder(given);
  const { parents } = document.extends.length > 0 ? await loadShelf(folder) : {};
  const below =
    parents === undefined
      ? undefined
      : readPolicy(withoutTable(text, table.name), file, { parents }).document?.tables.get(table.name);
  const edited = withRows(text, table, rows, below?.rows);
  const { findings, document: stands } = lint(edited, file, {
    calendars: await loadCalendars(folder),
    parents,
  });
  requireOrder(table, rows, stands?.tables.get(table.name)?.rows ?? rows);
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of findings)
    if (finding.severity !== 'info' && finding.code.startsWith('table-'))
      terminal.errors.line(findingText(finding));
  if (errors.length > 0) {
    for (const finding of errors) terminal.errors.line(findingText(finding));
    return 1;
  }
  const { to = '-' } = given.texts;
  if (to === '-') terminal.output.line(edited.replace(/\n$/, ''));
  else await writeFile(to, edited);
  return 0;
}

/** Rows of an upper layer stand before those of the lower ones, and of a first-hit table the order decides. */
function requireOrder(
  { hit, name }: Table,
  wanted: readonly Pick<Table['rows'][number], 'id'>[],
  stand: readonly Pick<Table['rows'][number], 'id'>[],
): void {
  if (hit !== 'first') return;
  const at = wanted.findIndex(({ id }, place) => stand[place]?.id !== id);
  if (at === -1) return;
  throw new TableFileError([
    {
      address: `row ${at + 2}`,
      message: `row \`${wanted[at]?.id ?? ''}\` of table \`${name}\` cannot stand there: new rows of a layer come before those that it stands on, in whose order the others stay`,
    },
  ]);
}

/** Of a file; a table of twenty thousand rows has a tenth of it. */
const MOST_BYTES = 50_000_000;

async function sheetIn(file: string): Promise<Sheet> {
  const { size } = await stat(file).catch(() => {
    throw new UsageError('file-not-found', `there is no file ${file}`, 'check its name and its folder');
  });
  if (size > MOST_BYTES)
    throw new TableFileError([{ address: '', message: `more than ${MOST_BYTES / 1_000_000} MB` }]);
  const bytes = await readFile(file);
  return formOf(file) === 'xlsx' ? readWorkbook(bytes) : readCsv(textOf(bytes, file));
}

/** Error: `not-utf-8`, as for a policy: a spreadsheet may save otherwise, and what it wrote would be lost. */
function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError('not-utf-8', `${file} is not text in UTF-8`, 'save it as CSV UTF-8, or as XLSX');
  }
}

function formOf(file: string): 'csv' | 'xlsx' {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv') return 'csv';
  if (ending === '.xlsx') return 'xlsx';
  throw new UsageError(
    'unknown-form',
    `${file} is neither .csv nor .xlsx`,
    'name the file with one of these endings',
  );
}
