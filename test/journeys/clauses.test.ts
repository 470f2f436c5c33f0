import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from '../kit/axe.js';
import { Console, keepPicture, textOf } from './console.js';

let redress: Console;
beforeAll(async () => {
  redress = await Console.start();
});
afterAll(() => redress?.stop());

test('a clause is found by its words and opens on what applies it and what tests it', async () => {
  const { page, errors } = await redress.visit('/clauses');
  await page.getByRole('searchbox').fill('AIR-06');
  await expect.poll(() => textOf(page.getByRole('status'))).toMatch(/^1 of \d+ clauses$/);
  const entry = page.locator('main li', { hasText: 'AIR-06' }).first();
  await entry.getByText('AIR-06').click();
  // procedures.md AIR-06: repair cost plus flight voucher.
  await entry.getByText('values.damageVoucher').waitFor();
  expect(await entry.getByRole('link', { name: 'airline' }).first().getAttribute('href')).toBe(
    '/policies/airline',
  );
  await page.getByRole('searchbox').fill('');
  await page.getByLabel('Procedure or law').selectOption({ label: 'Tourism company' });
  await page.getByRole('searchbox').fill('within one hour');
  await expect.poll(() => textOf(page.locator('main ul').first())).toContain('TOU-06');
  expect(errors).toEqual([]);
});

test('from the keyboard, and nothing left out is said so', async () => {
  const { page, errors } = await redress.visit('/');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Clauses' }).press('Enter');
  await page.getByLabel('Procedure or law').selectOption({ label: 'Airline' });
  await page.getByRole('checkbox').press('Space');
  await page.getByText('every clause that binds a policy is applied and tested').waitFor();
  expect(errors).toEqual([]);
});

describe('axe finds nothing', () => {
  test.each([
    { width: 1440, colorScheme: 'light', language: 'en' },
    { width: 390, colorScheme: 'light', language: 'zh-CN' },
    { width: 1440, colorScheme: 'dark', language: 'zh-TW' },
    { width: 390, colorScheme: 'dark', language: 'en' },
  ] as const)('$colorScheme, $width px wide, $language', async ({ width, colorScheme, language }) => {
    const { page, errors } = await redress.visit('/clauses', {
      viewport: { width, height: 900 },
      colorScheme,
      language,
    });
    await page.locator('summary').first().click();
    await page.locator('.inside').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    // Nothing stands beside the page.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await keepPicture(page, `clauses-${width}-${colorScheme}-${language}`);
    expect(errors).toEqual([]);
  });
});
