import type { Locale } from '@redress/policy';

// Stand in for the engine's words in three languages in the worker (vite.config.ts): they are a tenth of its weight, and
// a reader has one language. Filled when the first decision is asked for in it.
export const en = {};
export const zhCN = {};
export const zhTW = {};

const loads: Readonly<Record<Locale, () => Promise<void>>> = {
  en: async () => void Object.assign(en, (await import('@redress/engine/words/en')).en),
  'zh-CN': async () => void Object.assign(zhCN, (await import('@redress/engine/words/zh-CN')).zhCN),
  'zh-TW': async () => void Object.assign(zhTW, (await import('@redress/engine/words/zh-TW')).zhTW),
};

/** Has the words of a language, fetched once. */
export async function wordsIn(locale: Locale): Promise<void> {
  await loads[locale]();
}
