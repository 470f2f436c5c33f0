import { ISO_4217, ISO_4217_AMENDMENTS } from './iso-4217.js';
import { MoneyError } from './money-error.js';
import { OWN_UNITS } from './own-unit.js';
import { quoted } from './quoted.js';

declare const known: unique symbol;

/** A code of which the digits are known: ISO 4217, or an own unit such as `XDR` and `MILES`. */
export type CurrencyCode = string & { readonly [known]: true };

/** Reads a currency code. Errors: `bad-currency-code` for anything but a text, `unknown-currency`. */
export function currency(code: unknown): CurrencyCode {
  if (typeof code !== 'string') {
    throw new MoneyError(
      'bad-currency-code',
      `${quoted(code)} is not a currency code`,
      'write the code as a text, such as "EUR"',
    );
  }
  if (isCurrency(code)) return code;
  const meant = MEANT.get(code.toUpperCase()) ?? code.toUpperCase();
  throw new MoneyError(
    'unknown-currency',
    `${quoted(code)} is not a known currency`,
    isCurrency(meant)
      ? `write \`${meant}\``
      : 'use a code of ISO 4217, such as `EUR`, or one of the own units',
  );
}

export function isCurrency(code: string): code is CurrencyCode {
  return UNITS.has(code);
}

/** Digits after the point: 2 for EUR, 0 for JPY, 3 for BHD. */
export function digitsOf(code: CurrencyCode): number {
  return unitOf(code).digits;
}

/** How many minor units make one: 100 for EUR, 1 for JPY, 1000 for BHD. */
export function minorUnitsPer(code: CurrencyCode): number {
  return unitOf(code).minorUnits;
}

/** Every known code, for pickers and schemas. */
export function currencies(): readonly CurrencyCode[] {
  return [...UNITS.keys()].filter(isCurrency).toSorted();
}

function unitOf(code: CurrencyCode): Unit {
  const unit = UNITS.get(code);
  if (unit === undefined) throw new Error(`no digits for ${code}, which was taken for a known currency`);
  return unit;
}

interface Unit {
  readonly digits: number;
  readonly minorUnits: number;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  [
    ...Object.entries(ISO_4217.digits).flatMap(([digits, codes]) =>
      codes.split(/\s+/).map((code) => ({ code, digits: Number(digits) })),
    ),
    ...ISO_4217_AMENDMENTS,
    ...OWN_UNITS,
  ].map(({ code, digits }) => [code, { digits, minorUnits: 10 ** digits }]),
);

/** What people write for a code. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['SDR', 'XDR'],
  ['RMB', 'CNY'],
  ['CNH', 'CNY'],
  ['NTD', 'TWD'],
  ['MILE', 'MILES'],
  ['POINT', 'POINTS'],
]);
