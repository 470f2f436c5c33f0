import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';
import { Console, goToLine, retype, takeSample } from './console.js';

const folder = join(repositoryRoot, 'apps/console/screenshots');

/** Takes the pictures of the READMEs from the running product: `pnpm --dir test run pictures`, after a build. */
async function takePictures(): Promise<void> {
  const redress = await Console.start();
  try {
    for (const { name, language, colorScheme } of [
      { name: 'decide-en-light', language: 'en', colorScheme: 'light' },
      { name: 'decide-zh-TW-dark', language: 'zh-TW', colorScheme: 'dark' },
    ] as const) {
      const options = { language, colorScheme, viewport: { width: 1440, height: 1560 } } as const;
      const { page } = await redress.visit('/decide/airline', options);
      await takeSample(page, 'lost baggage is urgent');
      await page.locator('#decision article').first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => window.scrollTo(0, 0)));
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
    for (const { name, language, colorScheme } of [
      { name: 'policy-en-light', language: 'en', colorScheme: 'light' },
      { name: 'policy-zh-CN-dark', language: 'zh-CN', colorScheme: 'dark' },
    ] as const) {
      const options = { language, colorScheme, viewport: { width: 1440, height: 1000 } } as const;
      const { page } = await redress.visit('/policies/airline', options);
      await page
        .locator('section.beside')
        .getByRole('combobox')
        .selectOption('our own delay is paid once, told or not');
      await goToLine(page, 'delayCash:', 1);
      await retype(page, '200', '350');
      await page.locator('section.beside ins', { hasText: '350' }).first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => window.scrollTo(0, 0)));
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
  } finally {
    await redress.stop();
  }
}

await takePictures();
