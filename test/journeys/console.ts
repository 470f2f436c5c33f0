import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../kit/browser.js';
import { cacheFolder } from '../kit/repository.js';
import { startServer, type RunningServer } from '../kit/server.js';

/** A browser and the built server, for the journeys of one file. */
export class Console {
  readonly #browser: Browser;
  readonly #server: RunningServer;

  private constructor(browser: Browser, server: RunningServer) {
    this.#browser = browser;
    this.#server = server;
  }

  static async start(): Promise<Console> {
    const [browser, server] = await Promise.all([openBrowser(), startServer()]);
    return new Console(browser, server);
  }

  /** Opens the first page as a new visitor. What the page logs as an error ends up in `errors`. */
  async visit(options: BrowserContextOptions = {}): Promise<{ page: Page; errors: string[] }> {
    const context = await this.#browser.newContext({
      locale: 'en-US',
      viewport: { width: 1440, height: 1000 },
      ...options,
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(this.#server.address);
    await page.getByRole('radio').first().waitFor();
    return { page, errors };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }
}

/** Keeps a picture of the whole page for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(cacheFolder, 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
