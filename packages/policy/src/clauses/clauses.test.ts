import { describe, expect, it } from 'vitest';
import { readClauseBook, type ClauseBook } from './clause-book.js';
import { gapOf, traceOf } from './trace.js';

const BOOK = `clauses: house
title: { en: House rules, zh-CN: 店规, zh-TW: 店規 }
items:
  - { id: H-1, text: { en: Answer within three days. } }
  - { id: H-2, kind: P+F, text: { en: Say sorry. } }
  - { id: H-3, kind: F, text: { en: Keep an archive. } }
  - { id: H-4, must: false, text: { en: Send flowers. } }
  - { id: H-5, sure: M, article: art. 5, text: { en: Pay double. } }
  - { id: H-6, sure: T/M, text: { en: Pay once. } }
`;

const POLICY = `policy: desk
version: "1"
layer: industry
stages:
  - { id: answer, starts: { event: received }, within: { days: 3 }, cite: [H-1] }
classification:
  topic:
    type: enum
    rules:
      - { id: rude, when: { condition: rude }, then: rude, cite: [H-2, H-9] }
values:
  sum: [{ money: 1, cite: [{ ids: [H-6], from: 2026-01-01 }] }]
tests:
  - name: { en: on the third day, zh-CN: 第三天 }
    cite: [H-1]
    given: {}
    expect: { remedies: [{ id: x, cite: [H-2] }] }
`;

function book(): ClauseBook {
  const read = readClauseBook(BOOK, 'house.yaml');
  expect(read.findings).toEqual([]);
  if (read.book === undefined) throw new Error('not read');
  return read.book;
}

describe('a clause', () => {
  const { clauses, unknown } = traceOf([book()], [{ text: POLICY, file: 'desk.yaml' }]);
  const of = (id: string) => clauses.find(({ clause }) => clause.id === id);

  it('is traced to what cites it, by section and ids, with its line', () => {
    expect(of('H-1')?.applied).toEqual([
      { policy: 'desk', name: 'stages.answer', file: 'desk.yaml', line: 5 },
    ]);
    expect(of('H-2')?.applied.map(({ name }) => name)).toEqual(['classification.topic.rude']);
    expect(of('H-6')?.applied.map(({ name }) => name)).toEqual(['values.sum']);
  });

  it('is tested by the tests that cite it, not by answers that do', () => {
    expect(of('H-1')?.tests).toEqual([
      {
        policy: 'desk',
        name: 'on the third day',
        title: { en: 'on the third day', 'zh-CN': '第三天' },
        file: 'desk.yaml',
        line: 14,
      },
    ]);
    expect(of('H-2')?.tests).toEqual([]);
  });

  it('is a gap while it binds policies and is not applied, or not tested', () => {
    expect(clauses.map((one) => gapOf(one))).toEqual([
      undefined,
      'not-tested',
      undefined,
      undefined,
      undefined,
      'not-tested',
    ]);
    const { clauses: bare } = traceOf([book()], []);
    expect(bare.map((one) => gapOf(one))).toEqual([
      'not-applied',
      'not-applied',
      undefined,
      undefined,
      undefined,
      'not-applied',
    ]);
  });

  it('that stands in no book is told', () => {
    expect([...unknown].map(([id, citations]) => [id, citations[0]?.line])).toEqual([['H-9', 10]]);
  });
});

it('a book that cannot be right is told with the place and the key that was meant', () => {
  const { book: none, findings } = readClauseBook(BOOK.replace('kind: P+F', 'knd: P+F'), 'house.yaml');
  expect(none).toBeDefined();
  expect(findings.map(({ code, line }) => [code, line])).toEqual([['unknown-key', 5]]);
  expect(findings[0]?.message).toContain('knd');
  expect(readClauseBook('clauses: house\n', 'house.yaml').book).toBeUndefined();
});
