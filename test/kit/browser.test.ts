import { expect, test } from 'vitest';
import { openBrowser } from './browser.js';

test(
  'Chinese text is drawn, not boxes: two characters differ on the canvas',
  { timeout: 120_000 },
  async () => {
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
      const drawings = await page.evaluate(() =>
        ['客', '退', '訴', '費'].map((character) => {
          const context = document.createElement('canvas').getContext('2d');
          if (context === null) throw new Error('no canvas');
          context.font = '40px sans-serif';
          context.fillText(character, 10, 60);
          return context.getImageData(0, 0, 80, 80).data.join();
        }),
      );
      expect(new Set(drawings).size).toBe(4);
    } finally {
      await browser.close();
    }
  },
);
