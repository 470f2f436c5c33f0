import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openBrowser } from '../kit/browser.js';
import { cacheFolder } from '../kit/repository.js';
import { startServer, type RunningServer } from '../kit/server.js';

/** A browser and the built server with an empty database, for the journeys of one file. */
export class Console {
  readonly #browser: Browser;
  readonly #server: RunningServer;
  readonly #data: string;

  private constructor(browser: Browser, server: RunningServer, data: string) {
    this.#browser = browser;
    this.#server = server;
    this.#data = data;
  }

  static async start(): Promise<Console> {
    const data = mkdtempSync(join(tmpdir(), 'redress-journey-'));
    const [browser, server] = await Promise.all([openBrowser(), startServer({ REDRESS_DATA: data })]);
    return new Console(browser, server, data);
  }

  get address(): string {
    return this.#server.address;
  }

  /** Opens a page as a new visitor. What the page logs as an error ends up in `errors`. */
  async visit(
    path = '/',
    options: BrowserContextOptions & { readonly language?: 'en' | 'zh-CN' | 'zh-TW' } = {},
  ): Promise<{ page: Page; errors: string[]; context: BrowserContext }> {
    const { language = 'en', ...others } = options;
    const context = await this.#browser.newContext({
      locale: 'en-US',
      viewport: { width: 1440, height: 1000 },
      ...others,
    });
    context.setDefaultTimeout(15_000);
    if (language !== 'en') {
      await context.addInitScript((locale) => {
        if (localStorage.getItem('redress.locale') === null) localStorage.setItem('redress.locale', locale);
      }, language);
    }
    const { page, errors } = await this.open(context, path);
    return { page, errors, context };
  }

  /** A further page of the same visitor. */
  async open(context: BrowserContext, path: string): Promise<{ page: Page; errors: string[] }> {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${this.address}${path}`);
    await page.getByRole('combobox').first().waitFor();
    return { page, errors };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    rmSync(this.#data, { recursive: true, force: true });
  }
}

/** Takes over a test of the policy as the case on the desk of the decide page. */
export async function takeSample(page: Page, name: string): Promise<void> {
  await page.getByRole('tab').nth(1).click();
  await page.getByRole('tabpanel').getByRole('searchbox').fill(name);
  await page.getByRole('tabpanel').getByRole('button').first().click();
  await page.getByRole('tab').nth(0).click();
}

/** Puts the cursor of the editor at the end of the line `below` the first one that holds `words`. */
export async function goToLine(page: Page, words: string, below = 0): Promise<void> {
  await page.locator('.cm-content').first().focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  // The first key only lets go of what was found.
  await page.keyboard.press('End');
  for (let line = 0; line < below; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

/** Takes back as many letters as `from` has before the cursor and types `to`. */
export async function retype(page: Page, from: string, to: string): Promise<void> {
  for (let letter = 0; letter < from.length; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.type(to);
}

/** What people read there; amounts hold spaces that do not break. */
export async function textOf(part: Locator): Promise<string> {
  return (await part.innerText()).replaceAll('\u00a0', ' ');
}

/** Keeps a picture of the whole page for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(cacheFolder, 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
