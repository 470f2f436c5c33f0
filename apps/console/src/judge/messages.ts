import type { Locale } from '@redress/api/contract';
import type { Messages } from '@redress/engine/explain';

/** The words of explanations and letters in one language, fetched when it is first spoken. */
export const messagesIn: Readonly<Record<Locale, () => Promise<Messages>>> = {
  en: async () => (await import('@redress/engine/messages/en')).en,
  'zh-CN': async () => (await import('@redress/engine/messages/zh-CN')).zhCN,
  'zh-TW': async () => (await import('@redress/engine/messages/zh-TW')).zhTW,
};
