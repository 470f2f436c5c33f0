import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from '../kit/axe.js';
import { Console, goToLine, keepPicture, retype } from './console.js';

let redress: Console;
beforeAll(async () => {
  redress = await Console.start();
});
afterAll(() => redress?.stop());

/** Each begins from the version the one before has published; none of them has changed a rule. */
const admins = [
  {
    language: 'en',
    words: {
      publish: 'Publish',
      why: 'Why',
      published: 'Version 2 is published.',
      alike: 'It decides every case like version 1.',
      versions: /Versions/,
      mark: 'decides like version 1',
    },
  },
  {
    language: 'zh-CN',
    words: {
      publish: '发布',
      why: '修改原因',
      published: '第 3 版已发布。',
      alike: '每宗投诉的处理结果都与第 1 版相同。',
      versions: /版本/,
      mark: '处理结果同第 1 版',
    },
  },
  {
    language: 'zh-TW',
    words: {
      publish: '發布',
      why: '修改原因',
      published: '第 4 版已發布。',
      alike: '每件案件的處理結果都與第 1 版相同。',
      versions: /版本/,
      mark: '處理結果同第 1 版',
    },
  },
] as const;

describe('the admin changes titles alone', () => {
  test.for(admins)('and reads which version decides alike ($language)', async ({ language, words }) => {
    const { page, errors } = await redress.visit('/policies/airline', { language });
    await goToLine(page, 'title: { en: Airline complaints');
    await retype(page, ' }', ` ${language} }`);
    await page.getByRole('button', { name: words.publish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.why, { exact: true }).fill(language);
    await dialog.getByRole('button', { name: words.publish, exact: true }).click();
    const notice = page.getByRole('status').filter({ hasText: words.published });
    await notice.getByText(words.alike).waitFor();
    await page.getByRole('tab', { name: words.versions }).click();
    const marked = page.getByRole('listitem').filter({ hasText: language }).first();
    await marked.getByText(words.mark).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await keepPicture(page, `policy-alike-${language}`);
    expect(errors).toEqual([]);
  });
});
