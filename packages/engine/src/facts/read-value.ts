import { parseDate, parseInstant } from '@redress/calendar';
import { isCurrency, MoneyError, Rational, readMoney, type CurrencyCode } from '@redress/money';
import { AIRPORT_CODE, type Airports, type ValueType } from '@redress/policy';
import { isInstant } from '../case-moments.js';
import { parseDuration } from '../duration.js';
import { MoneyValue } from '../money-value.js';
import { numberValue, type Value } from '../value.js';

/** What a case states, as a value of the declared type; or, as `wrong`, why it is none, under a code of its own where it has one. */
export type ReadValue =
  | { readonly value: Exclude<Value, undefined> }
  | { readonly wrong: string; readonly code?: 'unknown-airport' };

/**
 * Reads a stated value other than `null`; places also by the IATA code of an airport of the table. Never throws: a wrong
 * value counts as unknown, with the reason.
 */
export function readValue(raw: unknown, type: ValueType, airports?: Airports): ReadValue {
  switch (type.kind) {
    case 'boolean':
      return typeof raw === 'boolean' ? { value: raw } : wrong(raw, '`true` or `false`');
    case 'integer':
      return typeof raw === 'number' && Number.isSafeInteger(raw)
        ? { value: raw }
        : wrong(raw, 'a whole number');
    case 'decimal':
      return readDecimal(raw, type.scale);
    case 'money':
      return readAmount(raw, type.currency);
    case 'date':
      return readBy(raw, parseDate, 'a date such as `2026-03-02`');
    case 'instant':
      return typeof raw === 'number' && isInstant(raw)
        ? { value: raw }
        : readBy(raw, parseInstant, 'an instant with offset such as `2026-03-02T10:00:00+08:00`');
    case 'duration':
      return readBy(raw, parseDuration, 'a duration such as `PT4H30M`');
    case 'enum':
      return typeof raw === 'string' && type.values.has(raw)
        ? { value: raw }
        : wrong(raw, `one of ${listed([...type.values.keys()])}`);
    case 'text':
      return typeof raw === 'string' ? { value: raw } : wrong(raw, 'a text');
    case 'list':
      throw new Error('a list is read by its elements');
    case 'place':
      return typeof raw === 'string' && AIRPORT_CODE.test(raw) ? readAirport(raw, airports) : readPlace(raw);
  }
}

function readDecimal(raw: unknown, scale: number | undefined): ReadValue {
  if (typeof raw !== 'number' && typeof raw !== 'string') return wrong(raw, 'a decimal number');
  try {
    const amount = Rational.read(raw);
    if (scale !== undefined && !amount.multiply(Rational.of(10n ** BigInt(scale))).isInteger()) {
      return wrong(raw, `a number of at most ${scale} decimals`);
    }
    return { value: numberValue(amount) };
  } catch (error) {
    if (error instanceof MoneyError) return wrong(raw, 'a decimal number');
    throw error;
  }
}

function readAmount(raw: unknown, typed: string | undefined): ReadValue {
  try {
    const bare: CurrencyCode | undefined = typed !== undefined && isCurrency(typed) ? typed : undefined;
    const money = readMoney(raw, bare === undefined ? {} : { currency: bare });
    if (bare !== undefined && money.currency !== bare) return wrong(raw, `an amount in ${bare}`);
    return { value: new MoneyValue(money.toRational(), money.currency, undefined) };
  } catch (error) {
    if (error instanceof MoneyError) return { wrong: `${error.message}; ${error.hint}` };
    throw error;
  }
}

function readBy(raw: unknown, parse: (text: string) => number, expected: string): ReadValue {
  if (typeof raw !== 'string') return wrong(raw, expected);
  try {
    const value = parse(raw);
    return Number.isNaN(value) ? wrong(raw, expected) : { value };
  } catch {
    return wrong(raw, expected);
  }
}

function readAirport(code: string, airports: Airports | undefined): ReadValue {
  const airport = airports?.byCode.get(code);
  if (airport !== undefined) return { value: { kind: 'place', lat: airport.lat, lon: airport.lon } };
  const why =
    airports === undefined
      ? 'cannot be looked up: there is no table of airports'
      : `is not among the airports of ${airports.edition}`;
  return { wrong: `\`${code}\` ${why}`, code: 'unknown-airport' };
}

function readPlace(raw: unknown): ReadValue {
  const expected =
    'a place such as `{"lat": 31.14, "lon": 121.80}` or the IATA code of an airport, such as `PVG`';
  if (typeof raw !== 'object' || raw === null) return wrong(raw, expected);
  const { lat, lon } = Object.fromEntries(Object.entries(raw));
  if (typeof lat !== 'number' || typeof lon !== 'number' || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180))
    return wrong(raw, expected);
  return { value: { kind: 'place', lat, lon } };
}

function wrong(raw: unknown, expected: string): ReadValue {
  return { wrong: `\`${shown(raw)}\` is not ${expected}` };
}

/** Short enough for a finding; the whole value stands in the case. */
export function shown(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, 8).map((name) => `\`${name}\``);
  return names.length > 8 ? `${first.join(', ')}, …` : first.join(', ');
}
