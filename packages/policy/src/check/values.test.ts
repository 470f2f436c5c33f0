import { describe, expect, it } from 'vitest';
import { codesIn } from './lint.fixture.js';

const INFOS = ['value-periods-gap', 'value-outside-periods'];
function codesOf(...entries: readonly string[]): readonly string[] {
  return codesIn(`values:\n  v: [${entries.join(', ')}]\n`, ...INFOS);
}

it('lets one period begin on the day on which the other ends', () => {
  expect(codesOf('{ to: 2026-07-01, integer: 7 }', '{ from: 2026-07-01, integer: 21 }')).toEqual([]);
});

it('takes the periods in any order', () => {
  expect(codesOf('{ from: 2026-07-01, integer: 21 }', '{ to: 2026-07-01, integer: 7 }')).toEqual([]);
});

describe('periods', () => {
  it.each([
    [
      'a day twice',
      ['{ to: 2026-07-02, integer: 7 }', '{ from: 2026-07-01, integer: 21 }'],
      ['value-periods-overlap'],
    ],
    ['two without ends', ['{ integer: 7 }', '{ integer: 21 }'], ['value-periods-overlap']],
    [
      'a day missing',
      ['{ to: 2026-06-30, integer: 7 }', '{ from: 2026-07-01, integer: 21 }'],
      ['value-periods-gap'],
    ],
    [
      'one within another',
      [
        '{ integer: 7 }',
        '{ from: 2026-01-01, to: 2026-02-01, integer: 8 }',
        '{ from: 2026-03-01, integer: 9 }',
      ],
      ['value-periods-overlap', 'value-periods-overlap'],
    ],
    [
      'a beginning and an end',
      ['{ from: 2026-01-01, to: 2026-02-01, integer: 7 }'],
      ['value-outside-periods', 'value-outside-periods'],
    ],
    [
      'an end before the beginning',
      ['{ from: 2026-02-01, to: 2026-01-01, integer: 7 }'],
      ['period-reversed'],
    ],
    ['no day at all', ['{ from: 2026-02-01, to: 2026-02-01, integer: 7 }'], ['period-reversed']],
  ])('%s', (_, entries, codes) => {
    expect(codesOf(...entries)).toEqual(codes);
  });
});

it('holds a value to one type', () => {
  expect(codesOf('{ to: 2026-07-01, money: 7 }', '{ from: 2026-07-01, percent: 21 }')).toEqual([
    'value-types-differ',
  ]);
});
