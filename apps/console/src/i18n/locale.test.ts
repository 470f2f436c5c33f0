import { expect, test } from 'vitest';
import { chooseLocale, pickText } from './locale.js';

test.each([
  [['zh-Hant-HK', 'en'], 'zh-TW'],
  [['zh-TW'], 'zh-TW'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['de-DE', 'en-GB', 'zh-CN'], 'en'],
  [['en-US@posix'], 'en'],
  [['de-DE'], 'en'],
  [[], 'en'],
] as const)('a reader of %j is served in %s', (preferred, locale) => {
  expect(chooseLocale(preferred)).toBe(locale);
});

test('English stands in for a missing translation, and any other language for missing English', () => {
  expect(pickText({ en: 'Delay', 'zh-CN': '延误' }, 'zh-TW')).toBe('Delay');
  expect(pickText({ 'zh-CN': '延误' }, 'en')).toBe('延误');
  expect(pickText(undefined, 'en')).toBeUndefined();
});
