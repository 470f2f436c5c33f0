import { type CurrencyCode, isCurrency, type Rational } from '@redress/money';
import { type DatePattern, datePattern } from './date-pattern.js';
import type { Constant, Split, ValueType } from './mapping.js';
import type { MappingText, TextNode } from './mapping-text.js';
import { conversionFactor, UNIT_NAMES } from './units.js';
import { isZone, timeOfDaySeconds } from './wall-clock.js';

/** A constant, or the word `unknown`. */
export function readConstant(
  source: MappingText,
  at: TextNode,
  what: string,
): { kind: 'unknown' } | { kind: 'constant'; value: Constant } | undefined {
  const value = source.scalar(at, what);
  if (value === undefined) return undefined;
  return value === 'unknown' ? { kind: 'unknown' } : { kind: 'constant', value };
}

/** What each text stands for. */
export function readMap(source: MappingText, at: TextNode): ReadonlyMap<string, Constant> | undefined {
  const entries = source.entries(at, '`map`');
  if (entries === undefined) return undefined;
  return new Map(
    entries.flatMap(({ key, value }): [string, Constant][] => {
      const scalar = source.scalar(value, `\`${key}\` in \`map\``);
      return scalar === undefined ? [] : [[key, scalar]];
    }),
  );
}

/** Where a text is cut, and which of its parts are wanted. */
export function readSplit(source: MappingText, at: TextNode): Split | undefined {
  const fields = source.fields(at, '`split`', ['at', 'take', 'count']);
  const separator = fields?.get('at');
  if (fields === undefined) return undefined;
  if (separator === undefined) {
    source.report(at, 'key-missing', '`split` has no `at`', 'add `at`, the text between the parts');
    return undefined;
  }
  const text = source.text(separator.value, '`at`');
  const [takeField, countField] = [fields.get('take'), fields.get('count')];
  const take = takeField && source.scalar(takeField.value, '`take`');
  const count = countField && source.scalar(countField.value, '`count`');
  if (text === '')
    source.report(separator.value, 'shape-wrong', '`at` is empty', 'name the text between the parts');
  if (takeField && !(typeof take === 'number' && Number.isSafeInteger(take) && take >= 1)) {
    source.report(
      takeField.value,
      'shape-wrong',
      '`take` must be the number of a part, 1 or more',
      'count the parts from 1',
    );
    return undefined;
  }
  if (takeField && count === true)
    source.report(at, 'option-unused', '`take` and `count` exclude each other', 'keep one of them');
  return text === undefined || text === ''
    ? undefined
    : { at: text, count: count === true, ...(typeof take === 'number' && { take }) };
}

/** Two units of one quantity, as the factor between them. */
export function readFactor(source: MappingText, at: TextNode): Rational | undefined {
  const fields = source.fields(at, '`convert`', ['from', 'to']);
  const [from, to] = [fields?.get('from'), fields?.get('to')];
  if (fields === undefined) return undefined;
  if (from === undefined || to === undefined) {
    source.report(at, 'key-missing', '`convert` needs `from` and `to`', 'name both units');
    return undefined;
  }
  const units = [
    source.oneOf(from.value, 'unit', UNIT_NAMES),
    source.oneOf(to.value, 'unit', UNIT_NAMES),
  ] as const;
  if (units[0] === undefined || units[1] === undefined) return undefined;
  const factor = conversionFactor(units[0], units[1]);
  if (factor !== undefined) return factor;
  source.report(
    at,
    'type-mismatch',
    `\`${units[0]}\` cannot be converted to \`${units[1]}\``,
    'convert between units of one quantity',
  );
  return undefined;
}

/** A number of decimal places. */
export function readPlaces(source: MappingText, at: TextNode): number | undefined {
  const places = source.scalar(at, '`decimals`');
  if (typeof places === 'number' && Number.isInteger(places) && places >= 0 && places <= 12) return places;
  if (places !== undefined)
    source.report(at, 'shape-wrong', '`decimals` must be a whole number from 0 to 12', 'correct it');
  return undefined;
}

/** A time of day as seconds since 00:00. */
export function readTimeOfDay(source: MappingText, at: TextNode): number | undefined {
  const text = source.text(at, '`timeOfDay`');
  const seconds = text === undefined ? undefined : timeOfDaySeconds(text);
  if (text !== undefined && seconds === undefined) {
    source.report(
      at,
      'name-unknown',
      `\`${text}\` is no time of day`,
      'use `startOfDay`, `endOfDay` or a time such as `"09:00"`',
    );
  }
  return seconds;
}

/** The formats of a date or time; without any, the ISO 8601 ones of the type. */
export function readPatterns(source: MappingText, at: TextNode | undefined, type: ValueType): DatePattern[] {
  if (at === undefined) return (DEFAULT_FORMATS[type] ?? []).flatMap((format) => datePattern(format) ?? []);
  return (source.items(at, '`formats`') ?? []).flatMap((item) => {
    const format = source.text(item, 'a format');
    if (format === undefined) return [];
    const pattern = datePattern(format);
    const fits = pattern !== undefined && (type === 'time' ? !pattern.hasDate : pattern.hasDate);
    if (fits) return [pattern];
    const message =
      pattern === undefined
        ? `\`${format}\` is no format of a date or time`
        : `\`${format}\` is no format of type \`${type}\``;
    source.report(
      item,
      'format-unknown',
      message,
      "build it of yyyy yy MMM MM M dd d HH H hh h mm ss SSS a X hmm, punctuation and 'quoted text'",
    );
    return [];
  });
}

/** The name of a time zone. */
export function readZone(source: MappingText, at: TextNode): string | undefined {
  const zone = source.text(at, 'a zone');
  if (zone === undefined || isZone(zone)) return zone;
  source.report(
    at,
    'zone-unknown',
    `\`${zone}\` is no time zone`,
    'use an IANA name such as `Europe/Berlin`',
  );
  return undefined;
}

/** The code of a currency. */
export function readCurrency(source: MappingText, at: TextNode): CurrencyCode | undefined {
  const code = source.text(at, 'a currency');
  if (code === undefined || isCurrency(code)) return code;
  source.report(
    at,
    'name-unknown',
    `\`${code}\` is no currency`,
    'use an ISO 4217 code in capitals, such as `USD`',
  );
  return undefined;
}

/** A list of texts. */
export function readTexts(source: MappingText, at: TextNode, what: string): string[] | undefined {
  return source.items(at, what)?.flatMap((item) => source.text(item, `an entry of ${what}`) ?? []);
}

const DEFAULT_FORMATS: Readonly<Partial<Record<ValueType, readonly string[]>>> = {
  date: ['yyyy-MM-dd'],
  time: ['HH:mm', 'HH:mm:ss'],
  instant: [
    "yyyy-MM-dd'T'HH:mm:ssX",
    "yyyy-MM-dd'T'HH:mm:ss.SSSX",
    "yyyy-MM-dd'T'HH:mmX",
    "yyyy-MM-dd'T'HH:mm:ss",
    "yyyy-MM-dd'T'HH:mm",
    'yyyy-MM-dd',
  ],
};
