import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { findBarriers } from '../kit/axe.js';
import { Console, keepPicture } from './console.js';

let redress: Console;
beforeAll(async () => {
  redress = await Console.start();
});
afterAll(() => redress?.stop());

const baggageLost = 'lost baggage is urgent, goes to the care line and to three departments together';

async function chooseAirline(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /Airline complaints/ }).check();
}

async function decideSample(page: Page): Promise<void> {
  await chooseAirline(page);
  await page.getByRole('button', { name: baggageLost }).click();
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.getByRole('status').waitFor();
}

describe('someone tries what runs here', () => {
  test('the page says which policies run, and a sample is decided in three languages', async () => {
    const { page, errors } = await redress.visit();
    expect(await page.getByRole('radio', { name: /Tourism|Airline/ }).count()).toBe(2);

    await decideSample(page);
    const decision = page.locator('#decision');
    // AIR-13: lost baggage is urgent; AIR-04: ground, baggage centre and customer service look into it together.
    await expect.poll(() => decision.innerText()).toContain('lost baggage');
    expect(await decision.innerText()).toMatch(/urgent/i);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Decision');
    await keepPicture(page, 'decide-en');

    await page.getByRole('radio', { name: '简体中文' }).check();
    await expect.poll(() => decision.innerText()).toContain('行李丢失');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await expect.poll(() => decision.innerText()).toContain('尊敬的旅客');
    await keepPicture(page, 'decide-zh-CN');

    await page.getByRole('radio', { name: '繁體中文' }).check();
    await expect.poll(() => decision.innerText()).toContain('行李遺失');
    await expect.poll(() => decision.innerText()).toContain('親愛的旅客您好');
    await keepPicture(page, 'decide-zh-TW');
    expect(errors).toEqual([]);
  });

  test('the chosen language is still there after a reload', async () => {
    const { page } = await redress.visit();
    await page.getByRole('radio', { name: '繁體中文' }).check();
    await page.reload();
    await page.getByRole('heading', { name: '目前的規則' }).waitFor();
  });

  test('the reasons open down to rule and fact', async () => {
    const { page } = await redress.visit();
    await decideSample(page);
    await page.getByText('Reasons', { exact: true }).click();
    const reasons = page.locator('details', { hasText: 'Reasons' }).first();
    for (let depth = 0; depth < 3; depth++) {
      const closed = reasons.locator('details:not([open]) > summary:visible').first();
      if ((await closed.count()) > 0) await closed.click();
    }
    expect(await reasons.innerText()).toContain('AIR-');
    await keepPicture(page, 'reasons');
  });

  test('everything can be done from the keyboard', async () => {
    const { page } = await redress.visit();
    await chooseAirline(page);
    await page.getByRole('button', { name: baggageLost }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox').focus();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('#decision').innerText()).toContain('lost baggage');
  });

  test('a changed case is marked as newer than the decision', async () => {
    const { page } = await redress.visit();
    await decideSample(page);
    await page.getByRole('textbox').fill('{ "facts": {} }');
    await page.getByText('The case was changed after this decision.').waitFor();
  });
});

describe('someone makes a mistake', () => {
  test('broken JSON is answered with its place and what to do, and the case stays', async () => {
    const { page } = await redress.visit();
    const broken = '{\n  "facts": { "complaint.topic": delay }\n}';
    await page.getByRole('textbox').fill(broken);
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).toContain('Line 2, column 33');
    expect(await alert.innerText()).toContain('double quotes');
    expect(await page.getByRole('textbox').inputValue()).toBe(broken);
    expect(await page.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    await keepPicture(page, 'broken-json');

    await page.getByRole('radio', { name: '简体中文' }).check();
    expect(await alert.innerText()).toContain('第 2 行，第 33 列');
  });

  test('a case without its moment is answered with what to add', async () => {
    const { page } = await redress.visit();
    await page.getByRole('textbox').fill('{ "facts": {} }');
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('"receivedAt"');
  });
});

describe('the server goes away', () => {
  test('the page says so, keeps the case, and goes on when it is back', async () => {
    const { page } = await redress.visit();
    await chooseAirline(page);
    await page.getByRole('button', { name: baggageLost }).click();
    await page.route('**/v1/decide', (route) => route.abort());
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('The server does not answer');
    expect(await page.getByRole('textbox').inputValue()).toContain('baggage-lost');

    await page.unroute('**/v1/decide');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.locator('#decision').innerText()).toContain('lost baggage');
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('axe finds nothing', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`${colorScheme}, ${width} px wide, before and after a decision and with everything open`, async () => {
        const { page } = await redress.visit({ colorScheme, viewport: { width, height: 900 } });
        expect(await findBarriers(page)).toEqual([]);
        await decideSample(page);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        expect(await findBarriers(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await keepPicture(page, `${colorScheme}-${width}`);
      });
    }
  }
});
