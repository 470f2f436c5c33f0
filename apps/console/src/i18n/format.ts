import type { Locale } from '@redress/api/contract';

/** An instant (ISO 8601 text) as people write it, on the wall clock of `zone`; the text itself if it is none. */
export function formatInstant(instant: string, locale: Locale, zone: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(time);
}

/** An amount given as a decimal text, exact to the last digit; units that are no currency stand behind it. */
export function formatMoney(amount: string, currency: string, locale: Locale): string {
  if (!isDecimal(amount)) return `${amount} ${currency}`;
  const fractionDigits = amount.split('.')[1]?.length ?? 0;
  const digits = { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
  return /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        ...digits,
      }).format(amount)
    : `${new Intl.NumberFormat(locale, digits).format(amount)} ${currency}`;
}

export function formatPercent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
