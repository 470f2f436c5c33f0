import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Locale } from '@redress/api/contract';
import { Language } from '../i18n/language.svelte.js';
import { changeText } from './change-text.js';
import type { Change } from './changes.js';
import { Names } from './names.js';

const title = (en: string, zh: string) => ({ title: { en, 'zh-CN': zh } });
const labels = {
  facts: {},
  fields: {
    'class.severity': { ...title('Severity', '严重程度'), values: { high: { en: 'high', 'zh-CN': '严重' } } },
    'route.line': {
      ...title('Line', '专线'),
      values: { 'care-line': { en: 'care line', 'zh-CN': '关怀专线' } },
    },
  },
  items: {
    cash: { en: 'Cash', 'zh-CN': '现金' },
    register: { en: 'Registration', 'zh-CN': '登记' },
    late: { en: 'told too late', 'zh-CN': '告知过晚' },
    limit: { en: 'above the limit', 'zh-CN': '超出限额' },
  },
  notices: { answer: { en: 'Our answer', 'zh-CN': '答复' } },
  parties: {},
};

beforeEach(() => vi.stubGlobal('navigator', { languages: ['en'] }));
afterEach(() => vi.unstubAllGlobals());

async function said(change: Change, locale: Locale = 'en'): Promise<readonly [string, string, string]> {
  const language = await Language.open();
  await language.choose(locale);
  const names = new Names(labels, locale, language.messages.parties);
  const text = changeText(change, names, language, 'Asia/Shanghai');
  const plain = (words: string) => words.replaceAll('\u00a0', ' ');
  return [plain(text.title), plain(text.before), plain(text.after)];
}

const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('a field', () => {
  test('is told by its title and values, in the language of the reader', async () => {
    const change: Change = { kind: 'class', id: 'severity', before: 'low', after: 'high' };
    expect(await said(change)).toEqual(['Severity', 'low', 'high']);
    expect(await said(change, 'zh-CN')).toEqual(['严重程度', 'low', '严重']);
  });

  test('that was not there, or is none, says which of the two', async () => {
    expect(await said({ kind: 'route', id: 'line', after: 'care-line' })).toEqual(['Line', '–', 'care line']);
    expect(await said({ kind: 'route', id: 'line', before: 'care-line', after: null })).toEqual([
      'Line',
      'care line',
      'none',
    ]);
  });

  test('may be yes or no, a number, an amount', async () => {
    const value = async (before: unknown, after: unknown) =>
      (await said({ kind: 'class', id: 'severity', before, after })).slice(1);
    expect(await value(true, false)).toEqual(['yes', 'no']);
    expect(await value(1200, 0)).toEqual(['1,200', '0']);
    expect(await value(cny('8000.00'), cny('0.50'))).toEqual(['CNY 8,000.00', 'CNY 0.50']);
  });

  test('of shares names who bears how much', async () => {
    expect(
      await said({
        kind: 'responsibility',
        id: 'shares',
        before: { airline: 100 },
        after: { airline: 70, passenger: 30 },
      }),
    ).toEqual(['Shares', 'the airline 100%', 'the airline 70% · the passenger 30%']);
  });
});

describe('a remedy', () => {
  test('tells state, amount and when it is due on the clock of the policy', async () => {
    const before = { state: 'owed', total: cny('200.00') };
    const after = { ...before, total: cny('350.00'), due: '2026-03-09T10:00:00Z' };
    const [name, was, is] = await said({ kind: 'remedy', id: 'cash', before, after });
    expect([name, was]).toEqual(['Cash', 'owed · CNY 200.00']);
    // Ten o'clock in Greenwich is six in the evening in Shanghai.
    expect(is).toMatch(/^owed · CNY 350\.00 · .*(18:00|6:00\sPM)/);
  });

  test('without a certain amount tells between what it lies, or from where on', async () => {
    const before = { state: 'possible', totalMin: cny('0.00'), totalMax: cny('500.00') };
    const after = { state: 'possible', totalMin: cny('100.00') };
    expect(await said({ kind: 'remedy', id: 'cash', before, after })).toEqual([
      'Cash',
      'possible · CNY 0.00 to CNY 500.00',
      'possible · CNY 100.00 or more',
    ]);
  });

  test('that is refused tells by which rule, or that another takes its place', async () => {
    const change: Change = { kind: 'denied', id: 'cash', before: 'late', after: 'stack.money' };
    expect(await said(change)).toEqual([
      'Cash',
      'told too late',
      'Another remedy of the same kind takes its place.',
    ]);
  });
});

describe('the rest', () => {
  test('a stage tells when it is due and who has it', async () => {
    const [name, before, after] = await said({
      kind: 'stage',
      id: 'register',
      before: { due: null, owner: 'care-line' },
      after: { due: '2026-03-03T02:00:00Z', owner: 'manager' },
    });
    expect([name, before]).toEqual(['Registration', 'open · care line']);
    expect(after).toMatch(/10:00.* · manager$/);
  });

  test('an approval tells by whom', async () => {
    const change: Change = { kind: 'approval', id: 'limit', after: 'supervisor' };
    expect(await said(change)).toEqual(['above the limit', '–', 'supervisor']);
    expect((await said({ kind: 'approval', id: 'limit', before: 'manager' }, 'zh-CN'))[0]).toBe('超出限额');
  });

  test('a total tells its basis and amount, certain or not', async () => {
    const change: Change = {
      kind: 'total',
      id: 'goodwill CNY',
      before: { ...cny('200.00'), min: '200.00', max: '200.00' },
      after: { currency: 'CNY', min: '200.00', max: null },
    };
    expect(await said(change)).toEqual(['goodwill', 'CNY 200.00', 'CNY 200.00 or more']);
    expect((await said({ ...change, after: { currency: 'CNY', min: '0.00', max: '90.00' } }))[2]).toBe(
      'CNY 0.00 to CNY 90.00',
    );
  });

  test('a letter tells only the lines that the other one does not have', async () => {
    const change: Change = {
      kind: 'letter',
      id: 'answer',
      before: 'Dear\n200\nYours',
      after: 'Dear\n350\nYours',
    };
    expect(await said(change)).toEqual(['Our answer', '200', '350']);
    expect((await said({ kind: 'letter', id: 'answer', after: 'Dear\n350' }))[2]).toBe('Dear\n350');
  });
});
