import { type CurrencyCode, isCurrency, Rational } from '@redress/money';
import type { CaseFinding } from '@redress/policy';
import { arithmetic, largest } from './arithmetic.js';
import { momentReader, timeReader } from './moment-cell.js';
import { columnUnknown, type LookupTables } from './lookup-table.js';
import type { Constant, Source, Value } from './mapping.js';
import { moneyCell } from './money-cell.js';
import { exactNumber, numberOf, numberText, rounded } from './number-cell.js';
import { conversionFactor } from './units.js';
import { type Read, type Result, type Row, shown } from './row.js';

/** Where the columns stand in the rows, and the tables to look things up in. */
export interface Surroundings {
  readonly columns: ReadonlyMap<string, number>;
  readonly tables: LookupTables;
}

/**
 * Compiles a value of a mapping to a function of the row. `where` is the fact or output it is for: findings name it.
 * The steps run in the order in which `Value` lists them.
 */
export function compileValue(value: Value, where: string, around: Surroundings): Read {
  const source = compileSource(value, where, around);
  const text = compileText(value, where, around);
  const { empty, split, map, type } = value;
  const finish = compileNumberSteps(value);
  const read: Read = (row) => {
    const raw = source(row);
    if (raw === undefined || (raw === '' && value.source.kind !== 'constant')) return empty;
    if (typeof raw !== 'string')
      return typeof raw === 'number' ? finish(type === 'text' ? String(raw) : raw) : raw;
    if (split !== undefined) {
      const parts = raw
        .split(split.at)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (split.count) return parts.length;
      if (split.take === undefined) return parts;
      const part = parts[split.take - 1];
      if (part === undefined) return empty;
      return finish(map === undefined ? text(part, row) : mapped(value, map, part, where, row, text));
    }
    return finish(map === undefined ? text(raw, row) : mapped(value, map, raw, where, row, text));
  };
  if (!value.assumed) return read;
  const assumed: CaseFinding = {
    code: 'assumed-value',
    message: `\`${where}\` is an assumption of the mapping`,
    where,
  };
  return (row) => {
    const result = read(row);
    if (result !== undefined) row.findings.push(assumed);
    return result;
  };
}

function compileSource(value: Value, where: string, around: Surroundings): Read {
  const { source, emptyCells } = value;
  switch (source.kind) {
    case 'column': {
      const at = around.columns.get(source.name) ?? -1;
      if (emptyCells.size === 0) return (row) => (row.cells[at] ?? '').trim();
      return (row) => {
        const cell = (row.cells[at] ?? '').trim();
        return emptyCells.has(cell) ? '' : cell;
      };
    }
    case 'constant': {
      const { value: constant } = source;
      const parsedAsText =
        typeof constant === 'number' && value.type !== 'integer' && value.type !== 'decimal';
      const result = parsedAsText ? String(constant) : constant;
      return () => result;
    }
    case 'row':
      return (row) => row.line;
    case 'join':
      return compileJoin(source, where, around);
    case 'lookup':
      return compileLookup(source, where, around);
    case 'arithmetic':
      return arithmetic(
        source,
        compileValue(source.left, where, around),
        compileValue(source.right, where, around),
        where,
      );
    case 'largest':
      return largest(
        [...source.of].map(([name, each]) => ({ name, read: compileValue(each, where, around) })),
        where,
      );
    case 'firstKnown': {
      const reads = source.of.map((each) => compileValue(each, where, around));
      return (row) => {
        for (const read of reads) {
          const result = read(row);
          if (result !== undefined) return result;
        }
        return undefined;
      };
    }
    case 'list':
      throw new TypeError(`the list \`${where}\` is read by grouping rows, not from one`);
  }
}

function compileJoin(source: Extract<Source, { kind: 'join' }>, where: string, around: Surroundings): Read {
  const parts = source.parts.map((part) => compileValue(part, where, around));
  return (row) => {
    let text = '';
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index]?.(row);
      if (part === undefined || part === null) return undefined;
      text += index === 0 ? String(part) : source.with + String(part);
    }
    return text;
  };
}

function compileLookup(
  source: Extract<Source, { kind: 'lookup' }>,
  where: string,
  around: Surroundings,
): Read {
  const table = around.tables.get(source.table);
  if (table === undefined) throw new TypeError(`the lookup \`${source.table}\` was not given`);
  if (!table.columns.has(source.take)) throw columnUnknown(source.table, source.take, table.columns);
  const key = compileValue(source.key, where, around);
  return (row) => {
    const wanted = key(row);
    if (wanted === undefined || wanted === null) return undefined;
    const found = table.find(String(wanted), source.take);
    if (found === undefined) {
      row.note(
        'lookup-missed',
        `\`${source.table}\` has no \`${source.take}\` for \`${shown(String(wanted))}\``,
        where,
      );
    }
    return found;
  };
}

type ReadText = (text: string, row: Row) => Result;

