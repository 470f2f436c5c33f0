import { expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';
import { explain } from './explain.js';
import type { ExplainedLine } from './explained.js';

const program = programOf(`facts:
  topic:
    type: enum
    values: { lost: { en: lost bag, zh-CN: 行李丢失, zh-TW: 行李遺失 }, late: { en: late flight } }
    title: { en: Subject, zh-CN: 投诉类别, zh-TW: 客訴類別 }
  passengers: { type: integer, min: 1, max: 9, title: { en: Passengers, zh-CN: 旅客人数, zh-TW: 旅客人數 } }
  name: { type: text, personal: true, title: { en: Name, zh-CN: 姓名, zh-TW: 姓名 } }
  meal: { type: boolean, relevantWhen: { fact: topic, operator: equal, value: late } }
stages: [{ id: answer, starts: { event: received }, within: { days: 1 } }]
`);

const decided = (facts: Readonly<Record<string, unknown>>) => decideOf(program, facts, {}, { explain: true });

const sections = (facts: Readonly<Record<string, unknown>>, locale: 'en' | 'zh-CN' | 'zh-TW' = 'en') =>
  explain(decided(facts), program.policy, { locale, audience: 'agent' }).sections;

const texts = (lines: readonly ExplainedLine[] = []): readonly unknown[] =>
  lines.map(({ text, children }) => (children.length === 0 ? text : [text, ...texts(children)]));

test('a word that is no value of a list comes first, with the one that was meant and all there are', () => {
  const [first] = sections({ topic: 'losst' });
  expect(first?.heading).toBe('Facts to check first');
  expect(texts(first?.lines)).toEqual([
    [
      'Subject: has a value of the wrong type; it counts as unknown',
      'given: “losst”',
      'did you mean lost (lost bag)?',
      'allowed: lost (lost bag) and late (late flight)',
    ],
  ]);
});

test('a name that the policy does not know is told with the nearest it knows', () => {
  const { findings } = decided({ pasengers: 2 });
  expect(findings).toEqual([
    {
      code: 'undeclared-fact',
      message: 'the policy declares no such fact; it is not used; did you mean `passengers`?',
      where: 'pasengers',
      meant: 'passengers',
    },
  ]);
  expect(texts(sections({ pasengers: 2 }, 'zh-CN')[0]?.lines)).toEqual([
    ['pasengers：政策未定义该项目，不予采用', '是否应为 passengers（旅客人数）？'],
  ]);
});

test('a number out of bounds is told with the bounds, one that is none with what is expected', () => {
  expect(texts(sections({ passengers: 12 }, 'zh-TW')[0]?.lines)).toEqual([
    ['旅客人數：超出規定範圍，視為不明', '所填內容：「12」', '可填：至少 1、最高 9'],
  ]);
  expect(texts(sections({ passengers: 'two' })[0]?.lines)).toEqual([
    [
      'Passengers: has a value of the wrong type; it counts as unknown',
      'given: “two”',
      'allowed: a whole number',
    ],
  ]);
});

test('a personal value is not told again', () => {
  expect(decided({ name: 42 }).findings).toEqual([expect.not.objectContaining({ given: expect.anything() })]);
});

test('what was stated well and does not matter stays below', () => {
  const all = sections({ topic: 'lost', meal: true });
  expect(all[0]?.id).not.toBe('badFacts');
  expect(texts(all.at(-1)?.lines)).toEqual([
    'meal: stated although it does not matter in this case; it is ignored',
  ]);
});
