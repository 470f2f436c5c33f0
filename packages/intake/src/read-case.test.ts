import { describe, expect, it } from 'vitest';
import { readCases } from './read-case.js';

const lines = (value: unknown) => readCases(typeof value === 'string' ? value : JSON.stringify(value), 5);
const read = (value: unknown) => lines(value)[0];

// What a case may be is tested where it is read, in policy; here is what its line and its outcome add.
describe('a case as one line of JSON', () => {
  it('keeps its line and its outcome', () => {
    const line = {
      id: 'c-1',
      receivedAt: '2026-10-01T09:00:00+08:00',
      facts: { a: 1 },
      outcome: { paid: '5' },
    };
    expect(read(line)).toEqual({
      kind: 'case',
      line: 5,
      case: { ...line, receivedAt: Date.UTC(2026, 9, 1, 1) },
    });
    expect(read({ id: 'c-1' })).toEqual({ kind: 'case', line: 5, case: { id: 'c-1', facts: {} } });
  });

  it.each([
    ['json-malformed', ''],
    ['json-malformed', '{"id":'],
    ['json-malformed', '{"id":"a","facts":{"f":NaN}}'],
    ['case-shape', '"a"'],
    ['case-shape', { id: 'a', outcome: 'paid' }],
    ['number-imprecise', '{"id":"a","facts":{"n":1e999}}'],
    ['number-imprecise', '{"id":"a","facts":{"n":9007199254740993}}'],
    ['key-refused', '{"id":"a","facts":{"__proto__":{"polluted":true}}}'],
    ['case-too-deep', `{"id":"a","facts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['case-too-deep', `{"id":"a","facts":{"f":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ])('is rejected with %s', (code, line) => {
    expect(read(line)).toMatchObject({ kind: 'rejected', line: 5, reason: { code } });
  });

  it('is a case for each of its matters, with the outcome of all', () => {
    const outcome = { paid: '5' };
    expect(
      lines({ id: 'c', facts: { a: 1 }, outcome, matters: [{ id: 'x', facts: { a: 2 } }, { id: 'y' }] }),
    ).toEqual([
      { kind: 'case', line: 5, case: { id: 'c#x', facts: { a: 2 }, outcome } },
      { kind: 'case', line: 5, case: { id: 'c#y', facts: { a: 1 }, outcome } },
    ]);
    expect(lines({ id: 'c', matters: [] })).toMatchObject([{ kind: 'rejected', id: 'c', line: 5 }]);
  });

  it('keeps its id when it is rejected, where it has one', () => {
    expect(read({ id: 'a', receivedAt: 'x' })).toMatchObject({ kind: 'rejected', id: 'a', line: 5 });
    expect(read('{')).not.toHaveProperty('id');
    expect(read({ id: '' })).not.toHaveProperty('id');
  });
});
