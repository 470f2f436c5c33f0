import { compileCase, compileFields, ragged, surroundings } from './compile-mapping.js';
import { compileValue, type Surroundings } from './compile-value.js';
import { detached } from './detached.js';
import { IntakeError } from './intake-error.js';
import type { LookupTables } from './lookup-table.js';
import type { HistoricCase, Mapped, MappedCase, Reason, RejectedRow } from './mapped.js';
import type { GroupBy, Mapping } from './mapping.js';
import { type Read, Row, shown } from './row.js';

/** Rows held at once: in one case when its rows are consecutive, in all when they come in any order. */
const MAX_HELD_ROWS = 1_000_000;
/** Closed cases remembered, so that rows that come back to one are refused and not made a second case. */
const REMEMBERED_KEYS = 10_000;

interface Group {
  readonly key: string;
  /** The case as its first row tells it; rejected when that row lacks id or receipt. */
  readonly first: Mapped;
  readonly lines: number[];
  readonly lists: Map<string, Record<string, unknown>[]>;
  readonly findings: NonNullable<HistoricCase['findings']>[number][];
  readonly conflicts: Set<string>;
  incomplete: boolean;
}

/**
 * Makes one case of all rows that share a key: fields of the case come from the first row, list facts from every
 * row. Where later rows disagree with the first, the fact is unknown and noted. Rows in = rows of cases + rejected.
 */
export class RowGroups {
  readonly #width: number;
  readonly #order: GroupBy['order'];
  readonly #key: Read;
  readonly #caseOf: (row: Row) => Mapped;
  readonly #lists: readonly (readonly [string, (row: Row) => Record<string, unknown>])[];
  readonly #open = new Map<string, Group>();
  readonly #closed = new Set<string>();
  #held = 0;
  #gap = false;

  /** As `compileMapping`, for a mapping with `groupBy`. */
  constructor(mapping: Mapping, header: readonly string[], lookups: LookupTables = new Map()) {
    if (mapping.groupBy === undefined)
      throw new TypeError(`the mapping \`${mapping.mapping}\` does not group rows`);
    const around: Surroundings = surroundings(mapping, header, lookups);
    this.#width = header.length;
    this.#order = mapping.groupBy.order;
    this.#key = compileValue(mapping.groupBy.key, 'groupBy.key', around);
    this.#caseOf = compileCase(mapping, around);
    this.#lists = [...mapping.facts].flatMap(([name, { source }]) =>
      source.kind === 'list' ? [[name, compileFields(source.fields, `${name}.`, around)] as const] : [],
    );
  }

  /** What is finished once this row is known. */
  add(cells: readonly string[], line: number): Mapped[] {
    if (cells.length !== this.#width) return this.fault(line, ragged(cells.length, this.#width));
    const row = new Row();
    row.start(cells, line);
    const result = this.#key(row);
    if (result === undefined || result === null) {
      return this.fault(line, {
        code: 'group-key-missing',
        message: 'the row does not say which case it belongs to',
        hint: 'fill the cells that `groupBy` reads',
      });
    }
    const key = detached(String(result));
    const finished: Mapped[] = [];
    if (this.#order === 'consecutive' && !this.#open.has(key)) finished.push(...this.#close());
    if (this.#closed.has(key)) {
      this.#gap = true;
      return [
        ...finished,
        {
          kind: 'rejected',
          line,
          reason: {
            code: 'group-split',
            message: `rows of \`${shown(key)}\` stand apart`,
            hint: 'sort the file, or set `order: any` under `groupBy`',
          },
        },
      ];
    }
    this.#held += 1;
    if (this.#held > MAX_HELD_ROWS) {
      throw new IntakeError(
        'group-too-large',
        `more than ${MAX_HELD_ROWS} rows would have to be held at once`,
        'sort the file by the key and use `order: consecutive`',
        { line },
      );
    }
    this.#put(key, row);
    return finished;
  }

  /** Tells of a record that could not be read: the cases beside it may lack a row. */
  fault(line: number, reason: Reason): Mapped[] {
    this.#gap = true;
    for (const group of this.#open.values()) group.incomplete = true;
    return [{ kind: 'rejected', line, reason }];
  }

  /** The cases still open when the file ends. */
  end(): Mapped[] {
    if (this.#order === 'any' && this.#gap) for (const group of this.#open.values()) group.incomplete = true;
    return this.#close();
  }

  #put(key: string, row: Row): void {
    let group = this.#open.get(key);
    const mapped = this.#caseOf(row);
    if (group === undefined) {
      group = {
        key,
        first: mapped,
        lines: [],
        lists: new Map(),
        findings: [],
        conflicts: new Set(),
        incomplete: this.#gap,
      };
      this.#open.set(key, group);
    } else if (group.first.kind === 'case') noteConflicts(group, group.first, mapped);
    if (this.#order === 'consecutive') this.#gap = false;
    group.lines.push(row.line);
    // A second row object: the findings of the first one already belong to the case it told.
    const element = new Row();
    element.start(row.cells, row.line);
    for (const [name, read] of this.#lists) {
      const items = group.lists.get(name) ?? [];
      items.push(read(element));
      group.lists.set(name, items);
    }
    group.findings.push(...element.findings);
  }

  #close(): Mapped[] {
    const finished = [...this.#open.values()].flatMap(finish);
    for (const key of this.#open.keys()) this.#closed.add(key);
    for (const key of this.#closed) {
      if (this.#closed.size <= REMEMBERED_KEYS) break;
      this.#closed.delete(key);
    }
    this.#open.clear();
    this.#held = 0;
    return finished;
  }
}

/** Two readings of the same case that differ: the fact is unknown from then on. */
function noteConflicts(group: Group, first: MappedCase, later: Mapped): void {
  if (later.kind === 'rejected') {
    group.conflicts.add('receivedAt');
    return;
  }
  if (first.case.id !== later.case.id) group.conflicts.add('id');
  if (first.case.receivedAt !== later.case.receivedAt) group.conflicts.add('receivedAt');
  if (first.case.incidentAt !== later.case.incidentAt) group.conflicts.add('incidentAt');
  for (const name of new Set([...Object.keys(first.case.facts), ...Object.keys(later.case.facts)])) {
    if (JSON.stringify(first.case.facts[name]) !== JSON.stringify(later.case.facts[name]))
      group.conflicts.add(name);
  }
}

function finish(group: Group): Mapped[] {
  const { first, lines, conflicts } = group;
  if (first.kind === 'rejected') {
    return lines.map((line): RejectedRow => ({ ...first, line }));
  }
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(first.case.facts)) if (!conflicts.has(name)) facts[name] = value;
  for (const [name, items] of group.lists) facts[name] = items;
  const findings = [...(first.case.findings ?? []), ...group.findings];
  for (const where of conflicts) {
    findings.push({
      code: 'group-conflict',
      message: `the rows of the case disagree on \`${where}\`${where in facts ? '' : (KEPT[where] ?? '; it is unknown')}`,
      where,
    });
  }
  if (group.incomplete) {
    findings.push({
      code: 'group-incomplete',
      message: 'a row beside those of the case could not be read; one of its rows may be missing',
    });
  }
  const { findings: _, ...told } = first.case;
  return [
    {
      kind: 'case',
      line: first.line,
      rows: lines.length,
      case: { ...told, facts, ...(findings.length > 0 && { findings }) },
    },
  ];
}

const KEPT: Readonly<Record<string, string>> = {
  id: '; the first one is kept',
  receivedAt: '; the first one is kept',
  incidentAt: '; the first one is kept',
};
