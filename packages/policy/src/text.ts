export const LOCALES = ['en', 'zh-CN', 'zh-TW'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in the three languages; a missing one is a finding (`translation-missing`) and English stands in. */
export type Text = { readonly [L in Locale]?: string };
