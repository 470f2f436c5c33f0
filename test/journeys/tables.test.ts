import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from '../kit/axe.js';
import { Console, goToLine, keepPicture, textOf } from './console.js';

let redress: Console;
beforeAll(async () => {
  redress = await Console.start();
});
afterAll(() => redress?.stop());

const TABLE =
  'tables: { bands: { title: { en: Bands of delay, zh-CN: 延误分档, zh-TW: 延誤級距 }, inputs: { late: { fact: flight.delayMinutes } }, ' +
  'outputs: { points: { type: integer } }, hit: first, rows: [{ id: short, when: { late: upTo 60 }, then: { points: 1 } }, ' +
  '{ id: long, when: { late: over 60 to 180 }, then: { points: 2 } }], otherwise: { points: 3 } } }';

test('a table that is written into a policy is shown as a grid, and the case beside it is decided', async () => {
  const { page, errors } = await redress.visit('/policies/airline');
  await page.getByLabel('The case that is decided').selectOption('our own delay is paid once, told or not');
  await goToLine(page, 'calendar: cn');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(TABLE);
  const grid = page.getByRole('region', { name: 'Bands of delay' });
  await page.getByRole('tab', { name: 'Tables', exact: true }).click();
  await expect.poll(() => textOf(grid)).toMatch(/short\s+≤ 60\s+1\s+long\s+61 – 180\s+2/);
  await expect.poll(() => textOf(grid)).toMatch(/otherwise\s+3/);
  await expect.poll(() => textOf(page.locator('section.beside'))).toContain('CNY 200.00');
  expect(await findBarriers(page)).toEqual([]);
  await keepPicture(page, 'policy-tables');
  expect(errors).toEqual([]);
});

test('a finding about cases shows one, which is decided beside the text when asked', async () => {
  const { page, errors } = await redress.visit('/policies/airline');
  await page.locator('.cm-content').first().waitFor();
  await goToLine(page, 'calendar: cn');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(
    TABLE.replace('hit: first', 'hit: unique').replace(/, otherwise: \{[^}]*\}/, ''),
  );
  await page.getByRole('tab', { name: 'Tables', exact: true }).click();
  const marked = page.getByRole('region', { name: 'Bands of delay' }).locator('tr.gap');
  await expect.poll(() => textOf(marked)).toMatch(/long\s+beside a gap\s+61 – 180/);
  expect(await findBarriers(page)).toEqual([]);
  await keepPicture(page, 'policy-tables-gap');
  await page.getByRole('tab', { name: 'Text', exact: true }).click();
  // Above 180 minutes there is no row.
  await page.getByText('A case that shows it: Minutes late at the destination: 181').waitFor();
  await page.getByRole('button', { name: 'Decide this case · table-gap' }).click();
  await page.getByRole('tab', { name: 'Case', exact: true }).click();
  const minutes = page
    .locator('section.beside')
    .getByLabel('Minutes late at the destination', { exact: true });
  await expect.poll(() => minutes.inputValue()).toBe('181');
  expect(await findBarriers(page)).toEqual([]);
  expect(errors).toEqual([]);
});
