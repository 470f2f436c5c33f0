import { policySchema } from '@redress/policy';
import { describe, expect, test } from 'vitest';
import { cursorAt } from './cursor.js';
import { suggest } from './suggest.js';

const vocabulary = {
  readable: ['event', 'passengers', 'class.topic'],
  lists: ['bags'],
  items: ['item.weight', 'item.kind'],
  values: ['limit'],
  conditions: ['late'],
  terms: ['broken'],
  stages: ['register', 'investigate'],
  calendars: ['cn'],
  enums: { event: ['delay', 'cancellation'], 'class.topic': ['delay', 'other'], 'item.kind': ['soft'] },
};
const schema = policySchema();

function at(text: string): string[] {
  const lines = text.split('\n');
  const row = lines.findIndex((line) => line.includes('|'));
  const column = lines[row]?.indexOf('|') ?? 0;
  const cursor = cursorAt(
    lines.map((line) => line.replace('|', '')),
    row,
    column,
  );
  return suggest(cursor, schema, vocabulary).map(({ label }) => label);
}

describe('completion', () => {
  test('offers the keys of the language that are not there yet', () => {
    const keys = at('policy: a\nversion: "1"\n|');
    expect(keys).toEqual(expect.arrayContaining(['layer', 'facts', 'classification', 'tests']));
    expect(keys).not.toContain('policy');
  });

  test('offers lists where one is gone through, and the fields of elements within', () => {
    expect(at('conditions:\n  heavy:\n    when: { some: |')).toEqual(['bags']);
    expect(at('conditions:\n  heavy:\n    when:\n      some: bags\n      where:\n        fact: |')).toEqual(
      expect.arrayContaining(['item.weight', 'event']),
    );
    expect(at('conditions:\n  heavy:\n    when:\n      fact: |')).not.toContain('item.weight');
    expect(
      at(
        'conditions:\n  soft:\n    when:\n      some: bags\n      where: { fact: item.kind, operator: equal, value: |',
      ),
    ).toEqual(['soft']);
  });

  test('offers the words of an enumeration', () => {
    expect(at('layer: |')).toEqual(['law', 'industry', 'client']);
    expect(at('facts:\n  event:\n    type: |')).toEqual(expect.arrayContaining(['boolean', 'enum', 'money']));
    expect(at('conditions:\n  late:\n    when: { fact: event, operator: |')).toEqual(
      expect.arrayContaining(['equal', 'mentions', 'between']),
    );
  });

  test('offers the names of the document', () => {
    expect(at('conditions:\n  late:\n    when: { fact: |')).toEqual(
      expect.arrayContaining(['event', 'passengers']),
    );
    expect(at('conditions:\n  a:\n    when: { condition: |')).toContain('late');
    expect(at('approvals:\n  - id: a\n    when: { fact: event, operator: equal, value: |')).toEqual(
      expect.arrayContaining(['delay', 'cancellation']),
    );
    expect(at('stages:\n  - id: a\n    starts: { after: [|')).toEqual(expect.arrayContaining(['register']));
    expect(at('classification:\n  topic:\n    rules:\n      - id: a\n        then: |')).toEqual(
      expect.arrayContaining(['delay', 'other']),
    );
    expect(at('conditions:\n  a:\n    when: { fact: complaint.text, operator: mentions, value: |')).toContain(
      'broken',
    );
  });

  test('offers the keys of an item in a list', () => {
    const keys = at('remedies:\n  - id: cash\n    |');
    expect(keys).toEqual(expect.arrayContaining(['kind', 'basis', 'when', 'amount']));
    expect(keys).not.toContain('id');
  });
});
