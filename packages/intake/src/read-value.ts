import { type CurrencyCode, isCurrency, type Rational } from '@redress/money';
import { type DatePattern, datePattern } from './date-pattern.js';
import {
  type Arithmetic,
  type ColumnUse,
  type Constant,
  type LookupSource,
  type Source,
  SOURCES,
  type Split,
  type Value,
  VALUE_TYPES,
  type ValueType,
} from './mapping.js';
import { type Entry, type MappingText, type TextNode } from './mapping-text.js';
import { conversionFactor, UNIT_NAMES } from './units.js';
import { isZone, timeOfDaySeconds } from './wall-clock.js';

export interface ValueDefaults {
  readonly zone: string | undefined;
  readonly timeOfDay: number | undefined;
  readonly emptyCells: readonly string[];
}

type Fields = ReadonlyMap<string, Entry>;

/** Keys that belong to one source, beside the source's own. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = { join: ['with'], lookup: ['key', 'take'] };

/** Options, and the types for which each makes sense; undefined: all of them. */
const OPTIONS: Readonly<Record<string, readonly ValueType[] | undefined>> = {
  type: undefined,
  empty: undefined,
  emptyCells: undefined,
  split: undefined,
  map: undefined,
  otherwise: undefined,
  ignoring: undefined,
  assumed: undefined,
  currency: ['money'],
  decimalMark: ['integer', 'decimal', 'money'],
  values: ['enum'],
  formats: ['date', 'time', 'instant'],
  zone: ['instant'],
  timeOfDay: ['instant'],
  convert: ['decimal'],
  decimals: ['decimal'],
  unit: ['duration'],
};

const KEYS = [...SOURCES, ...Object.values(COMPANIONS).flat(), ...Object.keys(OPTIONS)];

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

const DURATION_UNITS = ['s', 'min', 'h', 'd'] as const;

/** Reads single values of a mapping and checks that what is asked of each makes sense for its type. */
export class ValueReader {
  readonly #text: MappingText;
  readonly #lookups: ReadonlyMap<string, LookupSource>;
  readonly #columns: ColumnUse[];
  readonly #defaults: ValueDefaults;

  constructor(
    text: MappingText,
    lookups: ReadonlyMap<string, LookupSource>,
    columns: ColumnUse[],
    defaults: ValueDefaults,
  ) {
    this.#text = text;
    this.#lookups = lookups;
    this.#columns = columns;
    this.#defaults = defaults;
  }

  read(at: TextNode, path: string): Value | undefined {
    return this.#value(at, path, false, false);
  }

