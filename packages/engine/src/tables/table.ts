import { Rational } from '@redress/money';
import {
  columnsOf,
  lawOf,
  type Literal,
  type Table,
  type TableColumn,
  type TableOutput,
} from '@redress/policy';
import { dayOf, type Frame } from '../frame.js';
import { Elements } from '../conditions/elements.js';
import { foreignSlot, literalValue } from '../literal.js';
import { MoneyValue } from '../money-value.js';
import { isSame } from '../same-value.js';
import { slotOf, type Scope } from '../scope.js';
import { IRRELEVANT, isPlace, type Place, type Value, type Values } from '../value.js';
import { joinedValue } from './joined.js';
import { RowIndex, UNKNOWN_SEGMENT, UNPRICED_SEGMENT, type RowHits } from './row-index.js';

/** A table ready to be asked. */
export interface TableProgram {
  readonly table: Table;
  /** `tables.compensation` */
  readonly where: string;
  readonly columns: readonly TableColumn[];
  /** By column the slot it reads; absent for the day that dated rows are held against. */
  readonly slots: readonly (number | undefined)[];
  readonly index: RowIndex;
  readonly outputs: readonly OutputProgram[];
  /** By column of amounts in another currency than the policy's, the slot of one unit of it. */
  readonly units: readonly (number | undefined)[];
  /** Whose day dated rows are held against. */
  readonly law: string | undefined;
  /** The slot of the date that dated rows are held against. */
  readonly datedBy: number;
  /** Whether a case without any row is to be told of; a field says itself what it then is. */
  readonly tellsNoRow: boolean;
}

export interface OutputProgram {
  readonly output: TableOutput;
  readonly slot: number;
  /** What a row says. */
  readonly rowValue: (row: number, values: Values) => Value;
  /** What holds where no row is true; absent where the table does not say. */
  readonly otherwise: ((values: Values) => Value) | undefined;
  /** Slots of amounts in other currencies. */
  readonly foreign: readonly number[];
}

/** What a table came to in one case. */
export interface TableOutcome {
  readonly program: TableProgram;
  readonly segments: Int32Array;
  /** Of a first-hit table no row after the first. */
  readonly matched: readonly number[];
  readonly open: readonly number[];
  /**
   * `row`: these rows say the outputs; `otherwise`: none is true; `open`: it is not known which are; `conflict`: several
   * rows of a unique table are true; `no-row`: none is true and the table does not say what then.
   */
  readonly state: 'row' | 'otherwise' | 'open' | 'conflict' | 'no-row';
}

export function compileTable(table: Table, scope: Scope): TableProgram {
  const { document, types } = scope.policy;
  const { currency, law } = scope.home;
  const columns = columnsOf(table, { currency, facts: document.facts }, types);
  const slots = columns.map(({ reads }) => (reads === undefined ? undefined : slotOf(scope, reads)));
  for (const slot of slots) if (slot !== undefined) scope.compared.add(slot);
  const fields = [document.classification, document.routing, document.responsibility];
  const isOfFields = fields.some((group) =>
    [...group.values()].some((field) => field.table?.name.startsWith(`table.${table.name}.`) === true),
  );
  return {
    table,
    where: `tables.${table.name}`,
    columns,
    slots,
    index: new RowIndex(columns, table.rows.length),
    outputs: [...table.outputs.values()].map((output) => compileOutput(table, output, scope)),
    units: columns.map(({ input }) =>
      input.type.kind === 'money' ? unitSlot(input.currency, scope) : undefined,
    ),
    law,
    datedBy: slotOf(scope, (lawOf(document, table.name) ?? document).datedBy),
    tellsNoRow: table.hit === 'unique' && table.otherwise === undefined && !isOfFields,
  };
}

function compileOutput(table: Table, output: TableOutput, scope: Scope): OutputProgram {
  const { name } = output;
  const read = (literal: Literal | undefined): { value: Value; foreign: number | undefined } => {
    const value = literalValue(literal ?? null, output.type, scope);
    const foreign = foreignSlot(value, scope);
    if (foreign !== undefined) scope.compared.add(foreign);
    return { value, foreign };
  };
  const rows = table.rows.map(({ then }) => read(then.get(name)));
  const otherwise = table.otherwise === undefined ? undefined : read(table.otherwise.get(name));
  const valueOf = ({ value, foreign }: (typeof rows)[number], values: Values): Value =>
    foreign === undefined ? value : values[foreign];
  return {
    output,
    slot: slotOf(scope, `table.${table.name}.${name}`),
    rowValue(row, values) {
      const read = rows[row];
      return read === undefined ? undefined : valueOf(read, values);
    },
    otherwise: otherwise === undefined ? undefined : (values) => valueOf(otherwise, values),
    foreign: [...rows, ...(otherwise === undefined ? [] : [otherwise])].flatMap(
      ({ foreign }) => foreign ?? [],
    ),
  };
}

