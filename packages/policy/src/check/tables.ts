import { nearest } from '@redress/calendar';
import type { Rational } from '@redress/money';
import type { Literal, Table, TableOutput, ValueType } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import type { Box } from '../table/coverage.js';
import { hasCells, inputTypeOf, isOrdered, positionOf } from '../table/input-type.js';
import { boxInWords, sampleIn, type SampleValue } from '../table/region.js';
import { TableChecker, type CheckedRows, type TableInput } from '../table/table-checker.js';
import { Bounds } from './bounds.js';
import { checkLiteral, literalInWords } from './literal.js';
import type { Check, Scope } from './scope.js';
import { isNumber, typeInWords } from './type.js';

/**
 * Tables: columns and cells that say nothing, outputs of another type, rows that overlap, leave gaps, are never reached or
 * say the same again. What rows cover is reckoned exactly, by segments (`src/table`), never by their text.
 */
export const checkTables: Check = (scope) => {
  if (scope.document.tables.size === 0) return;
  const checker = scope.tables ?? new TableChecker();
  const bounds = new Bounds(scope.document, scope.names);
  for (const table of scope.document.tables.values()) {
    checkOutputs(scope, table, lawOf(scope.document, table.name) ?? scope.document);
    checkColumns(scope, table);
    const inputs = inputsOf(scope, table, bounds);
    if (inputs !== undefined) tell(scope, table, checker.check(table, inputs));
  }
};

// ---- columns --------------------------------------------------------------------------------------------------

/** Absent where the type of an input does not follow, or cannot be compared. */
function inputsOf(scope: Scope, table: Table, bounds: Bounds): readonly TableInput[] | undefined {
  const inputs = [...table.inputs].flatMap(([name, { name: read }]): TableInput[] => {
    const type = scope.names.types.get(read);
    if (type === undefined) return [];
    if (!hasCells(type)) {
      const parameters = { table: table.name, input: name, type: typeInWords(type) };
      scope.report('table-input-type', parameters, table.inputs, name);
      return [];
    }
    const { currency } = lawOf(scope.document, table.name) ?? scope.document;
    const input = inputTypeOf(type, currency, scope.document.facts.has(read));
    return [{ name, input, reach: reachOf(scope, read, type, bounds) }];
  });
  return inputs.length === table.inputs.size ? inputs : undefined;
}

function reachOf({ document }: Scope, read: string, type: ValueType, bounds: Bounds): TableInput['reach'] {
  if (isNumber(type)) return bounds.ofName(read);
  const fact = document.facts.get(read);
  if (fact === undefined || !isOrdered(type)) return {};
  if (type.kind === 'money' && type.currency === undefined) return {};
  const end = (literal: Literal | undefined): Rational | undefined => {
    if (literal === undefined || literal === null || typeof literal === 'boolean') return undefined;
    const isForeign = typeof literal === 'object' && literal.currency !== undefined;
    return isForeign ? undefined : positionOf(literalInWords(literal), type);
  };
  const low = type.kind === 'money' && fact.min === undefined ? positionOf('0', type) : end(fact.min);
  return { low, high: end(fact.max) };
}

function checkColumns({ report }: Scope, table: Table): void {
  const parts = [
    { key: 'when', kind: 'input', known: table.inputs },
    { key: 'then', kind: 'output', known: table.outputs },
  ] as const;
  for (const row of table.rows) {
    for (const { key, kind, known } of parts) {
      for (const column of row[key].keys()) {
        if (known.has(column)) continue;
        const parameters = { table: table.name, kind, column, nearest: nearest(column, known.keys()) };
        report('table-column', parameters, row[key], column);
      }
    }
  }
}

function checkOutputs(scope: Scope, table: Table, { currency }: { readonly currency: string }): void {
  const { report } = scope;
  for (const output of table.outputs.values()) checkTake(scope, table, output);
  if (table.hit === 'first' && table.otherwise === undefined)
    report('table-otherwise-missing', { table: table.name }, table, 'hit');
  const rows = table.rows.map((row) => ({ label: `row \`${row.id}\``, then: row.then, at: row }));
  const rest =
    table.otherwise === undefined
      ? []
      : [{ label: '`otherwise`', then: table.otherwise, at: table.otherwise }];
  for (const { label, then, at } of [...rows, ...rest]) {
    for (const { name, type } of table.outputs.values()) {
      const value = then.get(name);
      if (value === undefined) {
        report('table-output-missing', { table: table.name, row: label, output: name }, at, 'id');
      } else if (value !== null) {
        checkLiteral(value, type, `table.${table.name}.${name}`, currency, report, then, name);
      }
    }
  }
}

