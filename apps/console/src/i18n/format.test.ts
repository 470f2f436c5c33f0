import { describe, expect, test } from 'vitest';
import { en as inEnglish } from '@redress/engine/messages/en';
import { zhCN as onTheMainland } from '@redress/engine/messages/zh-CN';
import { zhTW as inTaiwan } from '@redress/engine/messages/zh-TW';
import { en } from './messages/en.js';
import { zhCN } from './messages/zh-CN.js';
import { zhTW } from './messages/zh-TW.js';
import { formatDue, formatInstant, formatMoney, formatPercent } from './format.js';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('money', () => {
  test('keeps every digit it was given', () => {
    expect(plain(formatMoney('12345678901234567.89', 'CNY', 'en'))).toBe('CNY 12,345,678,901,234,567.89');
  });

  test('shows no digits behind the point that were not given', () => {
    expect(plain(formatMoney('1500', 'JPY', 'zh-TW'))).toBe('JPY 1,500');
  });

  test.each([
    ['en', en, inEnglish],
    ['zh-CN', zhCN, onTheMainland],
    ['zh-TW', zhTW, inTaiwan],
  ] as const)('in %s is said as the explanation beside it says it', (locale, ours, theirs) => {
    for (const [currency, say] of Object.entries(theirs.currencies))
      expect(plain(formatMoney('1234.50', currency, locale, ours.currencies))).toBe(say('1,234.50'));
  });

  test('a unit that is no currency stands behind the number', () => {
    expect(formatMoney('2500', 'miles', 'en')).toBe('2,500 miles');
  });
});

describe('instants', () => {
  test('are shown on the wall clock of the policy, not of the reader', () => {
    expect(formatInstant('2026-01-05T16:30:00Z', 'zh-CN', 'Asia/Shanghai')).toContain('00:30');
    expect(formatInstant('2026-01-05T16:30:00Z', 'zh-CN', 'Asia/Shanghai')).toContain('6日');
  });

  test('midnight is 00:00, not 24:00', () => {
    expect(formatInstant('2026-01-06T00:00:00+08:00', 'en', 'Asia/Shanghai')).toContain('00:00');
  });

  test('without a zone of the policy the one of the reader stands beside it', () => {
    const zoned = /GMT|UTC|[A-Z]{3,4}$/;
    expect(formatInstant('2026-01-06T00:00:00+08:00', 'en', undefined)).toMatch(zoned);
    expect(formatInstant('2026-01-06T00:00:00+08:00', 'en', 'Asia/Shanghai')).not.toMatch(zoned);
  });

  test('what is no instant is shown as it came', () => {
    expect(formatInstant('soon', 'en', 'Asia/Shanghai')).toBe('soon');
  });
});

describe('due times', () => {
  test('an end at midnight is the 24:00 of its last day', () => {
    expect(formatDue('2026-03-24T00:00:00+08:00', '2026-03-23', 'en', 'Asia/Shanghai')).toBe(
      'Mon, Mar 23, 2026 24:00',
    );
  });

  test('an end within its last day is shown with its hour', () => {
    const due = formatDue('2026-03-23T18:00:00+08:00', '2026-03-23', 'en', 'Asia/Shanghai');
    expect(due).toContain('Mar 23');
    expect(due).toContain('18:00');
  });
});

test('a share is a whole percentage', () => {
  expect(formatPercent(0.8, 'en')).toBe('80%');
});
