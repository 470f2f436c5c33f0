import { expect, it } from 'vitest';
import { CALENDARS } from './check/lint.fixture.js';
import { checkPolicy } from './check/check-policy.js';
import { lint } from './lint.js';
import { readPolicy } from './read-policy.js';
import { wordFinding } from './wordings/wordings.js';
import { zhCN } from './wordings/zh-CN.js';
import { zhTW } from './wordings/zh-TW.js';

const HEAD = `policy: p
version: "1"
layer: industry
title: { en: P, zh-CN: 政策, zh-TW: 政策 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
`;
const linted = (body: string) => lint(HEAD + body, 'policy.yaml', { calendars: CALENDARS });

it('gives a policy where nothing is wrong', () => {
  expect(linted('').findings).toEqual([]);
  expect(linted('').policy?.file).toBe('policy.yaml');
});

it('gives a policy beside warnings, and none beside errors', () => {
  expect(linted('facts:\n  a: { type: boolean, settledBy: legal }\n').policy).toBeDefined();
  expect(linted('facts:\n  a: { type: boolean, presume: 3 }\n').policy).toBeUndefined();
});

it('gives no policy where the text has a mistake, though the rest can be checked', () => {
  const { policy, findings } = linted('facts:\n  a: { type: boolean, titel: { en: A }, presume: 3 }\n');
  expect(policy).toBeUndefined();
  expect(findings.map(({ code }) => code)).toEqual(['unknown-key', 'value-type']);
});

it('does not complain that a misspelled key is missing', () => {
  const { findings } = linted('stages:\n  - { id: s, starts: { event: received }, withn: { hours: 1 } }\n');
  expect(findings.map(({ code }) => code)).toEqual(['unknown-key']);
});

it('tells a section that there is not before all else, and nothing of the names it declares', () => {
  const { findings } = linted(`conditions:
  c: { when: { fact: a.b, operator: equal, value: true } }
  d: { when: { fact: nowhere, operator: equal, value: true } }
notices:
  - { id: n, audience: customer, at: { stage: s }, text: { en: '{{stage.s.due}}', zh-CN: '{{stage.s.due}}', zh-TW: '{{stage.s.due}}' } }
fakts:
  a: { type: boolean }
  a.b: { type: boolean }
stagess:
  - { id: s, starts: { event: received }, within: { hours: 1 } }
`);
  expect(findings.map(({ code, line }) => [code, line])).toEqual([
    ['unknown-key', 13],
    ['unknown-key', 16],
    ['unknown-name', 10],
  ]);
});

it('reports everything at once, in the order of the text', () => {
  const { findings } = linted(`facts:
  a: { type: boolean, presume: 3 }
  b: { type: integer, min: 5, max: 1 }
remedies:
  - { id: r, kind: cash, basis: law, amount: { money: -1 } }
`);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, line }) => [code, line])).toEqual([
    ['value-type', 9],
    ['bounds-reversed', 10],
    ['law-basis', 12],
    ['negative-amount', 12],
  ]);
});

it('checks five thousand rules in less than half a second of computing', () => {
  const facts = Array.from({ length: 50 }, (_, n) => `  f${n}: { type: integer, min: 0 }\n`).join('');
  const rules = Array.from(
    { length: 5000 },
    (_, n) =>
      `      - { id: r${n}, when: { all: [{ fact: f${n % 50}, operator: between, value: [${n}, ${n + 9}] }, ` +
      `{ fact: f${(n + 7) % 50}, operator: equal, value: ${n} }] }, then: a }\n`,
  ).join('');
  const body = `facts:\n${facts}classification:\n  t:\n    type: { enum: [a, b] }\n    rules:\n${rules}    otherwise: b\n`;
  const { document, places } = readPolicy(HEAD + body, 'policy.yaml');
  if (document === undefined) expect.fail('the policy cannot be read');
  const milliseconds = Array.from({ length: 3 }, () => {
    const from = process.cpuUsage();
    const { policy } = checkPolicy(document, places, { file: 'policy.yaml', calendars: CALENDARS });
    expect(policy).toBeDefined();
    return process.cpuUsage(from).user / 1000;
  });
  expect(Math.min(...milliseconds)).toBeLessThan(500);
}, 30_000);

it('names the nearest key also where that one is written already', () => {
  const { findings } = linted('parties:\n  desk: { en: Desk }\npartys:\n  line: { en: Line }\n');
  expect(findings.find(({ code }) => code === 'unknown-key')).toMatchObject({
    line: 10,
    hint: 'did you mean `parties`?',
  });
});

it.each([
  ['values:\n  limit:\n    - money：8000\n      from: 2026-01-01\n', 'syntax', 10],
  ['values:\n  limit:\n    - money：8000\n', 'wrong-type', 10],
  ['values：\n  limit: [{ money: 8000 }]\n', 'syntax', 8],
])('calls a full-width colon by its name: %j', (body, code, line) => {
  const found = linted(body).findings.find((one) => one.line === line);
  expect(found).toMatchObject({ code, hint: 'write `:` and a blank instead of the full-width colon' });
  if (found === undefined) return;
  expect(wordFinding(found, zhCN)[1]).toMatch(/把全角冒号改成 `:`，后面空一格$/);
  expect(wordFinding(found, zhTW)[1]).toMatch(/把全形冒號改成 `:`，後面空一格$/);
});