/** Asks the table and puts its outputs into their slots (language.md §4). */
export function decideTable(program: TableProgram, frame: Frame): void {
  const segments = segmentsOf(program, frame);
  const { matched, undetermined: open } = program.index.match(segments, program.table.hit === 'first');
  const outcome = {
    program,
    segments,
    matched,
    open,
    state: stateOf(program.table, { matched, undetermined: open }),
  };
  frame.tables.set(program.table.name, outcome);
  for (const output of program.outputs)
    frame.values[output.slot] = outputValue(outcome, output, frame.values);
  if (outcome.state === 'conflict') {
    const rows = matched.map((row) => `\`${program.table.rows[row]?.id ?? row}\``);
    frame.findings.push({
      code: 'table-rows-conflict',
      message: `rows ${rows.join(' and ')} are both true, and only one may be; nothing is taken from the table`,
      where: program.where,
    });
  } else if (outcome.state === 'no-row' && program.tellsNoRow) {
    frame.findings.push({
      code: 'table-no-row',
      message: 'no row is true, and the table does not say what then holds',
      where: program.where,
    });
  }
}

function stateOf({ hit, otherwise }: Table, { matched, undetermined }: RowHits): TableOutcome['state'] {
  if (hit === 'unique' && matched.length > 1) return 'conflict';
  const [first] = matched;
  const isOpen =
    hit === 'first'
      ? undetermined.length > 0 && (first === undefined || (undetermined[0] ?? 0) < first)
      : undetermined.length > 0;
  if (isOpen) return 'open';
  if (first !== undefined || hit === 'collect') return 'row';
  return otherwise === undefined ? 'no-row' : 'otherwise';
}

function outputValue(outcome: TableOutcome, output: OutputProgram, values: Values): Value {
  const { program, matched, open, state } = outcome;
  const { hit } = program.table;
  if (state === 'conflict' || state === 'no-row') return undefined;
  if (hit === 'collect') return joinedValue(outcome, output, values);
  if (state === 'otherwise') return output.otherwise?.(values);
  const [first] = matched;
  const value = first === undefined ? output.otherwise?.(values) : output.rowValue(first, values);
  if (state === 'row') return value;
  if (hit === 'unique') return undefined;
  return open.every((row) => isSame(output.rowValue(row, values), value)) ? value : undefined;
}

/** By column the segment in which the value of a case lies. */
export function segmentsOf({ slots, index, columns, units, law }: TableProgram, frame: Frame): Int32Array {
  const { values } = frame;
  const segments = new Int32Array(slots.length);
  for (let column = 0; column < slots.length; column += 1) {
    const slot = slots[column];
    const axis = index.axes[column];
    const input = columns[column]?.input;
    const value = slot === undefined ? dayOf(frame, law) : values[slot];
    let segment = UNKNOWN_SEGMENT;
    if (axis !== undefined && input !== undefined && isCompared(value)) {
      if (value === null) segment = axis.none;
      else if (value === IRRELEVANT) segment = axis.irrelevant;
      else if (value instanceof MoneyValue) {
        const amount = amountIn(value, input.currency, units[column], values);
        segment = amount === undefined ? UNPRICED_SEGMENT : axis.segmentOf(amount);
      } else segment = axis.segmentOf(value);
    }
    segments[column] = segment;
  }
  return segments;
}

function isCompared(value: Value): value is Exclude<Value, undefined | Place | Elements> {
  return value !== undefined && !isPlace(value) && !(value instanceof Elements);
}

/** The slot that holds one unit of a currency in that of the policy, by the rates of each case. */
function unitSlot(wanted: string, scope: Scope): number | undefined {
  return foreignSlot(new MoneyValue(Rational.ONE, wanted, undefined), scope);
}

/** Without a rate it is not known where an amount in another currency lies. */
function amountIn(
  value: MoneyValue,
  wanted: string,
  unit: number | undefined,
  values: Values,
): Rational | undefined {
  if (value.currency === wanted) return value.amount;
  const house = value.inPolicyCurrency;
  if (unit === undefined || house === undefined) return house;
  const one = values[unit];
  return one instanceof MoneyValue && one.inPolicyCurrency !== undefined
    ? house.divide(one.inPolicyCurrency)
    : undefined;
}

/** The slots whose unknown values keep the table open. */
export function openSlotsOf({ program, segments, open }: TableOutcome): Set<number> {
  const found = new Set<number>();
  for (const row of open)
    for (const column of program.index.openColumns(row, segments))
      found.add(program.slots[column] ?? program.datedBy);
  return found;
}

/** Whether the table would come to the same rows if nothing were known of these columns. */
export function isSettledWithout(
  { program, segments, matched, state }: TableOutcome,
  columns: readonly number[],
): boolean {
  const without = segments.slice();
  for (const column of columns) without[column] = UNKNOWN_SEGMENT;
  const hits = program.index.match(without, program.table.hit === 'first');
  return (
    stateOf(program.table, hits) === state &&
    hits.undetermined.length === 0 &&
    hits.matched.length === matched.length &&
    hits.matched.every((row, index) => row === matched[index])
  );
}
