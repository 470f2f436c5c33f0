import { parseInstant } from '@redress/calendar';
import { MoneyError, Rational } from '@redress/money';

/** Where an answer departs from what was expected; `path` is dotted, items of a list by their id. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Compares a part of an answer with the answer (language.md §4 "tests"): objects match by key, lists of items by id
 * (written as a list or as a map from id), `null` must be absent, other lists match exactly. Instants are compared as
 * instants and amounts as amounts, however they are written.
 */
export function differences(expected: unknown, actual: unknown, path = ''): Difference[] {
  if (expected === null) return actual === null || actual === undefined ? [] : [{ path, expected, actual }];
  if (isKeyed(actual) && isObject(expected))
    return Object.entries(expected).flatMap(([key, item]) =>
      differencesOfItem(item, actual, key, joined(path, key)),
    );
  if (isKeyed(actual) && isItems(expected))
    return expected.flatMap((item) =>
      differencesOfItem(item, actual, keyOf(item) ?? '', joined(path, keyOf(item) ?? '')),
    );
  if (Array.isArray(expected)) return differencesOfLists(expected, actual, path);
  if (isObject(expected)) {
    if (isAmount(expected) && isAmount(actual))
      return isSameAmount(expected, actual) ? [] : [{ path, expected, actual }];
    if (!isObject(actual)) return [{ path, expected, actual }];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, actual[key], joined(path, key)),
    );
  }
  return isSame(expected, actual, path) ? [] : [{ path, expected, actual }];
}

/** Several items may share a key, as sums of one basis in two currencies do: the nearest of them is compared. */
function differencesOfItem(
  expected: unknown,
  items: readonly object[],
  key: string,
  path: string,
): Difference[] {
  const [first, ...rest] = items.filter((item) => keyOf(item) === key);
  const compared = [first, ...rest].map((item) => differences(expected, item, path));
  return compared.reduce((least, one) => (one.length < least.length ? one : least));
}

function differencesOfLists(expected: readonly unknown[], actual: unknown, path: string): Difference[] {
  if (!Array.isArray(actual) || actual.length !== expected.length) return [{ path, expected, actual }];
  return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`));
}

function isSame(expected: unknown, actual: unknown, path: string): boolean {
  if (expected === actual) return true;
  if (typeof expected === 'number' && typeof actual === 'string')
    return isSameNumber(String(expected), actual);
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  return AMOUNT.test(path) ? isSameNumber(expected, actual) : isSameInstant(expected, actual);
}

/** Where an answer holds amounts as texts. */
const AMOUNT = /(?:^|\.)(?:amount|min|max)$/;

function isSameInstant(a: string, b: string): boolean {
  if (!INSTANT.test(a) || !INSTANT.test(b)) return false;
  try {
    return parseInstant(a) === parseInstant(b);
  } catch {
    return false;
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

function isSameNumber(a: string, b: string): boolean {
  try {
    return Rational.fromDecimal(a).equals(Rational.fromDecimal(b));
  } catch (error) {
    if (error instanceof MoneyError) return false;
    throw error;
  }
}

function isSameAmount(a: Amount, b: Amount): boolean {
  return a.currency === b.currency && isSameNumber(String(a.amount), String(b.amount));
}

interface Amount {
  readonly amount: string | number;
  readonly currency: string;
}

function isAmount(value: unknown): value is Amount {
  if (!isObject(value)) return false;
  const { amount, currency } = value;
  return (
    (typeof amount === 'string' || typeof amount === 'number') &&
    typeof currency === 'string' &&
    Object.keys(value).length === 2
  );
}

/** By what items of lists are told apart: entries of `undetermined` by `where`, of `totals` by `basis`, of `missing` by `fact`. */
const KEYS = ['id', 'where', 'basis', 'fact'] as const;

function keyOf(item: object): string | undefined {
  const entries = new Map<string, unknown>(Object.entries(item));
  for (const key of KEYS) {
    const value = entries.get(key);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** A list whose items have keys; the empty list counts, since any expectation about a key can be answered from it. */
function isKeyed(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && keyOf(item) !== undefined);
}

/** Items that are expected by name: other lists must match exactly, an empty one too. */
function isItems(value: unknown): value is readonly object[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (item) => isObject(item) && (typeof item['id'] === 'string' || typeof item['where'] === 'string'),
    )
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
