import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';
import { Console } from './console.js';

const folder = join(repositoryRoot, 'apps/console/screenshots');

/** Takes the pictures of the READMEs from the running product: `pnpm --dir test run pictures`, after a build. */
async function takePictures(): Promise<void> {
  const redress = await Console.start();
  try {
    for (const { name, language, colorScheme } of [
      { name: 'decide-en-light', language: 'English', colorScheme: 'light' },
      { name: 'decide-zh-TW-dark', language: '繁體中文', colorScheme: 'dark' },
    ] as const) {
      const { page } = await redress.visit({ colorScheme, viewport: { width: 1440, height: 1560 } });
      await page.getByRole('radio', { name: /Airline complaints/ }).check();
      await page.getByRole('button', { name: /^lost baggage is urgent/ }).click();
      await page.getByRole('button', { name: 'Decide', exact: true }).click();
      await page.getByRole('status').waitFor();
      await page.getByRole('radio', { name: language }).check();
      await page.evaluate(() => document.fonts.ready.then(() => window.scrollTo(0, 0)));
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
  } finally {
    await redress.stop();
  }
}

await takePictures();