  /** A value that must be a moment: a date is read as an instant, by zone and time of day. */
  moment(at: TextNode, path: string): Value | undefined {
    const value = this.#value(at, path, true, false);
    if (value === undefined || value.type === 'instant') return value;
    this.#text.report(
      at,
      'type-mismatch',
      `\`${path}\` must be a moment and is of type \`${value.type}\``,
      'give it `type: date` or `type: instant`',
    );
    return undefined;
  }

  /** A value, or the list of values that the rows of one case give. */
  listOrValue(at: TextNode, path: string): Value | undefined {
    return this.#value(at, path, false, true);
  }

  /** A value, or a bare text that stands for itself. */
  textOrValue(at: TextNode, path: string): Value | undefined {
    if (this.#text.isMap(at)) return this.read(at, path);
    const text = this.#text.text(at, `\`${path}\``);
    return text === undefined
      ? undefined
      : { ...this.#plain(path), type: 'text', source: { kind: 'constant', value: text } };
  }

  #value(at: TextNode, path: string, moment: boolean, lists: boolean): Value | undefined {
    const fields = this.#text.fields(at, 'a value', KEYS);
    if (fields === undefined) return undefined;
    const sources = SOURCES.filter((name) => fields.has(name));
    const name = sources[0];
    if (name === undefined || sources.length > 1) {
      const message =
        name === undefined
          ? `\`${path}\` does not say where it comes from`
          : `\`${path}\` has several sources: ${sources.map((each) => `\`${each}\``).join(', ')}`;
      this.#text.report(
        at,
        name === undefined ? 'source-missing' : 'source-several',
        message,
        `give exactly one of ${SOURCES.map((each) => `\`${each}\``).join(', ')}`,
      );
      return undefined;
    }
    const companions = COMPANIONS[name] ?? [];
    for (const [key, { keyNode }] of fields) {
      if (key !== name && !companions.includes(key) && !Object.hasOwn(OPTIONS, key)) {
        this.#text.report(
          keyNode,
          'option-unused',
          `\`${key}\` means nothing beside \`${name}\``,
          'remove it',
        );
      }
    }
    if (name === 'list' && !lists) {
      this.#text.report(
        at,
        'list-misplaced',
        `\`${path}\` cannot be a list of rows`,
        'lists stand directly under `facts`, in a mapping with `groupBy`',
      );
      return undefined;
    }
    const source = this.#source(name, fields, at, path, moment);
    if (source === undefined) return undefined;
    return this.#options(fields, at, path, source, moment);
  }

  #source(
    name: (typeof SOURCES)[number],
    fields: Fields,
    at: TextNode,
    path: string,
    moment: boolean,
  ): Source | undefined {
    const own = fields.get(name)?.value ?? at;
    switch (name) {
      case 'column': {
        const column = this.#text.text(own, 'the name of a column');
        if (column === undefined) return undefined;
        this.#columns.push({ name: column, ...this.#text.place(own) });
        return { kind: 'column', name: column };
      }
      case 'constant': {
        const value = this.#text.scalar(own, 'a constant');
        return value === undefined ? undefined : { kind: 'constant', value };
      }
      case 'row':
        if (this.#text.scalar(own, '`row`') === true) return { kind: 'row' };
        this.#text.report(own, 'shape-wrong', '`row` takes only `true`', 'write `row: true`');
        return undefined;
      case 'join':
        return this.#join(fields, own, at, path);
      case 'lookup':
        return this.#lookup(fields, own, at, path);
      case 'firstKnown': {
        const of = this.#several(own, path, moment);
        if (of === undefined) return undefined;
        if (new Set(of.map(({ type }) => type)).size === 1) return { kind: 'firstKnown', of };
        this.#text.report(
          own,
          'type-mismatch',
          `the values of \`${path}\` are of different types`,
          'give all of them the same `type`',
        );
        return undefined;
      }
      case 'largest': {
        const of = this.#named(own, path);
        if (of === undefined) return undefined;
        if ([...of.values()].every(({ type }) => isNumber(type))) return { kind: 'largest', of };
        this.#text.report(
          own,
          'type-mismatch',
          `only numbers have a largest in \`${path}\``,
          'give each value `type: integer` or `type: decimal`',
        );
        return undefined;
      }
      case 'list': {
        const fields = this.#named(own, path);
        return fields && { kind: 'list', fields };
      }
      default:
        return this.#arithmetic(name, own, path);
    }
  }

  #join(fields: Fields, own: TextNode, at: TextNode, path: string): Source | undefined {
    const parts = this.#several(own, path, false);
    const withField = fields.get('with');
    if (withField === undefined) {
      this.#text.report(
        at,
        'key-missing',
        `the join in \`${path}\` has no \`with\``,
        'add `with`, the text between the parts (it may be empty)',
      );
      return undefined;
    }
    const between = this.#text.text(withField.value, '`with`');
    if (parts === undefined || between === undefined) return undefined;
    const odd = parts.find(
      ({ type }) => type === 'instant' || type === 'list' || type === 'money' || type === 'duration',
    );
    if (odd)
      this.#text.report(
        own,
        'type-mismatch',
        `a value of type \`${odd.type}\` cannot be joined`,
        'join texts, numbers, dates and times',
      );
    return { kind: 'join', parts, with: between };
  }

  #lookup(fields: Fields, own: TextNode, at: TextNode, path: string): Source | undefined {
    const table = this.#text.oneOf(own, 'lookup of this mapping', [...this.#lookups.keys()]);
    const [key, take] = [fields.get('key'), fields.get('take')];
    if (key === undefined || take === undefined) {
      this.#text.report(
        at,
        'key-missing',
        `the lookup in \`${path}\` needs \`key\` and \`take\``,
        'say which value is looked up and which column is taken',
      );
      return undefined;
    }
    const [value, column] = [this.read(key.value, path), this.#text.text(take.value, '`take`')];
    return table === undefined || value === undefined || column === undefined
      ? undefined
      : { kind: 'lookup', table, key: value, take: column };
  }

  #arithmetic(operation: Arithmetic, own: TextNode, path: string): Source | undefined {
    const [left, right, ...rest] = this.#several(own, path, false) ?? [];
    if (left === undefined || right === undefined || rest.length > 0) {
      this.#text.report(own, 'shape-wrong', `\`${operation}\` takes exactly two values`, 'nest it for more');
      return undefined;
    }
    if (arithmeticType(operation, left, right) === undefined) {
      this.#text.report(
        own,
        'type-mismatch',
        `\`${operation}\` is not defined for \`${left.type}\` and \`${right.type}\``,
        'numbers, money of one currency, money times a number, times and moments plus or minus whole minutes',
      );
      return undefined;
    }
    return { kind: 'arithmetic', operation, left, right };
  }

  #several(at: TextNode, path: string, moment: boolean): Value[] | undefined {
    const items = this.#text.items(at, `the values of \`${path}\``);
    const values = items?.flatMap((item) => (moment ? this.moment(item, path) : this.read(item, path)) ?? []);
    if (items === undefined || values === undefined || values.length < items.length) return undefined;
    if (values.length > 0) return values;
    this.#text.report(at, 'shape-wrong', `the list of values in \`${path}\` is empty`, 'give at least one');
    return undefined;
  }

  #named(at: TextNode, path: string): ReadonlyMap<string, Value> | undefined {
    const entries = this.#text.entries(at, `the values of \`${path}\``);
    if (entries === undefined) return undefined;
    const values = entries.flatMap(({ key, value }): [string, Value][] => {
      const read = this.read(value, path);
      return read === undefined ? [] : [[key, read]];
    });
    if (values.length < entries.length) return undefined;
    if (values.length > 0) return new Map(values);
    this.#text.report(at, 'shape-wrong', `\`${path}\` names no values`, 'give at least one');
    return undefined;
  }

  #options(fields: Fields, at: TextNode, path: string, source: Source, moment: boolean): Value | undefined {
    const text = this.#text;
    const option = <T>(key: string, read: (node: TextNode) => T | undefined): T | undefined => {
      const field = fields.get(key);
      return field === undefined ? undefined : read(field.value);
    };
    const inherent = sourceType(source);
    const stated = option('type', (node) => text.oneOf(node, 'type of value', VALUE_TYPES));
    const split = option('split', (node) => this.#split(node));
    const convert = option('convert', (node) => this.#convert(node));
    let type =
      stated ??
      inherent ??
      (split === undefined ? 'text' : split.count ? 'integer' : split.take === undefined ? 'list' : 'text');
    if (moment && type === 'date') type = 'instant';
    if (type === 'integer' && (convert !== undefined || fields.has('decimals'))) type = 'decimal';

    if (
      stated !== undefined &&
      inherent !== undefined &&
      stated !== inherent &&
      !readableAs(source, inherent, stated)
    ) {
      text.report(
        at,
        'type-mismatch',
        `\`${path}\` is of type \`${inherent}\` and cannot be read as \`${stated}\``,
        'remove `type`',
      );
    }
    for (const [key, { keyNode }] of fields) {
      const types = Object.hasOwn(OPTIONS, key) ? OPTIONS[key] : undefined;
      if (types && !types.includes(type)) {
        text.report(
          keyNode,
          'option-unused',
          `\`${key}\` means nothing for a value of type \`${type}\``,
          `it belongs to ${types.map((each) => `\`${each}\``).join(', ')}`,
        );
      }
    }
    for (const key of ['otherwise', 'ignoring']) {
      const field = fields.get(key);
      if (field && !fields.has('map'))
        text.report(
          field.keyNode,
          'option-unused',
          `\`${key}\` means nothing without \`map\``,
          'add `map` or remove it',
        );
    }
    if (
      (type === 'list') !==
      (source.kind === 'list' || (split !== undefined && !split.count && split.take === undefined))
    ) {
      text.report(
        at,
        'type-mismatch',
        `\`${path}\` is a list exactly if it is split into all its parts`,
        'give `split` without `take` and `count`, or another type',
      );
    }
    const empty = option('empty', (node) => this.#constantOrUnknown(node, '`empty`'));
    const otherwise = option('otherwise', (node) => this.#constantOrUnknown(node, '`otherwise`'));
    const map = option('map', (node) => this.#map(node));
    const values = option('values', (node) =>
      text.items(node, '`values`')?.flatMap((item) => text.text(item, 'an enum value') ?? []),
    );
    const currency = option('currency', (node) => this.#currency(node, path));
    const patterns = this.#patterns(fields.get('formats')?.value, type);
    const zone = option('zone', (node) => this.#zone(node, path)) ?? this.#defaults.zone;
    const emptyCells = option('emptyCells', (node) =>
      text.items(node, '`emptyCells`')?.flatMap((item) => text.text(item, 'an empty cell') ?? []),
    );
    const unit = option('unit', (node) => text.oneOf(node, 'unit of duration', DURATION_UNITS));
    const decimals = option('decimals', (node) => this.#places(node));
    const computed =
      source.kind === 'arithmetic' ||
      source.kind === 'firstKnown' ||
      source.kind === 'largest' ||
      source.kind === 'list';
    if (type === 'money' && currency === undefined && !computed) {
      text.report(
        at,
        'key-missing',
        `\`${path}\` is money without a \`currency\``,
        'add `currency`, an ISO 4217 code',
      );
    }
    if (type === 'duration' && unit === undefined) {
      text.report(
        at,
        'key-missing',
        `\`${path}\` is a duration without a \`unit\``,
        'add `unit`: s, min, h or d',
      );
    }
    if (
      type === 'instant' &&
      !computed &&
      zone === undefined &&
      patterns.some(({ hasOffset }) => !hasOffset)
    ) {
      text.report(
        at,
        'zone-missing',
        `\`${path}\` has no \`zone\``,
        'add `zone`, here or for the whole mapping',
      );
    }
    return {
      path,
      type,
      source,
      emptyCells: new Set(emptyCells ?? this.#defaults.emptyCells),
      ...(empty?.kind === 'constant' && { empty: empty.value }),
      ...(split && { split }),
      ...(map && { map }),
      ignoringBlanks:
        option('ignoring', (node) => text.oneOf(node, 'thing to ignore', ['blanks'])) === 'blanks',
      ...(otherwise && { otherwise }),
      ...(currency !== undefined && { currency }),
      decimalMark: option('decimalMark', (node) => text.oneOf(node, 'decimal mark', ['.', ','])) ?? '.',
      ...(values && { values: new Set(values) }),
      patterns,
      ...(zone !== undefined && { zone }),
      timeOfDay: option('timeOfDay', (node) => this.#timeOfDay(node)) ?? this.#defaults.timeOfDay ?? 0,
      ...(convert && { convert }),
      ...(decimals !== undefined && { decimals }),
      ...(unit && { unit }),
      assumed: option('assumed', (node) => text.scalar(node, '`assumed`')) === true,
    };
  }

  #plain(path: string): Omit<Value, 'type' | 'source'> {
    return {
      path,
      emptyCells: new Set(),
      ignoringBlanks: false,
      decimalMark: '.',
      patterns: [],
      timeOfDay: 0,
      assumed: false,
    };
  }

  #constantOrUnknown(
    at: TextNode,
    what: string,
  ): { kind: 'unknown' } | { kind: 'constant'; value: Constant } | undefined {
    const value = this.#text.scalar(at, what);
    if (value === undefined) return undefined;
    return value === 'unknown' ? { kind: 'unknown' } : { kind: 'constant', value };
  }

  #map(at: TextNode): ReadonlyMap<string, Constant> | undefined {
    return this.#scalars(at, '`map`');
  }

  #scalars(at: TextNode, what: string): ReadonlyMap<string, Constant> | undefined {
    const entries = this.#text.entries(at, what);
    if (entries === undefined) return undefined;
    return new Map(
      entries.flatMap(({ key, value }): [string, Constant][] => {
        const scalar = this.#text.scalar(value, `\`${key}\` in ${what}`);
        return scalar === undefined ? [] : [[key, scalar]];
      }),
    );
  }

  #split(at: TextNode): Split | undefined {
    const fields = this.#text.fields(at, '`split`', ['at', 'take', 'count']);
    const separator = fields?.get('at');
    if (fields === undefined) return undefined;
    if (separator === undefined) {
      this.#text.report(at, 'key-missing', '`split` has no `at`', 'add `at`, the text between the parts');
      return undefined;
    }
    const text = this.#text.text(separator.value, '`at`');
    const [takeField, countField] = [fields.get('take'), fields.get('count')];
    const take = takeField && this.#text.scalar(takeField.value, '`take`');
    const count = countField && this.#text.scalar(countField.value, '`count`');
    if (text === '')
      this.#text.report(separator.value, 'shape-wrong', '`at` is empty', 'name the text between the parts');
    if (takeField && !(typeof take === 'number' && Number.isSafeInteger(take) && take >= 1)) {
      this.#text.report(
        takeField.value,
        'shape-wrong',
        '`take` must be the number of a part, 1 or more',
        'count the parts from 1',
      );
      return undefined;
    }
    if (takeField && count === true)
      this.#text.report(at, 'option-unused', '`take` and `count` exclude each other', 'keep one of them');
    return text === undefined || text === ''
      ? undefined
      : { at: text, count: count === true, ...(typeof take === 'number' && { take }) };
  }

  #convert(at: TextNode): Rational | undefined {
    const fields = this.#text.fields(at, '`convert`', ['from', 'to']);
    const [from, to] = [fields?.get('from'), fields?.get('to')];
    if (fields === undefined) return undefined;
    if (from === undefined || to === undefined) {
      this.#text.report(at, 'key-missing', '`convert` needs `from` and `to`', 'name both units');
      return undefined;
    }
    const units = [
      this.#text.oneOf(from.value, 'unit', UNIT_NAMES),
      this.#text.oneOf(to.value, 'unit', UNIT_NAMES),
    ] as const;
    if (units[0] === undefined || units[1] === undefined) return undefined;
    const factor = conversionFactor(units[0], units[1]);
    if (factor !== undefined) return factor;
    this.#text.report(
      at,
      'type-mismatch',
      `\`${units[0]}\` cannot be converted to \`${units[1]}\``,
      'convert between units of one quantity',
    );
    return undefined;
  }

  #places(at: TextNode): number | undefined {
    const places = this.#text.scalar(at, '`decimals`');
    if (typeof places === 'number' && Number.isInteger(places) && places >= 0 && places <= 12) return places;
    if (places !== undefined)
      this.#text.report(at, 'shape-wrong', '`decimals` must be a whole number from 0 to 12', 'correct it');
    return undefined;
  }

  #currency(at: TextNode, path: string): CurrencyCode | Value | undefined {
    if (this.#text.isMap(at)) return this.read(at, `${path}.currency`);
    const code = this.#text.text(at, 'a currency');
    if (code === undefined || isCurrency(code)) return code;
    this.#text.report(
      at,
      'name-unknown',
      `\`${code}\` is no currency`,
      'use an ISO 4217 code in capitals, such as `USD`',
    );
    return undefined;
  }

  #zone(at: TextNode, path: string): string | Value | undefined {
    if (this.#text.isMap(at)) return this.read(at, `${path}.zone`);
    const zone = this.#text.text(at, 'a zone');
    if (zone === undefined || isZone(zone)) return zone;
    this.#text.report(
      at,
      'zone-unknown',
      `\`${zone}\` is no time zone`,
      'use an IANA name such as `Europe/Berlin`',
    );
    return undefined;
  }

  #timeOfDay(at: TextNode): number | undefined {
    const text = this.#text.text(at, '`timeOfDay`');
    const seconds = text === undefined ? undefined : timeOfDaySeconds(text);
    if (text !== undefined && seconds === undefined) {
      this.#text.report(
        at,
        'name-unknown',
        `\`${text}\` is no time of day`,
        'use `startOfDay`, `endOfDay` or a time such as `"09:00"`',
      );
    }
    return seconds;
  }

  #patterns(at: TextNode | undefined, type: ValueType): DatePattern[] {
    if (at === undefined) return (DEFAULT_FORMATS[type] ?? []).flatMap((format) => datePattern(format) ?? []);
    return (this.#text.items(at, '`formats`') ?? []).flatMap((item) => {
      const format = this.#text.text(item, 'a format');
      if (format === undefined) return [];
      const pattern = datePattern(format);
      const fits = pattern !== undefined && (type === 'time' ? !pattern.hasDate : pattern.hasDate);
      if (fits) return [pattern];
      const message =
        pattern === undefined
          ? `\`${format}\` is no format of a date or time`
          : `\`${format}\` is no format of type \`${type}\``;
      this.#text.report(
        item,
        'format-unknown',
        message,
        "build it of yyyy yy MMM MM M dd d HH H hh h mm ss SSS a X hmm, punctuation and 'quoted text'",
      );
      return [];
    });
  }
}

