import type { Locale } from '@redress/policy';
import { en } from './en.js';
import type { Messages } from './messages.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

/** All languages, for who can hold them all; a page fetches the one it speaks (`@redress/engine/messages/…`). */
export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
