import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { compileMapping } from './compile-mapping.js';
import { type CsvRecord, CsvReader } from './csv-reader.js';
import { decodeText, type TextPiece } from './decode-text.js';
import { IntakeError } from './intake-error.js';
import { jsonCells } from './json-row.js';
import { LineReader } from './line-reader.js';
import { fileTable, type LookupTable, type LookupTables } from './lookup-table.js';
import type { Mapped } from './mapped.js';
import type { Mapping } from './mapping.js';
import { nameOf, openBytes } from './open-bytes.js';
import { readCases } from './read-case.js';
import { RowGroups } from './row-groups.js';

export interface OpenOptions {
  /** How rows become cases; without one the file holds cases as NDJSON. */
  readonly mapping?: Mapping;
  /** Folder in which the lookup files of the mapping lie. */
  readonly lookups?: string;
  /** Any label of the Encoding Standard; a byte order mark wins. Default utf-8. */
  readonly encoding?: string;
  /** Default: NDJSON where the text starts with `{`, else CSV. */
  readonly format?: 'csv' | 'ndjson';
  /** Default: found in the header. */
  readonly delimiter?: ',' | ';' | '\t';
  readonly limits?: Partial<Limits>;
  /** What `-` reads; default standard input. */
  readonly input?: Readable;
}

export interface Limits {
  /** Longest record in characters; a longer one is rejected. Default 1 MiB. */
  readonly recordLength: number;
  /** Bytes of the whole text after gunzip; more ends the run with `file-too-large`. Default 64 GiB. */
  readonly bytes: number;
}

const LIMITS: Limits = { recordLength: 1024 * 1024, bytes: 64 * 1024 ** 3 };
const BATCH = 500;

/**
 * Reads a file (`-`: standard input) as batches of cases and rejected rows, in the order of the file, holding one
 * piece of it at a time. A bad row is rejected and the run goes on; what ends the run is an `IntakeError`, thrown
 * after everything read before has been given.
 */
export async function* openCases(path: string, options: OpenOptions = {}): AsyncGenerator<readonly Mapped[]> {
  const limits = { ...LIMITS, ...options.limits };
  const tables = options.mapping
    ? await openLookups(options.mapping, options.lookups)
    : new Map<string, LookupTable>();
  const pieces = decodeText(openBytes(path, options.input, limits.bytes), options.encoding);
  let rows: RowSink | undefined;
  let ready: Mapped[] = [];
  let start = '';
  let failure: unknown;
  try {
    for await (const piece of pieces) {
      if (rows === undefined) {
        start += piece.text;
        if (start.trim() === '' && start.length < limits.recordLength) continue;
        rows = sinkFor(start, path, options, limits, tables);
        rows.read({ text: start, undecodable: piece.undecodable }, ready);
      } else rows.read(piece, ready);
      while (ready.length >= BATCH) {
        yield ready.slice(0, BATCH);
        ready = ready.slice(BATCH);
      }
    }
    if (rows === undefined)
      throw new IntakeError('file-empty', `\`${nameOf(path)}\` is empty`, 'check that it was written');
    rows.end(ready);
  } catch (problem) {
    failure = problem;
  }
  for (let at = 0; at < ready.length; at += BATCH) yield ready.slice(at, at + BATCH);
  if (failure !== undefined) throw failure;
}

/** Turns text into what becomes of its rows. */
interface RowSink {
  read(piece: TextPiece, into: Mapped[]): void;
  end(into: Mapped[]): void;
}

function sinkFor(
  start: string,
  path: string,
  options: OpenOptions,
  limits: Limits,
  tables: LookupTables,
): RowSink {
  const { mapping } = options;
  const format = options.format ?? (start.trimStart().startsWith('{') ? 'ndjson' : 'csv');
  if (format === 'csv') {
    if (mapping !== undefined) return csvSink(mapping, options, limits, tables);
    throw new IntakeError(
      'mapping-missing',
      `\`${nameOf(path)}\` holds rows and there is no mapping to make cases of them`,
      'give a mapping, or cases as one JSON object a line',
    );
  }
  if (mapping === undefined) return caseSink(limits);
  refuseCases(start, path, mapping);
  return jsonSink(mapping, limits, tables);
}

/** Whoever gives a mapping with cases that need none would be told of each line that it has no id. */
function refuseCases(start: string, path: string, { mapping, columns }: Mapping): void {
  const first = firstObject(start);
  if (
    first === undefined ||
    !('facts' in first) ||
    columns.some(({ name }) => name.split('.')[0] === 'facts')
  )
    return;
  throw new IntakeError(
    'mapping-not-needed',
    `\`${nameOf(path)}\` holds cases already (the first line has \`facts\`), not rows for the mapping \`${mapping}\``,
    'leave the mapping out; it is for rows of columns, CSV or one flat JSON object a line',
    { line: 1 },
  );
}

