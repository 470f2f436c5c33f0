import { nearest } from '@redress/calendar';
import type { CaseEvent } from '@redress/policy';
import { compileValue, type Surroundings } from './compile-value.js';
import { IntakeError } from './intake-error.js';
import { type LookupTables, tablesOf } from './lookup-table.js';
import type { Mapped, Reason, RejectedRow } from './mapped.js';
import type { EventMapping, Mapping, Value } from './mapping.js';
import { EVENT_KINDS } from './read-mapping.js';
import { type Read, type Result, Row, shown } from './row.js';

/** Maps one row: its cells in the order of the header, and the 1-based line of the source on which it starts. */
export type RowMapper = (cells: readonly string[], line: number) => Mapped;

/**
 * Binds a mapping to the header of a file. Throws `header-duplicate`, `column-unknown`, `lookup-missing`,
 * `lookup-column-unknown`; `grouping-needed` for a mapping with `groupBy`, which `RowGroups` reads.
 * @param lookups the tables of the mapping's lookup files, by the lookup's name
 */
export function compileMapping(
  mapping: Mapping,
  header: readonly string[],
  lookups: LookupTables = new Map(),
): RowMapper {
  if (mapping.groupBy !== undefined) {
    throw new IntakeError(
      'grouping-needed',
      `the mapping \`${mapping.mapping}\` makes a case of several rows`,
      'read it through `RowGroups`',
    );
  }
  const width = header.length;
  const around = surroundings(mapping, header, lookups);
  const caseOf = compileCase(mapping, around);
  const row = new Row();
  return (cells, line) => {
    if (cells.length !== width) return { kind: 'rejected', line, reason: ragged(cells.length, width) };
    row.start(cells, line);
    return caseOf(row);
  };
}

export function surroundings(
  mapping: Mapping,
  header: readonly string[],
  lookups: LookupTables,
): Surroundings {
  return { columns: columnIndex(mapping, header), tables: tablesOf(mapping, lookups) };
}

export function ragged(cells: number, width: number): Reason {
  return {
    code: 'row-ragged',
    message: `the row has ${cells} cells where the header has ${width}`,
    hint: 'put cells that hold the delimiter in quotes',
  };
}

/** The case of one row; list facts are left to the caller. */
export function compileCase(mapping: Mapping, around: Surroundings): (row: Row) => Mapped {
  const id = compileValue(mapping.id, 'id', around);
  const receivedAt = compileValue(mapping.receivedAt, 'receivedAt', around);
  const incidentAt = mapping.incidentAt && compileValue(mapping.incidentAt, 'incidentAt', around);
  const facts = compileFields(mapping.facts, '', around);
  const outcome = mapping.outcome.size > 0 ? compileFields(mapping.outcome, 'outcome.', around) : undefined;
  const events = mapping.events.length > 0 ? compileEvents(mapping.events, around) : undefined;
  return (row) => {
    const name = id(row);
    if (name === undefined || name === null || name === '') return rejected(row, 'id', ID_MISSING);
    const identity = String(name);
    const zones: Record<string, string> = {};
    const received = momentOf(receivedAt, 'receivedAt', row, zones);
    if (typeof received !== 'number')
      return { ...rejected(row, 'receivedAt', RECEIVED_AT_MISSING), id: identity };
    const incident = incidentAt && momentOf(incidentAt, 'incidentAt', row, zones);
    const stated = facts(row, zones);
    return {
      kind: 'case',
      line: row.line,
      case: {
        id: identity,
        receivedAt: received,
        ...(typeof incident === 'number' && { incidentAt: incident }),
        facts: stated,
        ...(hasAny(zones) && { zones }),
        ...(events && { events: events(row) }),
        ...(outcome && { outcome: outcome(row) }),
        ...(row.findings.length > 0 && { findings: row.findings }),
      },
    };
  };
}

const ID_MISSING: Reason = {
  code: 'id-missing',
  message: 'the row has no id',
  hint: 'fill the cells that `id` reads',
};
const RECEIVED_AT_MISSING: Reason = {
  code: 'received-at-missing',
  message: 'the row does not say when the complaint was received',
  hint: 'fill the cells that `receivedAt` reads',
};

