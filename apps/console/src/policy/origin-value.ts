import type { Locale } from '@redress/api/contract';
import type { Origin } from '@redress/policy';

type Value = NonNullable<Origin['value']> | null;

/** What writes a value for a reader. */
export interface ValueWriter {
  readonly locale: Locale;
  readonly separator: string;
  /** Of an amount that names none. */
  readonly currency: string | undefined;
  readonly money: (amount: string, currency: string) => string;
}

/**
 * A value of a policy as its reader would say it: an amount with its currency, a title in the reader's language, a declared
 * value by the value, a list of plain ones in a row; as JSON only what is none of these.
 */
export function originValueText(value: Value, writer: ValueWriter): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value))
    return value.every((one) => typeof one !== 'object' || one === null)
      ? value.map(String).join(writer.separator)
      : JSON.stringify(value);
  const { amount, currency, value: dated, title } = value;
  if (typeof currency === 'string' && (typeof amount === 'string' || typeof amount === 'number'))
    return writer.money(String(amount), currency);
  const own = textIn(value, writer.locale);
  if (own !== undefined) return own;
  if (dated !== undefined) return originValueText(dated, writer);
  if (value.money !== undefined) return moneyText(value.money, writer);
  for (const type of PLAIN_TYPES) {
    const plain = value[type];
    if (plain !== undefined && typeof plain !== 'object')
      return String(plain) + (type === 'percent' ? ' %' : '');
  }
  const titled = typeof title === 'string' ? title : textIn(title, writer.locale);
  return titled ?? JSON.stringify(value);
}

/** Under which a declared value stands, beside `money`. */
const PLAIN_TYPES = ['boolean', 'integer', 'decimal', 'percent', 'date', 'duration', 'text'] as const;

function moneyText(money: Value, writer: ValueWriter): string {
  const isBare = typeof money === 'number' || (typeof money === 'string' && /^-?\d+(\.\d+)?$/.test(money));
  return isBare && writer.currency !== undefined
    ? writer.money(String(money), writer.currency)
    : originValueText(money, writer);
}

/** `Array.isArray` does not tell a readonly list from a map. */
function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

function textIn(value: unknown, locale: Locale): string | undefined {
  if (typeof value !== 'object' || value === null || !('en' in value)) return undefined;
  const texts: Partial<Record<Locale, string>> = {};
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string' || (key !== 'en' && key !== 'zh-CN' && key !== 'zh-TW')) return undefined;
    texts[key] = text;
  }
  return texts[locale] ?? texts.en;
}
