import { LOCALES, type Locale } from '@redress/policy';
import { describe, expect, it } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';
import { explain } from './explain.js';
import { explanationText } from './explanation-text.js';

const POLICY = `facts:
  bags:
    type: list
    max: 3
    title: { en: Bags, zh-CN: 行李, zh-TW: 行李 }
    item:
      weight: { type: integer, unit: kg, min: 0, title: { en: Weight, zh-CN: 重量, zh-TW: 重量 } }
      tag: { type: enum, values: { soft: { en: soft bag, zh-CN: 软包, zh-TW: 軟包 }, hard: { en: case, zh-CN: 硬箱, zh-TW: 硬箱 } }, title: { en: Kind, zh-CN: 种类, zh-TW: 種類 } }
classification:
  is:
    type: { enum: [heavy, light, soft, none] }
    title: { en: Load, zh-CN: 载重, zh-TW: 載重 }
    rules:
      - { id: heavy, when: { some: bags, where: { fact: item.weight, operator: greaterThan, value: 23 } }, then: heavy, title: { en: Too heavy, zh-CN: 过重, zh-TW: 過重 } }
      - { id: soft, when: { every: bags, where: { fact: item.tag, operator: equal, value: soft } }, then: soft, title: { en: All soft, zh-CN: 全软, zh-TW: 全軟 } }
      - { id: light, when: { none: bags, where: { fact: item.weight, operator: greaterThan, value: 10 } }, then: light, title: { en: Light, zh-CN: 轻, zh-TW: 輕 } }
    otherwise: none
`;
const program = programOf(POLICY);

function told(bags: unknown, locale: Locale): string {
  const decision = decideOf(program, { bags }, {}, { explain: true });
  return explanationText(explain(decision, program.policy, { locale, audience: 'agent' }));
}

const WORDS: Readonly<Record<Locale, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    heavy: ['at least one of Bags (2 entries)', 'no. 2 →', 'Bags · Weight (30 kg) is more than 23 kg'],
    soft: ['every one of Bags (1 entry)', 'Bags · Kind (soft bag) is soft bag'],
    open: ['Bags · Weight'],
    wrong: ['Bags · no. 1 · Weight: has a value of the wrong type', 'allowed: a whole number'],
    long: ['Bags: the list is longer than allowed'],
  },
  'zh-CN': {
    heavy: ['行李（2 项）中至少一项符合', '第 2 项', '行李 · 重量'],
    soft: ['行李（1 项）中每一项都符合', '软包'],
    open: ['行李 · 重量'],
    wrong: ['行李 · 第 1 项 · 重量'],
    long: ['列表超出允许的长度'],
  },
  'zh-TW': {
    heavy: ['行李（2 項）中至少一項符合', '第 2 項', '行李 · 重量'],
    soft: ['行李（1 項）中每一項都符合', '軟包'],
    open: ['行李 · 重量'],
    wrong: ['行李 · 第 1 項 · 重量'],
    long: ['清單超出允許的長度'],
  },
};

describe.each(LOCALES)('in %s', (locale) => {
  it.each([
    [
      'heavy',
      [
        { weight: 5, tag: 'hard' },
        { weight: 30, tag: 'soft' },
      ],
    ],
    ['soft', [{ weight: 20, tag: 'soft' }]],
    ['open', [{ tag: 'hard' }]],
    ['wrong', [{ weight: 'much', tag: 'hard' }]],
    ['long', [{}, {}, {}, {}]],
  ])('a list is told down to the element: %s', (name, bags) => {
    for (const words of WORDS[locale][name] ?? []) expect(told(bags, locale)).toContain(words);
  });
});