/** A row that lacks `id` or `receivedAt`: what was unreadable, or that it is missing. */
function rejected(row: Row, where: 'id' | 'receivedAt', missing: Reason): RejectedRow {
  const finding = row.findings.find(
    (each) => each.where === where && each.code !== 'assumed-time' && each.code !== 'assumed-value',
  );
  if (finding === undefined) return { kind: 'rejected', line: row.line, reason: missing };
  const code = where === 'id' ? 'id-unreadable' : 'received-at-unreadable';
  return {
    kind: 'rejected',
    line: row.line,
    reason: {
      code,
      message: finding.message,
      hint: `correct the cell, or what \`${where}\` accepts in the mapping`,
    },
  };
}

/** Reads a moment and keeps the zone it was told in. */
function momentOf(read: Read, name: string, row: Row, zones: Record<string, string>): Result {
  row.zone = undefined;
  const result = read(row);
  if (typeof result === 'number' && row.zone !== undefined) zones[name] = row.zone;
  return result;
}

function hasAny(record: object): boolean {
  for (const _ in record) return true;
  return false;
}

/** A flat record by dotted name; what is unknown has no key. `zones` receives where its moments were told. */
export function compileFields(
  fields: ReadonlyMap<string, Value>,
  prefix: string,
  around: Surroundings,
): (row: Row, zones?: Record<string, string>) => Record<string, unknown> {
  const names: string[] = [];
  const reads: ReadFact[] = [];
  for (const [name, value] of fields) {
    if (value.source.kind === 'list') continue;
    names.push(name);
    reads.push(asFact(value, name, compileValue(value, prefix + name, around)));
  }
  return (row, zones = {}) => {
    const record: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) {
      const result = reads[index]?.(row, zones);
      if (result !== undefined) record[names[index] ?? ''] = result;
    }
    return record;
  };
}

type ReadFact = (row: Row, zones: Record<string, string>) => Result;

/** Facts cross rooms as JSON, so a moment among them is an ISO 8601 text. */
function asFact(value: Value, name: string, read: Read): ReadFact {
  if (value.type !== 'instant') return read;
  return (row, zones) => {
    const result = momentOf(read, name, row, zones);
    return typeof result === 'number' ? new Date(result).toISOString() : result;
  };
}

/** An event whose moment is unknown did not happen as far as the row says. */
function compileEvents(events: readonly EventMapping[], around: Surroundings): (row: Row) => CaseEvent[] {
  const compiled = events.map((event, index) => {
    const where = (key: string): string => `events.${index + 1}.${key}`;
    const optional = (key: 'stage' | 'event' | 'reason' | 'due'): Read => {
      const value = event[key];
      return value === undefined ? () => undefined : compileValue(value, where(key), around);
    };
    return {
      where,
      kind: compileValue(event.kind, where('kind'), around),
      at: compileValue(event.at, where('at'), around),
      stage: optional('stage'),
      event: optional('event'),
      reason: optional('reason'),
      due: optional('due'),
    };
  });
  return (row) =>
    compiled.flatMap((each): CaseEvent[] => {
      const at = each.at(row);
      if (typeof at !== 'number') return [];
      const named = each.kind(row);
      const kind = EVENT_KINDS.find((known) => known === named);
      if (kind === undefined) {
        row.note(
          'unreadable-cell',
          `\`${shown(String(named ?? ''))}\` is no kind of event`,
          each.where('kind'),
        );
        return [];
      }
      const [stage, event, reason, due] = [each.stage(row), each.event(row), each.reason(row), each.due(row)];
      return [
        {
          kind,
          at,
          ...(typeof stage === 'string' && { stage }),
          ...(typeof event === 'string' && { event }),
          ...(typeof reason === 'string' && { reason }),
          ...(typeof due === 'number' && { due }),
        },
      ];
    });
}

function columnIndex(mapping: Mapping, header: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [at, cell] of header.entries()) {
    const name = cell.trim();
    if (name === '') continue;
    if (columns.has(name)) {
      throw new IntakeError(
        'header-duplicate',
        `the header names the column \`${shown(name)}\` twice`,
        'give each column its own name',
        { line: 1 },
      );
    }
    columns.set(name, at);
  }
  for (const { name, line, column } of mapping.columns) {
    if (columns.has(name)) continue;
    const meant = nearest(name, columns.keys());
    throw new IntakeError(
      'column-unknown',
      `the mapping \`${mapping.mapping}\` reads the column \`${name}\` (line ${line}, column ${column} of the mapping), which the file does not have`,
      meant === undefined
        ? `its columns are ${[...columns.keys()].slice(0, 40).map(shown).join(', ')}`
        : `did you mean \`${meant}\`?`,
    );
  }
  return columns;
}
