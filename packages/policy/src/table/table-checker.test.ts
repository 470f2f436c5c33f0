import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Table, TableRow, ValueType } from '../document.js';
import { axisOf } from './axis.js';
import { inputTypeOf } from './input-type.js';
import { isUnread, readCell } from './read-cell.js';
import { boxInWords, sampleIn } from './region.js';
import { TableChecker, type CheckedRows, type TableInput } from './table-checker.js';

const TYPES: Readonly<Record<string, ValueType>> = {
  n: { kind: 'integer' },
  x: { kind: 'decimal' },
  e: { kind: 'enum', values: new Map(['a', 'b', 'c'].map((one) => [one, undefined])) },
};
const INPUTS: readonly TableInput[] = Object.entries(TYPES).map(([name, type]) => ({
  name,
  input: inputTypeOf(type, 'EUR', true),
  reach: {},
}));

/** Every value that small cells can tell apart: what is irrelevant, what is none, whole and half numbers. */
const IRRELEVANT = 'irrelevant';
type Value = number | string | null;
const VALUES: Readonly<Record<string, readonly Value[]>> = {
  n: [IRRELEVANT, null, -1, 0, 1, 2, 3, 4, 5, 6],
  x: [IRRELEVANT, null, ...Array.from({ length: 15 }, (_, index) => index / 2 - 1)],
  e: [IRRELEVANT, null, 'a', 'b', 'c'],
};

const number = fc.integer({ min: 0, max: 5 });
const ordered: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>('', null, 'present', 'not null'),
  number.map((a) => a),
  fc
    .tuple(fc.constantFrom('gte', 'gt', 'lte', 'lt', '≥', '<', 'not'), number)
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('between', 'over', 'from'), number, number, fc.constantFrom('to', 'below'))
    .map(([word, a, b, until]) => (word === 'between' ? `between ${a} ${b}` : `${word} ${a} ${until} ${b}`)),
  fc.array(number, { minLength: 1, maxLength: 3 }),
  fc.tuple(number, number).map(([a, b]) => `lt ${a}, gt ${b}`),
);
const worded: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>('', null, 'present'),
  fc.constantFrom<Cell>('a', 'b', 'c'),
  fc.constantFrom<Cell>('a, b', 'not a', 'not b, c', ['a', null]),
);

/** What a cell says, by its words alone. */
function isTrue(cell: Cell | undefined, value: Value): boolean {
  if (cell === undefined || cell === '') return true;
  if (value === IRRELEVANT) return false;
  if (typeof cell === 'object' && cell !== null) return cell.some((one) => isTrue(one, value));
  if (cell === null || value === null) return cell === value;
  if (typeof cell === 'number') return cell === value;
  if (typeof cell === 'boolean') return false;
  if (cell === 'present' || cell === 'not null') return true;
  if (cell.startsWith('not ')) return !isTrue(cell.slice(4), value);
  if (cell.includes(', ')) return cell.split(', ').some((one) => isTrue(one, value));
  const parts = cell.split(' ');
  const [word = '', first, second, third] = parts;
  const [a, b] = word === 'between' ? [Number(first), Number(second)] : [Number(first), Number(third)];
  const at = Number(value);
  switch (word) {
    case 'gte':
    case '≥':
      return at >= a;
    case 'gt':
      return at > a;
    case 'lte':
      return at <= a;
    case 'lt':
    case '<':
      return at < a;
    case 'between':
      return at >= a && at <= b;
    case 'over':
      return at > a && (second === 'to' ? at <= b : at < b);
    case 'from':
      return at >= a && (second === 'to' ? at <= b : at < b);
    default:
      return String(value) === cell;
  }
}

const row = fc.record({ n: ordered, x: ordered, e: worded });
type Cells = typeof row extends fc.Arbitrary<infer T> ? T : never;

function tableOf(hit: Table['hit'], rows: readonly Cells[], hasOtherwise: boolean): Table {
  return {
    name: 't',
    cite: [],
    assumed: false,
    inputs: new Map(),
    outputs: new Map(),
    hit,
    rows: rows.map((cells, index): TableRow => ({
      id: `r${index}`,
      when: new Map(Object.entries(cells)),
      then: new Map([['o', index]]),
      cite: [],
      assumed: false,
    })),
    ...(hasOtherwise ? { otherwise: new Map() } : {}),
  };
}

