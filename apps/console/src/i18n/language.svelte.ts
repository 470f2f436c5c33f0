import { createContext } from 'svelte';
import type { Locale, Period, Text } from '@redress/api/contract';
import { formatDay, formatDue, formatInstant, formatMoney, formatPercent } from './format.js';
import { chooseLocale, locales, pickText } from './locale.js';
import type { Messages } from './messages/en.js';

/** Each reader fetches one language. */
const catalogue: Readonly<Record<Locale, () => Promise<Messages>>> = {
  en: async () => (await import('./messages/en.js')).en,
  'zh-CN': async () => (await import('./messages/zh-CN.js')).zhCN,
  'zh-TW': async () => (await import('./messages/zh-TW.js')).zhTW,
};
const storageKey = 'redress.locale';

/** The reader's language: chosen by the browser's preferences until the reader chooses, then remembered. */
export class Language {
  #locale: Locale = $state('en');
  #messages: Messages;

  private constructor(locale: Locale, messages: Messages) {
    this.#locale = locale;
    this.#messages = $state.raw(messages);
  }

  static async open(): Promise<Language> {
    const locale = readChoice() ?? chooseLocale(navigator.languages);
    return new Language(locale, await catalogue[locale]());
  }

  get locale(): Locale {
    return this.#locale;
  }

  get messages(): Messages {
    return this.#messages;
  }

  async choose(locale: Locale): Promise<void> {
    this.#messages = await catalogue[locale]();
    this.#locale = locale;
    rememberChoice(locale);
  }

  text(text: Text | undefined): string | undefined {
    return pickText(text, this.#locale);
  }

  instant(instant: string, zone: string): string {
    return formatInstant(instant, this.#locale, zone);
  }

  /** When something happened here, on the reader's own clock. */
  moment(instant: string): string {
    return formatInstant(instant, this.#locale, undefined);
  }

  due(due: string, lastDay: string | null | undefined, zone: string): string {
    return formatDue(due, lastDay ?? null, this.#locale, zone);
  }

  /** Periods of days, as in “from … to …”; the end of each is the last day that still belongs to it. */
  days(periods: readonly Period[]): string {
    const { always, from: since, until, between, and } = this.#messages.days;
    const day = (date: string) => formatDay(date, this.#locale);
    const words = periods.map(({ from, to }) => {
      const last = to === null ? undefined : day(dayBefore(to));
      if (from === null) return last === undefined ? always : until(last);
      return last === undefined ? since(day(from)) : between(day(from), last);
    });
    return words.join(and);
  }

  money(amount: string, currency: string): string {
    return formatMoney(amount, currency, this.#locale, this.#messages.currencies);
  }

  percent(share: number): string {
    return formatPercent(share, this.#locale);
  }
}

export const [getLanguage, setLanguage] = createContext<Language>();

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 24 * 3_600_000).toISOString().slice(0, 10);
}

/** Storage may be closed to a page; then the choice lasts as long as the page. */
function readChoice(): Locale | undefined {
  try {
    const stored = localStorage.getItem(storageKey);
    return locales.find(({ id }) => id === stored)?.id;
  } catch {
    return undefined;
  }
}

function rememberChoice(locale: Locale): void {
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    return;
  }
}
