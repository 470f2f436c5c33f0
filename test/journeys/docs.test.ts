import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from '../kit/axe.js';
import { openBrowser } from '../kit/browser.js';
import { startServer, type RunningServer } from '../kit/server.js';
import { keepPicture } from './console.js';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The page of the documentation, the addresses it asked for, and what it logged as an error. */
async function open(): Promise<{ page: Page; asked: string[]; errors: string[] }> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 1000 } });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${server.address}/docs`);
  await page.locator('.opblock').first().waitFor();
  return { page, asked, errors };
}

/** Sends the request of an operation as the page proposes it, and gives what it shows of the answer. */
async function tryOut(page: Page, id: string): Promise<{ status: string; body: string }> {
  const operation = page.locator(`#operations-${id}`);
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  await operation.getByRole('button', { name: 'Execute' }).click();
  const answer = operation.locator('.live-responses-table .response');
  await answer.waitFor();
  return {
    status: (await answer.locator('.response-col_status').innerText()).trim(),
    body: await answer.locator('.highlight-code pre').first().innerText(),
  };
}

describe('someone reads the documentation of the API', () => {
  test('every operation is there, and no request leaves the host', async () => {
    const { page, asked, errors } = await open();
    const { paths } = (await (await fetch(`${server.address}/openapi.json`)).json()) as {
      paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const shown = await page.locator('.opblock-summary').evaluateAll((summaries) =>
      summaries.map((summary) => {
        const method = summary.querySelector('.opblock-summary-method')?.textContent ?? '';
        return `${method} ${summary.querySelector('[data-path]')?.getAttribute('data-path') ?? ''}`;
      }),
    );
    expect(shown.toSorted()).toEqual(documented.toSorted());
    await page.getByText('There is no such policy').first().waitFor();
    expect(asked.filter((address) => !address.startsWith(`${server.address}/`))).toEqual([]);
    expect(errors).toEqual([]);
    await keepPicture(page, 'docs');
  });

  test('what it proposes to send is answered as it stands', async () => {
    const { page, asked, errors } = await open();
    const decided = await tryOut(page, 'decide-post_v1_decide');
    expect(decided.status).toBe('200');
    // AIR-13: lost baggage is urgent.
    expect(decided.body).toMatch(/"topic": "baggage-lost"[\s\S]*"urgency": "urgent"/);
    const stored = await tryOut(page, 'cases-post_v1_cases');
    expect([stored.status, JSON.parse(stored.body)]).toMatchObject(['201', { case: { id: 'c-1001' } }]);
    expect((await tryOut(page, 'time-post_v1_due')).status).toBe('200');
    expect((await tryOut(page, 'time-post_v1_elapsed')).status).toBe('200');
    expect(asked.filter((address) => !address.startsWith(`${server.address}/`))).toEqual([]);
    expect(errors).toEqual([]);
    await keepPicture(page, 'docs-answered');
  });

  // What stands in the page is drawn by Swagger UI; its own barriers are not ours to mend.
  test('axe finds nothing in the page around it', async () => {
    const { page } = await open();
    const barriers = await findBarriers(page);
    expect(barriers.filter((barrier) => /^(?:document|html|landmark|meta|page)-/.test(barrier))).toEqual([]);
  });
});