/** How a text becomes a value of the type; what does not read is unknown and noted. */
function compileText(value: Value, where: string, around: Surroundings): ReadText {
  const unreadable = (text: string, row: Row): undefined => {
    row.note('unreadable-cell', `\`${shown(text)}\`${fromColumn(value)} is not ${NOUNS[value.type]}`, where);
    return undefined;
  };
  switch (value.type) {
    case 'text':
    case 'list':
      return (text) => text;
    case 'enum':
      return (text, row) =>
        value.values === undefined || value.values.has(text) ? text : unreadable(text, row);
    case 'boolean':
      return (text, row) => BOOLEANS.get(text.toLowerCase()) ?? unreadable(text, row);
    case 'integer':
    case 'decimal':
      return (text, row) => {
        const plain = numberText(text, value.decimalMark);
        if (plain === undefined || (value.type === 'integer' && !/^-?\d+(\.0+)?$/.test(plain)))
          return unreadable(text, row);
        const number = exactNumber(plain);
        if (number !== undefined) return number;
        row.note('number-imprecise', `\`${shown(text)}\`${fromColumn(value)} has too many digits`, where);
        return undefined;
      };
    case 'money': {
      const currency = compileCurrency(value, where, around);
      return (text, row) => {
        const code = currency(row);
        return code === undefined
          ? undefined
          : (moneyCell(text, code, value.decimalMark) ?? unreadable(text, row));
      };
    }
    case 'duration':
      return (text, row) => {
        const plain = numberText(text, value.decimalMark);
        return (plain && durationText(plain, value.unit ?? 's')) ?? unreadable(text, row);
      };
    case 'date':
      return (text, row) => {
        for (const pattern of value.patterns) {
          const reading = pattern.read(text);
          if (reading !== undefined) return `${reading.year}-${two(reading.month)}-${two(reading.day)}`;
        }
        return unreadable(text, row);
      };
    case 'time':
      return timeReader(value, unreadable);
    case 'instant': {
      const { zone } = value;
      const local = typeof zone === 'object' ? compileValue(zone, where, around) : () => zone;
      return momentReader(value, where, local, unreadable);
    }
  }
}

const BOOLEANS = new Map([
  ['true', true], ['yes', true], ['y', true], ['1', true],
  ['false', false], ['no', false], ['n', false], ['0', false],
]); // prettier-ignore

const NOUNS: Readonly<Record<Value['type'], string>> = {
  text: 'a text',
  list: 'a list',
  enum: 'one of the values allowed',
  boolean: 'true or false',
  integer: 'a whole number',
  decimal: 'a number',
  money: 'an amount of money',
  duration: 'a duration',
  date: 'a date',
  time: 'a time of day',
  instant: 'a date or time',
};

function compileCurrency(
  value: Value,
  where: string,
  around: Surroundings,
): (row: Row) => CurrencyCode | undefined {
  const { currency } = value;
  if (typeof currency !== 'object') return () => currency;
  const read = compileValue(currency, where, around);
  return (row) => {
    const code = read(row);
    if (typeof code === 'string' && isCurrency(code)) return code;
    row.note(
      'currency-unknown',
      code === undefined ? 'the amount has no currency' : `\`${shown(String(code))}\` is no currency`,
      where,
    );
    return undefined;
  };
}

/** Results of a map are final, texts aside: those are read by the type like a cell. */
function mapped(
  value: Value,
  map: ReadonlyMap<string, Constant>,
  raw: string,
  where: string,
  row: Row,
  text: ReadText,
): Result {
  const found = value.ignoringBlanks ? withoutBlanks(map).get(raw.replace(BLANKS, '')) : map.get(raw);
  if (found !== undefined) return typeof found === 'string' ? text(found, row) : found;
  if (value.otherwise === undefined) {
    row.note('unmapped-value', `\`${shown(raw)}\`${fromColumn(value)} is not in the map`, where);
    return undefined;
  }
  return value.otherwise.kind === 'unknown' ? undefined : value.otherwise.value;
}

const BLANKS = /\s+/g;
const blankless = new WeakMap<ReadonlyMap<string, Constant>, ReadonlyMap<string, Constant>>();

function withoutBlanks(map: ReadonlyMap<string, Constant>): ReadonlyMap<string, Constant> {
  let squeezed = blankless.get(map);
  if (squeezed === undefined) {
    squeezed = new Map([...map].map(([key, value]) => [key.replace(BLANKS, ''), value]));
    blankless.set(map, squeezed);
  }
  return squeezed;
}

/** Unit conversion and rounding, exact in decimals; six places unless the mapping says otherwise. */
function compileNumberSteps(value: Value): (result: Result) => Result {
  const { convert, decimals } = value;
  if (convert === undefined && decimals === undefined) return (result) => result;
  const places = decimals ?? CONVERTED_PLACES;
  return (result) => {
    if (typeof result !== 'number') return result;
    const exact = Rational.fromNumber(result);
    return rounded(convert === undefined ? exact : exact.multiply(convert), places).toNumber();
  };
}

/** A thousandth of a metre where the unit is the metre's thousandfold. */
const CONVERTED_PLACES = 6;

/** ISO 8601 of elapsed time in whole seconds; undefined for less than nothing and for parts of a second. */
function durationText(plain: string, unit: string): string | undefined {
  const size = conversionFactor(unit, 's');
  const amount = exactNumber(plain);
  if (size === undefined || amount === undefined || amount < 0) return undefined;
  const seconds = numberOf(Rational.fromNumber(amount).multiply(size));
  if (seconds === undefined || !Number.isSafeInteger(seconds)) return undefined;
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const parts = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return `PT${parts || '0S'}`;
}

function fromColumn(value: Value): string {
  return value.source.kind === 'column' ? ` in column \`${value.source.name}\`` : '';
}

const two = (value: number | undefined): string => String(value ?? 0).padStart(2, '0');
