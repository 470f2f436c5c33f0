import type { Locale } from '@redress/api/contract';
import type { Wordings } from '@redress/policy';

/** Fetched when a page with findings is first read in that language; English comes with the findings themselves. */
const sources: Readonly<Record<Locale, () => Promise<Wordings | undefined>>> = {
  en: async () => undefined,
  'zh-CN': async () => (await import('@redress/policy/wordings/zh-CN')).zhCN,
  'zh-TW': async () => (await import('@redress/policy/wordings/zh-TW')).zhTW,
};

/** The words for findings in the reader's language. */
export class FindingWords {
  #wordings = $state.raw<Wordings>();
  #locale: Locale = 'en';

  /** Undefined for English, and until they have come. */
  get wordings(): Wordings | undefined {
    return this.#wordings;
  }

  /** Without the words, should they not come, findings stay English. */
  async speak(locale: Locale): Promise<void> {
    this.#locale = locale;
    const wordings = await sources[locale]().catch(() => undefined);
    if (this.#locale === locale) this.#wordings = wordings;
  }
}
