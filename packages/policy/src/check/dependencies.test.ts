import { expect, it } from 'vitest';
import { lint } from '../lint.js';
import { CALENDARS, codesIn, findingsIn, rulesOn } from './lint.fixture.js';

it('names the whole circle of derivations', () => {
  const [finding, ...others] = findingsIn(
    'derive:\n  a: { sum: [{ fact: b }, 1] }\n  b: { sum: [{ fact: c }, 1] }\n  c: { sum: [{ fact: a }, 1] }\n',
  );
  expect(finding).toMatchObject({ code: 'cycle', message: '`a` reads `b` reads `c` reads `a`' });
  expect(others).toEqual([]);
});

it('finds a fact that is relevant only by itself', () => {
  const body = 'facts:\n  a: { type: boolean, relevantWhen: { fact: a, operator: equal, value: true } }\n';
  expect(codesIn(body)).toEqual(['cycle']);
});

it('finds a circle that closes through a named condition', () => {
  const body = `facts:
  a: { type: boolean, relevantWhen: { condition: c } }
conditions:
  c: { when: { fact: a, operator: equal, value: true } }
`;
  expect(codesIn(body)).toEqual(['cycle']);
});

it('finds conditions that name each other', () => {
  expect(
    codesIn('conditions:\n  a: { when: { condition: b } }\n  b: { when: { not: { condition: a } } }\n'),
  ).toEqual(['cycle']);
});

it('finds a presumption that needs the date which it would set', () => {
  const body =
    'datedBy: signed\nvalues:\n  day: [{ date: 2026-01-01 }]\nfacts:\n  signed: { type: date, presume: { value: day } }\n';
  expect(codesIn(body)).toEqual(['cycle']);
});

it('finds fields of one group that read each other', () => {
  const body = `classification:
  a: { type: boolean, rules: [], otherwise: { fact: class.b } }
  b: { type: boolean, rules: [], otherwise: { fact: class.a } }
`;
  expect(codesIn(body)).toEqual(['cycle']);
});

it('orders what is declared the other way round', () => {
  const text = `policy: p
version: "1"
layer: industry
title: { en: P, zh-CN: 政策, zh-TW: 政策 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
derive:
  b: { sum: [{ fact: a }, 1] }
  a: { sum: [{ fact: n }, 1] }
facts:
  n: { type: integer }
conditions:
  outer: { when: { condition: inner } }
  inner: { when: { fact: b, operator: greaterThan, value: 1 } }
classification:
  second: { type: boolean, rules: [], otherwise: { fact: class.first } }
  first: { type: boolean, rules: [{ id: r, when: { condition: outer }, then: true }], otherwise: false }
stages:
  - { id: last, starts: { after: [early] }, within: { hours: 1 } }
  - { id: early, starts: { event: received }, within: { hours: 1 } }
`;
  const { policy } = lint(text, 'policy.yaml', { calendars: CALENDARS });
  expect(policy?.nameOrder).toEqual(['n', 'a', 'b']);
  expect(policy?.conditionOrder).toEqual(['inner', 'outer']);
  expect(policy?.classificationOrder).toEqual(['first', 'second']);
  expect(policy?.stageOrder).toEqual(['early', 'last']);
  expect(policy?.types.get('a')).toEqual({ kind: 'integer' });
});

it('reports a stage that starts after itself', () => {
  expect(codesIn('stages:\n  - { id: a, starts: { after: [a] }, within: { hours: 1 } }\n')).toEqual([
    'stage-cycle',
  ]);
});

it('says that a classification reads forward once, not also that it is a circle', () => {
  const body =
    rulesOn('{ fact: route.r, operator: equal, value: true }') +
    'routing:\n  r: { type: boolean, rules: [{ id: x, when: { fact: class.topic, operator: equal, value: a }, then: true }], otherwise: false }\n';
  expect(codesIn(body)).toEqual(['reads-forward']);
});

it('finds forward reading through a named condition', () => {
  const body =
    'conditions:\n  big: { when: { fact: total.all, operator: greaterThan, value: 10 } }\n' +
    rulesOn('{ condition: big }');
  expect(findingsIn(body)).toMatchObject([{ code: 'reads-forward' }]);
});
