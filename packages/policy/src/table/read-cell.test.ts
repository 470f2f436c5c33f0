import { Rational } from '@redress/money';
import { expect, it, test } from 'vitest';
import type { Cell, ValueType } from '../document.js';
import type { CellSet } from './cell-set.js';
import { inputTypeOf } from './input-type.js';
import { isUnread, readCell, type CellFault } from './read-cell.js';

const INTEGER: ValueType = { kind: 'integer' };
const ENUM: ValueType = {
  kind: 'enum',
  values: new Map(['delay', 'not flown', 'any'].map((one) => [one, undefined])),
};

function read(cell: Cell, type: ValueType): CellSet | { fault: CellFault; text: string } {
  return readCell(cell, inputTypeOf(type, 'EUR', true));
}

/** Which of these numbers a cell takes. */
function taken(cell: Cell, type: ValueType = INTEGER): number[] {
  const set = read(cell, type);
  if (isUnread(set)) throw new Error(`${set.fault}: ${set.text}`);
  return [0, 179, 180, 181, 1499, 1500, 1501, 3500, 3501].filter((number) => {
    if (set.kind === 'any') return true;
    if (set.kind === 'words') return false;
    const at = Rational.of(number);
    return set.stretches.some(
      ({ from, to }) =>
        (from === undefined || from.at.compare(at) < 0 || (from.at.equals(at) && !from.isAfter)) &&
        (to === undefined || to.at.compare(at) > 0 || (to.at.equals(at) && to.isAfter)),
    );
  });
}

const ALL = [0, 179, 180, 181, 1499, 1500, 1501, 3500, 3501];

test.each<[Cell, number[]]>([
  ['', ALL],
  ['any', ALL],
  ['-', ALL],
  [180, [180]],
  ['180', [180]],
  ['= 180', [180]],
  ['gte 180', [180, 181, 1499, 1500, 1501, 3500, 3501]],
  ['≥ 180', [180, 181, 1499, 1500, 1501, 3500, 3501]],
  ['>=180', [180, 181, 1499, 1500, 1501, 3500, 3501]],
  ['gt 180', [181, 1499, 1500, 1501, 3500, 3501]],
  ['lt 180', [0, 179]],
  ['< 180', [0, 179]],
  ['lte 180', [0, 179, 180]],
  ['up to 180', [0, 179, 180]],
  ['between 1500 3500', [1500, 1501, 3500]],
  ['between 1500 and 3500', [1500, 1501, 3500]],
  ['1500..3500', [1500, 1501, 3500]],
  ['1500 – 3500', [1500, 1501, 3500]],
  ['over 1500 to 3500', [1501, 3500]],
  ['(1500..3500]', [1501, 3500]],
  [']1500..3500]', [1501, 3500]],
  ['[1500..3500)', [1500, 1501]],
  ['from 1500 below 3500', [1500, 1501]],
  ['> 1500 ≤ 3500', [1501, 3500]],
  ['>1500 and <3500', [1501]],
  [
    [180, 1500],
    [180, 1500],
  ],
  ['180, 1500', [180, 1500]],
  ['lt 180, gt 3500', [0, 179, 3501]],
  ['not 180', [0, 179, 181, 1499, 1500, 1501, 3500, 3501]],
  ['≠ 180', [0, 179, 181, 1499, 1500, 1501, 3500, 3501]],
  ['not 180, 1500', [0, 179, 181, 1499, 1501, 3500, 3501]],
  ['not between 180 3500', [0, 179, 3501]],
  ['present', ALL],
  ['null', []],
  ['not null', ALL],
  ['gte 180 lt 10', []],
  ['-5', []],
])('%j takes %j', (cell, numbers) => {
  expect(taken(cell)).toEqual(numbers);
});

test.each<[Cell, ValueType, CellFault]>([
  ['1,500', INTEGER, 'grouped-digits'],
  ['gte 1,500', INTEGER, 'grouped-digits'],
  ['long', INTEGER, 'no-value'],
  ['gte', INTEGER, 'no-value'],
  ['gte 180 km', INTEGER, 'no-value'],
  ['gte soon', INTEGER, 'no-value'],
  ['not', INTEGER, 'no-value'],
  ['not any', INTEGER, 'empty'],
  [[], INTEGER, 'empty'],
  [true, INTEGER, 'no-value'],
  ['2026-02-30', { kind: 'date' }, 'no-value'],
  ['gte 250 USD', { kind: 'money', currency: 'EUR' }, 'other-currency'],
  ['delayed', ENUM, 'no-enum-value'],
  ['gte delay', ENUM, 'no-order'],
  ['yes', { kind: 'boolean' }, 'no-value'],
  [7, { kind: 'text' }, 'no-value'],
])('%j on %j is refused as %s', (cell, type, fault) => {
  expect(read(cell, type)).toMatchObject({ fault });
});

it('takes a word of the enum for itself, whatever it means elsewhere', () => {
  expect(read('any', ENUM)).toMatchObject({ kind: 'words', words: new Set(['any']), isNegative: false });
  expect(read('not flown', ENUM)).toMatchObject({ words: new Set(['not flown']), isNegative: false });
  expect(read('not delay, any', ENUM)).toMatchObject({ words: new Set(['delay', 'any']), isNegative: true });
});

it('reads truth values, texts in quotation marks, amounts and moments', () => {
  expect(read(true, { kind: 'boolean' })).toMatchObject({ words: new Set([true]) });
  expect(read('not true', { kind: 'boolean' })).toMatchObject({ words: new Set([true]), isNegative: true });
  expect(read('"a, b", c', { kind: 'text' })).toMatchObject({ words: new Set(['a, b', 'c']) });
  expect(taken('gte 180 EUR', { kind: 'money', currency: 'EUR' })).toEqual(ALL.slice(2));
  expect(read('after 2026-03-01', { kind: 'date' })).toMatchObject({
    stretches: [{ from: { at: Rational.of(20_513), isAfter: true }, to: undefined }],
  });
  expect(read('gte PT3H', { kind: 'duration' })).toMatchObject({
    stretches: [{ from: { at: Rational.of(10_800_000), isAfter: false } }],
  });
});

it('takes null only where it is named', () => {
  expect(read(null, INTEGER)).toMatchObject({ takesNull: true, stretches: [] });
  expect(read('null, 5', INTEGER)).toMatchObject({ takesNull: true });
  expect(read('not 5', INTEGER)).toMatchObject({ takesNull: false });
  expect(read('not null', INTEGER)).toMatchObject({ takesNull: false });
});