const CASES: readonly Record<string, Value>[] = (VALUES['n'] ?? []).flatMap((n) =>
  (VALUES['x'] ?? []).flatMap((x) => (VALUES['e'] ?? []).map((e) => ({ n, x, e }))),
);

function hits(rows: readonly Cells[], one: Record<string, Value>): number[] {
  return rows.flatMap((cells, index) =>
    Object.entries(cells).every(([name, cell]) => isTrue(cell, one[name] ?? null)) ? [index] : [],
  );
}

function sampleOf(checked: CheckedRows, box: CheckedRows['gaps'][number]): Record<string, Value> {
  return Object.fromEntries(
    checked.axes.map((axis, column) => {
      const value = sampleIn(axis, box[column] ?? [0, 0]);
      return [checked.names[column] ?? '', value === undefined ? IRRELEVANT : (value as Value)];
    }),
  );
}

function summary(checked: CheckedRows): unknown {
  const { never, overlaps, unreachable, gaps, isOtherwiseIdle, axes, names } = checked;
  const words = (box: CheckedRows['gaps'][number]): string => boxInWords(axes, names, box);
  return {
    never,
    overlaps: overlaps.map(({ rows, box }) => [rows, words(box)]),
    unreachable: unreachable.map(({ row: at }) => at),
    hasGaps: gaps.length > 0,
    isOtherwiseIdle,
  };
}