function checkTake({ report, names }: Scope, table: Table, { name, type, take }: TableOutput): void {
  const say = (problem: 'missing' | 'not-collecting' | 'no-order' | 'not-added' | 'currencies'): void => {
    const key = take === undefined ? 'type' : 'take';
    report('table-take', { table: table.name, output: name, problem }, table.outputs.get(name) ?? table, key);
  };
  if (table.hit !== 'collect') {
    if (take !== undefined) say('not-collecting');
  } else if (take === undefined) say('missing');
  else if (!isOrdered(type)) say('no-order');
  else if (take === 'sum' && !isNumber(type) && type.kind !== 'money' && type.kind !== 'duration')
    say('not-added');
  else if (type.kind === 'money') {
    const declared = names.types.get(`table.${table.name}.${name}`);
    if (declared?.kind === 'money' && declared.currency === undefined && table.rows.length > 0)
      say('currencies');
  }
}

// ---- rows -----------------------------------------------------------------------------------------------------

/** Of each kind of finding on one table so many are told; the last one counts the others. */
const MOST_TOLD = 20;

function tell({ report, document }: Scope, table: Table, checked: CheckedRows): void {
  const { name } = table;
  const { datedBy } = lawOf(document, name) ?? document;
  const rowAt = (row: number): Table['rows'][number] => {
    const found = table.rows[row];
    if (found === undefined) throw new Error(`table ${name} has no row ${row}`);
    return found;
  };
  const where = (box: Box): { where: string; sample: Readonly<Record<string, SampleValue>> } => ({
    where: boxInWords(checked.axes, checked.names, box),
    sample: sampleOf(table, datedBy, checked, box),
  });
  for (const { row, input, cell } of checked.unread) {
    const { when } = rowAt(row);
    const column = checked.axes[checked.names.indexOf(input)];
    const wanted = column === undefined ? 'a constant' : typeInWords(column.input.type);
    report('table-cell', { text: cell.text, fault: cell.fault, input, wanted }, when, input);
  }
  for (const { row, input } of checked.never) {
    const parameters = { table: name, row: rowAt(row).id, input };
    report('table-row-never', parameters, rowAt(row), 'id');
  }
  told(checked.overlaps, ({ rows: [a, b], box }, more) => {
    const parameters = { table: name, row: rowAt(a).id, other: rowAt(b).id, more, ...where(box) };
    report('table-overlap', parameters, rowAt(b), 'id');
  });
  told(checked.gaps, (box, more) => report('table-gap', { table: name, more, ...where(box) }, table, 'rows'));
  told(checked.unreachable, ({ row, by }, more) => {
    const parameters = {
      table: name,
      row: rowAt(row).id,
      by: by === undefined ? undefined : rowAt(by).id,
      more,
    };
    report('table-row-unreachable', parameters, rowAt(row), 'id');
  });
  told(checked.repeated, ({ row, as }, more) => {
    const parameters = { table: name, row: rowAt(row).id, as: rowAt(as).id, more };
    report('table-row-repeated', parameters, rowAt(row), 'id');
  });
  if (checked.isOtherwiseIdle) report('table-otherwise-idle', { table: name }, table, 'otherwise');
  for (const part of checked.unfinished) {
    report('not-fully-checked', { what: `${WHAT[part]} \`${name}\`` }, table, 'rows');
  }
}

const WHAT: Readonly<Record<CheckedRows['unfinished'][number], string>> = {
  overlaps: 'what rows share in table',
  unreachable: 'which rows are reached in table',
  gaps: 'what no row covers in table',
  otherwise: 'whether `otherwise` is reached in table',
};

function told<T>(all: readonly T[], say: (one: T, more: number) => void): void {
  const shown = all.slice(0, MOST_TOLD);
  for (const [index, one] of shown.entries()) {
    const isLast = index === shown.length - 1;
    say(one, isLast ? all.length - shown.length : 0);
  }
}

/** A value for each input, by the name that it reads; for the days on which rows hold, by that of the date. */
function sampleOf(
  table: Table,
  datedBy: string,
  { axes }: CheckedRows,
  box: Box,
): Readonly<Record<string, SampleValue>> {
  const reads = [...table.inputs.values()];
  return Object.fromEntries(
    axes.flatMap((axis, column): [string, SampleValue][] => {
      const value = sampleIn(axis, box[column] ?? [0, axis.irrelevant]);
      return value === undefined ? [] : [[reads[column]?.name ?? datedBy, value]];
    }),
  );
}
