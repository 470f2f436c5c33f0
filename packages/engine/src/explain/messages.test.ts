import { LOCALES, OPERATORS, REMEDY_KINDS, type Locale } from '@redress/policy';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from './languages.js';
import { ENGINE_FINDINGS, SECTIONS } from './messages.js';

const HAN = /\p{Script=Han}/u;
/** Characters that only simplified script has. */
const ONLY_SIMPLIFIED = /[门务为单处赔补偿责说时应无认们这个确实员业级历证费张条规则顾问题类进导间]/u;
const WORDS_OF_THE_MAINLAND = /投訴|退款|信息|默認|質量|航班號|升艙|里程|工作日|審批|賠付|視頻/u;

function walked(node: unknown, path: string, found: (path: string, value: unknown) => void): void {
  if (typeof node !== 'object' || node === null) return found(path, node);
  for (const [key, value] of Object.entries(node)) walked(value, `${path}.${key}`, found);
}

const plainTexts = (locale: Locale): [string, string][] => {
  const texts: [string, string][] = [];
  walked(MESSAGES[locale], locale, (path, value) => {
    if (typeof value === 'string') texts.push([path, value]);
  });
  return texts;
};

describe.each(LOCALES)('the catalogue in %s', (locale) => {
  const messages = MESSAGES[locale];

  test('has no empty wording', () => {
    expect(plainTexts(locale).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test.each(OPERATORS)('words the operator %s with both sides', (operator) => {
    const said = messages.operators[operator]('LEFT', ['RIGHT', 'OTHER']);
    expect(said).toContain('LEFT');
    expect(said).not.toBe('LEFT');
    expect(said.includes('RIGHT')).toBe(operator !== 'present' && operator !== 'absent');
    expect(said.includes('OTHER')).toBe(['in', 'notIn', 'between'].includes(operator));
  });

  test('words no two operators alike', () => {
    const said = OPERATORS.map((operator) => messages.operators[operator]('a', ['b', 'c']));
    expect(new Set(said).size).toBe(OPERATORS.length);
  });

  test.each(REMEDY_KINDS)('words the kind %s', (kind) => {
    expect(messages.kinds[kind]).toMatch(/\S/);
  });

  test.each(ENGINE_FINDINGS)('words the finding %s', (code) => {
    expect(messages.findings[code]).toMatch(/\S/);
    expect(messages.findings[code]).not.toContain(code);
  });

  test.each(SECTIONS)('has a heading for %s', (section) => {
    expect(messages.sections[section]).toMatch(/\S/);
  });
});

test('every heading, kind, finding and verdict is Chinese in both Chinese catalogues', () => {
  for (const locale of ['zh-CN', 'zh-TW'] as const) {
    const { sections, kinds, findings, verdicts, classes, bases, states, parties } = MESSAGES[locale];
    const foreign: string[] = [];
    walked({ sections, kinds, findings, verdicts, classes, bases, states, parties }, locale, (path, text) => {
      if (typeof text !== 'string' || !HAN.test(text)) foreign.push(path);
    });
    expect(foreign).toEqual([]);
  }
});

test('the Taiwan catalogue holds no simplified characters and no wording of the mainland', () => {
  const strange = plainTexts('zh-TW').filter(
    ([, text]) => ONLY_SIMPLIFIED.test(text) || WORDS_OF_THE_MAINLAND.test(text),
  );
  expect(strange).toEqual([]);
});

test('the two Chinese catalogues speak of the same things in their own words', () => {
  const { 'zh-CN': mainland, 'zh-TW': taiwan } = MESSAGES;
  expect([mainland.kinds.refund, taiwan.kinds.refund]).toEqual(['退款', '退費']);
  expect([mainland.kinds.upgrade, taiwan.kinds.upgrade]).toEqual(['升舱', '升等']);
  expect([mainland.units.workingDays('3'), taiwan.units.workingDays('3')]).toEqual([
    '3 个工作日',
    '3 個工作天',
  ]);
  expect([mainland.sections.classification, taiwan.sections.classification]).toEqual([
    '投诉分类',
    '客訴分類',
  ]);
});