describe('checked against every value that cells tell apart', () => {
  const rows = fc.array(row, { minLength: 1, maxLength: 7 });

  it('finds exactly the pairs that some case makes true, and shows such a case', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const checked = new TableChecker().check(tableOf('unique', cells, true), INPUTS);
        const pairs = new Set(
          CASES.flatMap((one) => {
            const hit = hits(cells, one);
            return hit.flatMap((a, index) => hit.slice(index + 1).map((b) => `${a} ${b}`));
          }),
        );
        expect(checked.overlaps.map(({ rows: pair }) => pair.join(' '))).toEqual([...pairs].toSorted());
        for (const { rows: pair, box } of checked.overlaps)
          expect(hits(cells, sampleOf(checked, box))).toEqual(expect.arrayContaining([...pair]));
      }),
      { numRuns: 300 },
    );
  });

  it('finds a gap exactly where there is one, and shows a case in it', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const checked = new TableChecker().check(tableOf('unique', cells, false), INPUTS);
        const asked = ['n', 'x', 'e'].filter((name) =>
          cells.some((one) => {
            const cell = one[name as keyof Cells];
            return cell === null || (typeof cell === 'object' && cell !== null && cell.includes(null));
          }),
        );
        const hasGap = CASES.some(
          (one) =>
            Object.entries(one).every(
              ([name, value]) => value !== IRRELEVANT && (value !== null || asked.includes(name)),
            ) && hits(cells, one).length === 0,
        );
        expect(checked.gaps.length > 0).toBe(hasGap);
        for (const box of checked.gaps) expect(hits(cells, sampleOf(checked, box))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('finds exactly the rows that are never first, and whether anything is left for `otherwise`', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const checked = new TableChecker().check(tableOf('first', cells, true), INPUTS);
        const firsts = new Set(CASES.map((one) => hits(cells, one)[0]));
        const trues = new Set(CASES.flatMap((one) => hits(cells, one)));
        const all = cells.map((_, index) => index);
        expect(checked.never.map(({ row: at }) => at)).toEqual(all.filter((at) => !trues.has(at)));
        expect(checked.unreachable.map(({ row: at }) => at).toSorted()).toEqual(
          all.filter((at) => trues.has(at) && !firsts.has(at)),
        );
        expect(checked.isOtherwiseIdle).toBe(!firsts.has(undefined));
      }),
      { numRuns: 300 },
    );
  });

  it('says after edits what it says of the edited table alone', () => {
    const edits = fc.array(fc.tuple(fc.nat(6), row, fc.constantFrom('change', 'add', 'remove')), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        rows,
        edits,
        fc.constantFrom<Table['hit']>('unique', 'first'),
        fc.boolean(),
        (cells, changes, hit, hasOtherwise) => {
          const kept = new TableChecker();
          let table = tableOf(hit, cells, hasOtherwise);
          kept.check(table, INPUTS);
          let next = 100;
          for (const [at, cell, kind] of changes) {
            const changed = [...table.rows];
            const [made] = tableOf(hit, [cell], true).rows;
            const place = at % Math.max(1, changed.length);
            if (made === undefined) throw new Error('a table of one row has a row');
            if (kind === 'remove') changed.splice(place, 1);
            else if (kind === 'add') changed.splice(place, 0, { ...made, id: `r${(next += 1)}` });
            else changed[place] = { ...made, id: changed[place]?.id ?? 'r0' };
            table = { ...table, rows: changed };
            expect(summary(kept.check(table, INPUTS))).toEqual(
              summary(new TableChecker().check(table, INPUTS)),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('knows no gap between 1500 and 1501 of whole numbers, and one of decimals', () => {
  const gaps = (type: ValueType): string[] => {
    const table = tableOf('unique', [], false);
    const rows = ['upTo 1500', 'gte 1501'].map((cell, index): TableRow => ({
      id: `r${index}`,
      when: new Map([['km', cell]]),
      then: new Map(),
      cite: [],
      assumed: false,
    }));
    const checked = new TableChecker().check({ ...table, rows }, [
      { name: 'km', input: inputTypeOf(type, 'EUR', true), reach: {} },
    ]);
    return checked.gaps.map(
      (box) =>
        `${boxInWords(checked.axes, checked.names, box)} as ${JSON.stringify(checked.axes.map((axis, at) => sampleIn(axis, box[at] ?? [0, 0])))}`,
    );
  };
  expect(gaps({ kind: 'integer' })).toEqual([]);
  expect(gaps({ kind: 'decimal' })).toEqual(['km over 1500 below 1501 as [1500.5]']);
  expect(gaps({ kind: 'decimal', scale: 1 })).toEqual(['km between 1500.1 1500.9 as [1500.1]']);
  expect(gaps({ kind: 'money', currency: 'EUR' })).toEqual([
    'km between 1500.01 1500.99 as [{"amount":"1500.01","currency":"EUR"}]',
  ]);
  expect(gaps({ kind: 'money' })).toHaveLength(1);
});

it.each([
  // Even numbers alone leave what is below, what is above, and the odd numbers between them.
  { rows: 9, gaps: 10, unfinished: [] },
  { rows: 10, gaps: 10, unfinished: ['gaps'] },
])('of $rows rows with one gap more tells ten gaps, and whether there are others', (wanted) => {
  const rows = Array.from({ length: wanted.rows }, (_, index): TableRow => ({
    id: `r${index}`,
    when: new Map([['n', index * 2]]),
    then: new Map(),
    cite: [],
    assumed: false,
  }));
  const { gaps, unfinished } = new TableChecker().check({ ...tableOf('unique', [], false), rows }, [
    { name: 'n', input: inputTypeOf({ kind: 'integer' }, 'EUR', true), reach: {} },
  ]);
  expect({ gaps: gaps.length, unfinished }).toEqual({ gaps: wanted.gaps, unfinished: wanted.unfinished });
});

it('tells two rows of one money input that share an end', () => {
  const input = inputTypeOf({ kind: 'money', currency: 'EUR' }, 'CNY', true);
  const sets = ['upTo 100', 'gte 100'].map((cell) => readCell(cell, input));
  const axis = axisOf(
    input,
    sets.flatMap((set) => (isUnread(set) ? [] : [set])),
  );
  expect(sets.map((set) => (isUnread(set) ? [] : axis.runsOf(set)))).toEqual([[[0, 1]], [[1, 2]]]);
});

it('gives up where it takes too long, and says so', () => {
  // Columns of which each row asks three: what none of 260 such rows covers is hard to find (Mitchell, Selman and Levesque, 1992).
  const columns = Array.from({ length: 60 }, (_, index) => `c${index}`);
  const inputs = columns.map((name) => ({
    name,
    input: inputTypeOf({ kind: 'boolean' }, 'EUR', true),
    reach: {},
  }));
  let seed = 7;
  const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
  const rows = Array.from({ length: 300 }, (_, index): TableRow => ({
    id: `r${index}`,
    when: new Map([0, 1, 2].map(() => [columns[next() % 60] ?? '', next() % 1024 < 512])),
    then: new Map(),
    cite: [],
    assumed: false,
  }));
  const table: Table = { ...tableOf('unique', [], false), rows };
  const limits = { most: 1_000_000, steps: 500 };
  expect(new TableChecker(limits).check(table, inputs).unfinished).toContain('gaps');
  expect(new TableChecker({ ...limits, most: 5 }).check(table, inputs).unfinished).toContain('overlaps');
});