/** The object in the first line, if that is whole and holds one. */
function firstObject(start: string): object | undefined {
  try {
    const value: unknown = JSON.parse(start.trimStart().split('\n', 1)[0] ?? '');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

function csvSink(mapping: Mapping, options: OpenOptions, limits: Limits, tables: LookupTables): RowSink {
  const reader = new CsvReader({
    maxRecordLength: limits.recordLength,
    ...(options.delimiter && { delimiter: options.delimiter }),
  });
  let target: RecordTarget | undefined;
  const take = (records: readonly CsvRecord[], into: Mapped[]): void => {
    for (const record of records) {
      if (target !== undefined) target.add(record, into);
      else if ('cells' in record)
        target = recordTarget(
          mapping,
          record.cells.map((name) => name.trim()),
          tables,
        );
      else
        throw new IntakeError(
          record.fault.code,
          `the header cannot be read: ${record.fault.message}`,
          record.fault.hint ?? '',
          { line: record.line },
        );
    }
  };
  return {
    read: (piece, into) => take(reader.read(piece.text, piece.undecodable), into),
    end: (into) => {
      take(reader.end(), into);
      target?.end(into);
    },
  };
}

interface RecordTarget {
  add(record: CsvRecord, into: Mapped[]): void;
  end(into: Mapped[]): void;
}

function recordTarget(mapping: Mapping, header: readonly string[], tables: LookupTables): RecordTarget {
  if (mapping.groupBy !== undefined) {
    const groups = new RowGroups(mapping, header, tables);
    return {
      add: (record, into) =>
        into.push(
          ...('cells' in record
            ? groups.add(record.cells, record.line)
            : groups.fault(record.line, record.fault)),
        ),
      end: (into) => {
        for (const mapped of groups.end()) into.push(mapped);
      },
    };
  }
  const map = compileMapping(mapping, header, tables);
  return {
    add: (record, into) =>
      into.push(
        'cells' in record
          ? map(record.cells, record.line)
          : { kind: 'rejected', line: record.line, reason: record.fault },
      ),
    end: () => {},
  };
}

function jsonSink(mapping: Mapping, limits: Limits, tables: LookupTables): RowSink {
  const header = [...new Set(mapping.columns.map(({ name }) => name))];
  const target = recordTarget(mapping, header, tables);
  const reader = new LineReader(limits.recordLength);
  const take = (lines: ReturnType<LineReader['read']>, into: Mapped[]): void => {
    for (const each of lines)
      target.add('fault' in each ? each : { line: each.line, ...jsonCells(each.text, header) }, into);
  };
  return {
    read: (piece, into) => take(reader.read(piece.text, piece.undecodable), into),
    end: (into) => {
      take(reader.end(), into);
      target.end(into);
    },
  };
}

function caseSink(limits: Limits): RowSink {
  const reader = new LineReader(limits.recordLength);
  const take = (lines: ReturnType<LineReader['read']>, into: Mapped[]): void => {
    for (const each of lines) {
      if ('fault' in each) into.push({ kind: 'rejected', line: each.line, reason: each.fault });
      else into.push(...readCases(each.text, each.line));
    }
  };
  return {
    read: (piece, into) => take(reader.read(piece.text, piece.undecodable), into),
    end: (into) => take(reader.end(), into),
  };
}

/** The tables of a mapping's lookup files, read whole from `folder`. Throws as reading any file does. */
export async function openLookups(mapping: Mapping, folder: string | undefined): Promise<LookupTables> {
  const tables = new Map<string, LookupTable>();
  for (const [name, source] of mapping.lookups) {
    if (source.kind !== 'file') continue;
    if (folder === undefined) {
      throw new IntakeError(
        'lookup-missing',
        `the mapping \`${mapping.mapping}\` looks things up in \`${source.file}\``,
        'name the folder in which that file lies',
      );
    }
    tables.set(name, await openLookup(join(folder, source.file), source.file, source.key));
  }
  return tables;
}

async function openLookup(path: string, name: string, key: string): Promise<LookupTable> {
  const reader = new CsvReader({ maxRecordLength: LIMITS.recordLength });
  const records: CsvRecord[] = [];
  for await (const { text, undecodable } of decodeText(openBytes(path, undefined, MAX_LOOKUP_BYTES))) {
    records.push(...reader.read(text, undecodable));
  }
  records.push(...reader.end());
  const rows = records.map((record) => {
    if ('cells' in record) return record.cells;
    throw new IntakeError(
      record.fault.code,
      `line ${record.line} of the lookup file \`${name}\` cannot be read: ${record.fault.message}`,
      record.fault.hint ?? '',
      { line: record.line },
    );
  });
  const [header, ...rest] = rows;
  if (header === undefined)
    throw new IntakeError('file-empty', `the lookup file \`${name}\` is empty`, 'check that it was written');
  return fileTable(
    name,
    key,
    header.map((column) => column.trim()),
    rest,
  );
}

const MAX_LOOKUP_BYTES = 64 * 1024 * 1024;
