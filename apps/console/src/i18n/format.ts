import type { Locale } from '@redress/api/contract';

/**
 * An instant (ISO 8601 text) as people write it, on the wall clock of `zone`, or of the reader and with its
 * zone without one; the text itself if it is none.
 */
export function formatInstant(instant: string, locale: Locale, zone: string | undefined): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return dateFormat(locale, {
    ...day,
    ...clock,
    ...(zone === undefined ? { timeZoneName: 'short' } : { timeZone: zone }),
  }).format(time);
}

/**
 * A due time as people write it: an end at midnight belongs to the day before, `lastDay` (`YYYY-MM-DD`), and is
 * shown as its 24:00.
 */
export function formatDue(due: string, lastDay: string | null, locale: Locale, zone: string): string {
  const isMidnight = lastDay !== null && localDate(due, zone) > lastDay;
  if (!isMidnight) return formatInstant(due, locale, zone);
  return `${formatDay(lastDay, locale)} 24:00`;
}

/** A day (`YYYY-MM-DD`) as people write it. */
export function formatDay(date: string, locale: Locale): string {
  return dateFormat(locale, { ...day, timeZone: 'UTC' }).format(Date.parse(date));
}

const day = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;

function localDate(instant: string, zone: string): string {
  return dateFormat('sv-SE', { timeZone: zone }).format(Date.parse(instant));
}

/** How a language says an amount of a currency, by its code. */
export type CurrencyWords = Readonly<Record<string, (amount: string) => string>>;

/**
 * An amount given as a decimal text, exact to the last digit, as `words` say it; a currency without words by its code;
 * units that are no currency stand behind it.
 */
export function formatMoney(
  amount: string,
  currency: string,
  locale: Locale,
  words: CurrencyWords = {},
): string {
  if (!isDecimal(amount)) return `${amount} ${currency}`;
  const fractionDigits = amount.split('.')[1]?.length ?? 0;
  const digits = { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
  const said = words[currency];
  if (said !== undefined) return said(numberFormat(locale, digits).format(amount));
  return /^[A-Z]{3}$/.test(currency)
    ? numberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        ...digits,
      }).format(amount)
    : `${numberFormat(locale, digits).format(amount)} ${currency}`;
}

export function formatPercent(share: number, locale: Locale): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Making a format takes a hundred times as long as using it, and a decision shows dozens of times and amounts. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, format);
  return format;
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format;
}