function isNumber(type: ValueType): boolean {
  return type === 'integer' || type === 'decimal';
}

/** The type that a source has by itself; undefined for texts, which are read as whatever is asked. */
function sourceType(source: Source): ValueType | undefined {
  switch (source.kind) {
    case 'column':
    case 'join':
    case 'lookup':
      return undefined;
    case 'constant':
      return typeof source.value === 'boolean'
        ? 'boolean'
        : typeof source.value === 'number'
          ? Number.isInteger(source.value)
            ? 'integer'
            : 'decimal'
          : undefined;
    case 'row':
      return 'integer';
    case 'arithmetic':
      return arithmeticType(source.operation, source.left, source.right);
    case 'firstKnown':
      return source.of[0]?.type;
    case 'largest':
      return 'text';
    case 'list':
      return 'list';
  }
}

/** Constants may be read by their text; whole numbers may also be decimals, and names enum values. */
function readableAs(source: Source, inherent: ValueType, stated: ValueType): boolean {
  if (source.kind === 'constant') return true;
  return (
    (inherent === 'integer' && (stated === 'decimal' || stated === 'text')) ||
    (inherent === 'text' && stated === 'enum')
  );
}

export function arithmeticType(operation: Arithmetic, left: Value, right: Value): ValueType | undefined {
  const additive = operation === 'plus' || operation === 'minus';
  if (isNumber(left.type) && isNumber(right.type)) {
    return left.type === 'integer' && right.type === 'integer' && operation !== 'over'
      ? 'integer'
      : 'decimal';
  }
  if (left.type === 'money' && right.type === 'money') return additive ? 'money' : undefined;
  if (left.type === 'money' && isNumber(right.type)) return operation === 'times' ? 'money' : undefined;
  if ((left.type === 'time' || left.type === 'instant') && right.type === 'integer')
    return additive ? left.type : undefined;
  if (left.type === 'instant' && right.type === 'instant')
    return operation === 'minus' ? 'decimal' : undefined;
  return undefined;
}
