import { expect, test } from 'vitest';
import { Names } from './names.js';

const labels = {
  facts: { 'bag.weight': { title: { en: 'Weight of the bag', 'zh-CN': '行李重量' } } },
  fields: {
    'class.severity': {
      title: { en: 'Severity', 'zh-CN': '严重程度' },
      values: { high: { en: 'high', 'zh-CN': '严重' } },
    },
    'route.line': { values: { 'care-line': { en: 'care line', 'zh-CN': '关怀专线' } } },
    'responsibility.liable': { values: { agency: { en: 'fault of the agency', 'zh-CN': '旅行社责任' } } },
  },
  items: { appoint: { en: 'Appoint an owner', 'zh-CN': '指定责任人' } },
  notices: { answer: { en: 'Our answer', 'zh-CN': '答复' } },
  parties: { agency: { en: 'the agency', 'zh-CN': '本旅行社' } },
};

const parties = { manager: '经理' };

test('titles are given in the language asked for', () => {
  const names = new Names(labels, 'zh-CN', parties);
  expect(names.field('class.severity')).toBe('严重程度');
  expect(names.fieldValue('class.severity', 'high')).toBe('严重');
  expect(names.fact('bag.weight')).toBe('行李重量');
  expect(names.item('appoint')).toBe('指定责任人');
  expect(names.notice('answer')).toBe('答复');
});

test('English stands in for a missing title, and the bare id for none', () => {
  const names = new Names(labels, 'zh-TW', parties);
  expect(names.item('appoint')).toBe('Appoint an owner');
  expect(names.item('close')).toBe('close');
  expect(names.field('class.topic')).toBe('topic');
  expect(names.fieldValue('class.severity', 'low')).toBe('low');
});

test('the place of something undetermined is named by what stands there', () => {
  const names = new Names(labels, 'en', parties);
  expect(names.place('classification.severity')).toBe('Severity');
  expect(names.place('stages.appoint')).toBe('Appoint an owner');
  expect(names.place('notices.answer')).toBe('Our answer');
  expect(names.place('approvals')).toBe('approvals');
});

test('a party is titled by the policy, else by the console, else shown as it is', () => {
  const names = new Names(labels, 'zh-CN', parties);
  expect(names.party('agency')).toBe('本旅行社');
  expect(names.party('care-line')).toBe('关怀专线');
  expect(names.party('manager')).toBe('经理');
  expect(names.party('toString')).toBe('toString');
});
