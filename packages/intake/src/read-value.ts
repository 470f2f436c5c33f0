import {
  type Arithmetic,
  type ColumnUse,
  type LookupSource,
  type Source,
  SOURCES,
  type Value,
  VALUE_TYPES,
  type ValueType,
} from './mapping.js';
import type { Entry, MappingText, TextNode } from './mapping-text.js';
import {
  readConstant,
  readCurrency,
  readFactor,
  readMap,
  readPatterns,
  readPlaces,
  readSplit,
  readTexts,
  readTimeOfDay,
  readZone,
} from './value-options.js';
import { arithmeticType, isNumber, readableAs, sourceType } from './value-type.js';

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
    const split = option('split', (node) => readSplit(text, node));
    const convert = option('convert', (node) => readFactor(text, node));
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
    const empty = option('empty', (node) => readConstant(text, node, '`empty`'));
    const otherwise = option('otherwise', (node) => readConstant(text, node, '`otherwise`'));
    const map = option('map', (node) => readMap(text, node));
    const values = option('values', (node) => readTexts(text, node, '`values`'));
    const currency = option('currency', (node) =>
      text.isMap(node) ? this.read(node, `${path}.currency`) : readCurrency(text, node),
    );
    const patterns = readPatterns(text, fields.get('formats')?.value, type);
    const zone =
      option('zone', (node) => (text.isMap(node) ? this.read(node, `${path}.zone`) : readZone(text, node))) ??
      this.#defaults.zone;
    const emptyCells = option('emptyCells', (node) => readTexts(text, node, '`emptyCells`'));
    const unit = option('unit', (node) => text.oneOf(node, 'unit of duration', DURATION_UNITS));
    const decimals = option('decimals', (node) => readPlaces(text, node));
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
      timeOfDay: option('timeOfDay', (node) => readTimeOfDay(text, node)) ?? this.#defaults.timeOfDay ?? 0,
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
}
