import { describe, expect, test } from 'vitest';
import { cursorAt } from './cursor.js';

/** The cursor stands at `|`. */
function at(text: string) {
  const lines = text.split('\n');
  const row = lines.findIndex((line) => line.includes('|'));
  const column = lines[row]?.indexOf('|') ?? 0;
  const { path, isValue, typed, siblings } = cursorAt(
    lines.map((line) => line.replace('|', '')),
    row,
    column,
  );
  return { path: path.join(' '), isValue, typed, siblings: Object.fromEntries(siblings) };
}

describe('the cursor', () => {
  test('stands at a new key of the document', () => {
    expect(at('policy: a\ncur|')).toEqual({
      path: '',
      isValue: false,
      typed: 'cur',
      siblings: { policy: 'a' },
    });
  });

  test('stands in a value', () => {
    expect(at('facts:\n  event:\n    type: en|')).toMatchObject({
      path: 'facts event type',
      isValue: true,
      typed: 'en',
    });
  });

  test('stands at a further key of an item', () => {
    const text = 'classification:\n  topic:\n    rules:\n      - id: late\n        wh|\n      - id: other';
    expect(at(text)).toEqual({
      path: 'classification topic rules []',
      isValue: false,
      typed: 'wh',
      siblings: { id: 'late' },
    });
  });

  test('stands at the first key of an item', () => {
    expect(at('stages:\n  - id: a\n  - |')).toMatchObject({ path: 'stages []', isValue: false, typed: '' });
  });

  test('knows lists that are not indented', () => {
    expect(at('stages:\n- id: a\n- id: b\n  ow|')).toMatchObject({
      path: 'stages []',
      siblings: { id: 'b' },
    });
  });

  test('stands in braces, with the keys written before it', () => {
    expect(at('conditions:\n  late:\n    when: { fact: event, operator: equal, value: de|')).toEqual({
      path: 'conditions late when value',
      isValue: true,
      typed: 'de',
      siblings: { fact: 'event', operator: 'equal' },
    });
  });

  test('stands in brackets inside braces', () => {
    expect(at('  - when: { fact: event, operator: in, value: [delay, |')).toMatchObject({
      path: '[] when value []',
      isValue: true,
      siblings: { fact: 'event', operator: 'in' },
    });
  });

  test('stands at a key in braces after nested ones', () => {
    expect(at('all: [{ fact: a, operator: equal, value: 1 }, { fact: b, op|')).toMatchObject({
      path: 'all []',
      isValue: false,
      typed: 'op',
      siblings: { fact: 'b' },
    });
  });
});
