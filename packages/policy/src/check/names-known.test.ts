import { expect, it } from 'vitest';
import { codesIn, findingsIn, rulesOn } from './lint.fixture.js';

it('names the nearest fact where one is unknown', () => {
  const [finding] = findingsIn(
    'facts:\n  flight.delay: { type: integer }\n' +
      rulesOn('{ fact: flight.delai, operator: greaterThan, value: 3 }'),
  );
  expect(finding).toMatchObject({ code: 'unknown-name', hint: 'did you mean `flight.delay`?' });
});

it('reports an unknown fact once a place and nothing that follows from it', () => {
  const body =
    'derive:\n  total: { sum: [{ fact: missing }, 1] }\n' +
    rulesOn(
      '{ fact: total, operator: greaterThan, value: many }',
      '{ fact: missing, operator: equal, value: 1 }',
    );
  expect(codesIn(body)).toEqual(['unknown-name', 'unknown-name']);
});

it('knows values, fields, totals and the moments of the case', () => {
  const body = `values:
  limit: [{ money: 100 }]
facts:
  ok: { type: boolean }
approvals:
  - { id: a1, by: x, when: { fact: total.all, operator: greaterThan, value: { value: limit } } }
  - { id: a2, by: x, when: { fact: class.topic, operator: equal, value: a } }
  - { id: a3, by: x, when: { fact: case.receivedAt, operator: after, value: 2026-01-01T00:00:00+08:00 } }
${rulesOn('{ fact: ok, operator: equal, value: true }')}`;
  expect(codesIn(body)).toEqual([]);
});

it('finds unknown stages wherever a stage is named', () => {
  const body = `facts:
  ok: { type: boolean, ask: regster }
stages:
  - { id: register, starts: { event: received }, within: { hours: 1 } }
  - { id: promise, starts: { event: received }, earliest: [registers] }
checklists:
  - { id: c, stage: registe, facts: [ok] }
notices:
  - { id: n, audience: internal, at: { stage: regis }, text: { en: x, zh-CN: x, zh-TW: x } }
`;
  expect(codesIn(body)).toEqual(Array(4).fill('unknown-stage'));
});

it.each([
  ['value.supervisorLimit', 'declare `supervisorLimit` under `values`, or correct the name'],
  ['class.weather', 'declare `weather` under `classification`, or correct the name'],
  ['remedy.voucher.total', 'declare `voucher` under `remedies`, or correct the name'],
  ['stage.answer.due', 'conditions read no stage; `stage.<id>.due` stands in texts of `notices` only'],
  ['weather', 'declare `weather` under `facts` or `derive`, or correct the name'],
])('says of %s where such a name belongs', (name, hint) => {
  const [finding] = findingsIn(
    `facts:\n  ok: { type: boolean }\n${rulesOn(`{ all: [{ fact: ok, operator: equal, value: true }, { fact: ${name}, operator: equal, value: 1 }] }`)}`,
  );
  expect(finding).toMatchObject({ code: 'unknown-name', hint });
});
