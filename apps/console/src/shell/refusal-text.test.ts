import { describe, expect, it } from 'vitest';
import { refusals as en } from '../i18n/messages/refusals/en.js';
import { refusals as zhCN } from '../i18n/messages/refusals/zh-CN.js';
import { refusals as zhTW } from '../i18n/messages/refusals/zh-TW.js';
import { refusalText } from './refusal-text.js';

describe('refusalText', () => {
  it('says the cause before the problem it caused', () => {
    const said = refusalText(
      ['zone-unknown', 'case-refused'],
      '`zones` of `incidentAt`: `Mars/Olympus` is no zone',
      zhTW,
    );
    expect(said).toEqual({
      text: zhTW['zone-unknown'],
      particulars: ['zones', 'incidentAt', 'Mars/Olympus'],
    });
  });

  it('says the problem when the cause has no words', () => {
    expect(refusalText(['from-a-newer-engine', 'case-refused'], 'x', zhCN).text).toBe(zhCN['case-refused']);
  });

  it('leaves a code from a newer server, or a name every object has, to its own words', () => {
    expect(refusalText(['from-a-newer-server'], 'the moon is full', zhCN)).toEqual({
      text: undefined,
      particulars: [],
    });
    expect(refusalText(['constructor'], 'x', en).text).toBeUndefined();
  });
});

/** The page's own names and what is to be typed as it stands. */
const typed =
  /"[^"]*"|（"[^"]*"）|\b(?:MB|CNY|TWD|ISO 4217|Asia\/\w+|airports\.json|configs)\b|“policy:”|「policy:」|\b(?:facts|settled|zones|base|quote|date|rate|source)\b|\{.*\}|T\d\d/g;

describe.each([
  { locale: 'zh-CN', words: zhCN, foreign: /[個這麼時間與為說寫無聲鍵條項檔請處]|用户|客訴/ },
  {
    locale: 'zh-TW',
    words: zhTW,
    foreign: /[们个这么时间与为说写无声键条项请处]|投訴|服務器|字段|文件夾|退款|信息|日志|保存為/,
  },
])('refusals in $locale', ({ words, foreign }) => {
  it.each(Object.entries(words))(
    '%s: says what is wrong and what to do, in its own characters',
    (code, text) => {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).toMatch(/[。：]$/u);
      expect(text.replace(typed, '')).not.toMatch(/[A-Za-z]{2,}/);
      expect(text).not.toMatch(foreign);
      expect(Object.keys(en)).toContain(code);
    },
  );

  it('has words for exactly the codes that English has', () => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(en).toSorted());
  });
});
