import { afterAll, beforeAll, expect, test } from 'vitest';
import { Console, keepPicture, textOf } from './console.js';

let redress: Console;
beforeAll(async () => {
  redress = await Console.start();
});
afterAll(() => redress?.stop());

// From Pudong it is 676 km to Taoyuan and 45 km to Hongqiao.
const source = `policy: airline
version: "2"
layer: industry
title: { en: Flights, zh-CN: 航班, zh-TW: 航班 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
datedBy: case.receivedAt
facts:
  from: { type: place, title: { en: From, zh-CN: 出发地, zh-TW: 出發地 } }
  to: { type: place, title: { en: To, zh-CN: 到达地, zh-TW: 到達地 } }
derive:
  way: { distance: [{ fact: from }, { fact: to }] }
classification:
  length:
    title: { en: Length of the way, zh-CN: 航程, zh-TW: 航程 }
    type:
      enum:
        long: { en: a long way, zh-CN: 远程, zh-TW: 遠程 }
        short: { en: a short way, zh-CN: 短程, zh-TW: 短程 }
    rules:
      - { id: far, when: { fact: way, operator: greaterThan, value: 600000 }, then: long }
    otherwise: short
tests:
  - name: to Taoyuan
    given: { receivedAt: 2026-03-02T10:00:00+08:00, facts: { from: PVG, to: TPE } }
    expect: { classification: { length: long } }
  - name: to Hongqiao
    given: { receivedAt: 2026-03-02T10:00:00+08:00, facts: { from: PVG, to: SHA } }
    expect: { classification: { length: short } }
`;

/** What the server decides of a flight by the version in force. */
async function lengthByServer(to: string): Promise<unknown> {
  const response = await fetch(`${redress.address}/v1/decide`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      policy: 'airline',
      case: { id: 'c', receivedAt: '2026-03-02T10:00:00+08:00', facts: { from: 'PVG', to } },
    }),
  });
  const { decision } = (await response.json()) as {
    decision: { classification: Readonly<Record<string, unknown>> };
  };
  return decision.classification['length'];
}

test('a draft that speaks of airports decides as the server will, and only then are they fetched', async () => {
  const { page, errors, context } = await redress.visit('/policies/airline', {
    permissions: ['clipboard-write', 'clipboard-read'],
  });
  let fetched = 0;
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/v1/airports') fetched += 1;
  });
  const beside = page.locator('section.beside');
  const sample = page.getByLabel('The case that is decided');
  await sample.selectOption('239 minutes bring no cash');
  await expect.poll(() => textOf(beside)).toContain('Classification');
  expect(fetched).toBe(0);

  await page.locator('.cm-content').first().focus();
  await page.keyboard.press('Control+a');
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.keyboard.press('Control+v');
  await sample.selectOption('to Taoyuan');
  await expect.poll(() => textOf(beside)).toContain('a long way');
  await sample.selectOption('to Hongqiao');
  await expect.poll(() => textOf(beside)).toContain('a short way');
  expect(fetched).toBe(1);
  await keepPicture(page, 'policy-airports');

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Why', { exact: true }).fill('by distance');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Version 2 is published.').waitFor();
  expect([await lengthByServer('TPE'), await lengthByServer('SHA')]).toEqual(['long', 'short']);
  expect(errors).toEqual([]);
});
