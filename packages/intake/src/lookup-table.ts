import { nearest } from '@redress/calendar';
import { IntakeError } from './intake-error.js';
import type { LookupSource, Mapping } from './mapping.js';

/** A table by key; an absent row and an absent or empty cell both find nothing. */
export interface LookupTable {
  readonly columns: ReadonlySet<string>;
  find(key: string, column: string): string | undefined;
}

export type LookupTables = ReadonlyMap<string, LookupTable>;

/** A table written in the mapping itself. */
function inlineTable(source: Extract<LookupSource, { kind: 'rows' }>): LookupTable {
  const columns = new Set([...source.rows.values()].flatMap((row) => [...row.keys()]));
  return { columns, find: (key, column) => source.rows.get(key)?.get(column) || undefined };
}

/** A table of the rows of a file. Throws `lookup-column-unknown` and `lookup-key-twice`. */
export function fileTable(
  file: string,
  key: string,
  header: readonly string[],
  rows: Iterable<readonly string[]>,
): LookupTable {
  const keyAt = header.indexOf(key);
  if (keyAt < 0) throw columnUnknown(file, key, header);
  const index = new Map(header.map((name, at) => [name, at]));
  const byKey = new Map<string, readonly string[]>();
  for (const row of rows) {
    const value = (row[keyAt] ?? '').trim();
    if (value === '') continue;
    if (byKey.has(value)) {
      throw new IntakeError(
        'lookup-key-twice',
        `\`${value}\` stands in several rows of the lookup file \`${file}\``,
        'keep one row for each key',
      );
    }
    byKey.set(value, row);
  }
  return {
    columns: new Set(header),
    find: (wanted, column) => byKey.get(wanted)?.[index.get(column) ?? -1]?.trim() || undefined,
  };
}

/** The tables of a mapping: inline ones and those of `files`. Throws `lookup-missing`. */
export function tablesOf(mapping: Mapping, files: LookupTables): LookupTables {
  const tables = new Map<string, LookupTable>();
  for (const [name, source] of mapping.lookups) {
    const table = source.kind === 'rows' ? inlineTable(source) : files.get(name);
    if (table === undefined) {
      throw new IntakeError(
        'lookup-missing',
        `the mapping \`${mapping.mapping}\` looks things up in \`${source.kind === 'file' ? source.file : name}\`, which was not given`,
        'name the folder in which it lies',
      );
    }
    tables.set(name, table);
  }
  return tables;
}

export function columnUnknown(file: string, column: string, header: Iterable<string>): IntakeError {
  const meant = nearest(column, header);
  return new IntakeError(
    'lookup-column-unknown',
    `the lookup \`${file}\` has no column \`${column}\``,
    meant === undefined
      ? `its columns are ${[...header].slice(0, 40).join(', ')}`
      : `did you mean \`${meant}\`?`,
  );
}
