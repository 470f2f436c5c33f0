import type { Locale, Text } from '@redress/api/contract';

/** The languages of the console, each named in itself. */
export const locales: readonly { readonly id: Locale; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'zh-CN', name: '简体中文' },
  { id: 'zh-TW', name: '繁體中文' },
];

/** The language that serves a reader of `preferred` (BCP 47 tags, best first); English if none does. */
export function chooseLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const [language = '', ...subtags] = tag.toLowerCase().split(/[-_]/);
    if (language === 'en') return 'en';
    if (language === 'zh') return subtags.some((part) => traditional.has(part)) ? 'zh-TW' : 'zh-CN';
  }
  return 'en';
}

const traditional = new Set(['hant', 'tw', 'hk', 'mo']);

/** The text in `locale`; English, then any other language, stands in for one that is missing. */
export function pickText(text: Text | undefined, locale: Locale): string | undefined {
  return text?.[locale] ?? text?.en ?? text?.['zh-CN'] ?? text?.['zh-TW'];
}
