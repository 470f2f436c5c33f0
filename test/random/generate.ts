import { conditionOf, isNumber, leafOf, withinList, type Readable } from './conditions.js';
import { Random } from './random.js';
import { randomTables } from './tables.js';
import {
  constantOf,
  ENUM_VALUES,
  statementOf,
  wrongOf,
  type Json,
  type List,
  type Name,
  type NameType,
} from './types.js';

/** A random policy, and what its cases may state. */
export interface RandomPolicy {
  readonly document: Readonly<Record<string, Json>>;
  readonly facts: readonly Name[];
  readonly lists: readonly List[];
}

/** A case of cli.md, the moment to decide at, and whether the rates are given. */
export interface RandomCase {
  readonly input: {
    readonly id: string;
    readonly receivedAt?: string;
    readonly incidentAt?: string;
    readonly facts: { readonly [key: string]: Json };
  };
  readonly at: string | undefined;
  readonly hasRates: boolean;
  /** The statements by dotted names, however the case arranges them. */
  readonly statements: { readonly [name: string]: Json };
}

export const RATES = [
  { id: 'first', base: 'USD', quote: 'CNY', date: '2026-03-02', rate: '7', source: 'random' },
  { id: 'second', base: 'USD', quote: 'CNY', date: '2026-03-04', rate: '7.15', source: 'random' },
];

/** A policy that is valid by construction: it uses all that a condition can read and every operator there is. */
export function randomPolicy(seed: number): RandomPolicy {
  return new Writer(new Random(seed)).policy(seed);
}

interface Option extends Name {
  readonly type: Extract<NameType, { kind: 'enum' }>;
}

class Writer {
  constructor(readonly random: Random) {}

  policy(seed: number): RandomPolicy {
    const { random } = this;
    const declared = random.many(7, 12, (position) => this.name(position));
    const values = random.many(2, 4, (position): Name => ({
      name: `value.v${position}`,
      type: this.type(VALUE_KINDS),
    }));
    const options = random.many(0, 2, (position) => this.option(position));
    const facts: Record<string, Json> = {};
    declared.forEach((fact, position) => {
      facts[fact.name] = this.declaration(fact, declared.slice(0, position), values, options);
    });
    const lists = random.many(1, 2, (position) => this.list(position));
    for (const list of lists) facts[list.name] = this.listDeclaration(list, declared);
    const stated = [...declared, ...MOMENTS];
    const derive: Record<string, Json> = {};
    const derived: Name[] = [];
    random.many(2, 5, (position) => {
      const readable = { names: [...stated, ...values, ...derived], conditions: [], lists };
      const made = random.happens(0.25)
        ? this.overList(random.one(lists), readable)
        : this.derivation(readable.names);
      if (made === undefined) return;
      derive[`d${position}`] = random.happens(0.2) ? this.editions(made.operation) : made.operation;
      derived.push({ name: `d${position}`, type: made.type });
    });
    const tables = randomTables(seed, [...stated, ...derived]);
    const names = [...stated, ...values, ...derived, ...options, ...tables.names];
    const conditions: Record<string, Json> = {};
    const readable = (more: readonly Name[] = []): Readable => ({
      names: [...names, ...more],
      conditions: Object.keys(conditions),
      lists,
    });
    random.many(1, 3, (position) => {
      const condition = (): Json => ({ when: conditionOf(readable(), random, 2) });
      conditions[`c${position}`] = random.happens(0.2)
        ? this.editions(condition(), condition())
        : condition();
    });
    const classification = this.fields('class', random.between(1, 2), readable());
    const routing = this.fields('route', 1, readable(classification.names));
    const decided = [...classification.names, ...routing.names];
    const responsibility = this.fields('responsibility', random.between(0, 1), readable(decided));
    const all = readable([...decided, ...responsibility.names]);
    const totals: Name[] = ['remedy.m0.total', 'total.all', 'total.goodwill'].map((name) => ({
      name,
      type: { kind: 'money' },
    }));
    const document = {
      policy: `random-${seed}`,
      version: '1.0.0',
      layer: 'industry',
      title: { en: 'Random' },
      industry: 'any',
      currency: 'CNY',
      zone: random.one(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York']),
      calendar: 'cn',
      datedBy: this.datedBy(declared, facts),
      facts,
      values: Object.fromEntries(
        values.map((value) => [value.name.slice('value.'.length), this.value(value.type)]),
      ),
      options: Object.fromEntries(
        options.map(({ name, type }) => [
          name.slice('option.'.length),
          { allowed: [...type.values], default: random.one(type.values), disputed: random.happens(0.5) },
        ]),
      ),
      terms: {
        damage: { zh: ['坏', '行李 坏'], en: ['broken'], not: ['没有坏'] },
        loss: { zh: ['丢'], en: ['lost', 'lost bag'], not: ['not lost'] },
      },
      derive,
      conditions,
      tables: tables.tables,
      classification: classification.fields,
      routing: routing.fields,
      responsibility: {
        ...responsibility.fields,
        ...(random.happens(0.3) ? { shares: this.shares(all) } : {}),
      },
      checklists: [
        {
          id: 'l0',
          stage: 's0',
          when: conditionOf(readable(decided), random),
          facts: [random.one(declared).name],
          evidence: [],
        },
      ],
      remedies: [
        this.remedy('m0', all, declared, lists),
        {
          id: 'm1',
          kind: 'apology',
          basis: 'goodwill',
          when: conditionOf(all, random),
          ...(random.happens(0.3) ? this.dates() : {}),
        },
      ],
      approvals: random.many(1, 2, (position) => ({
        id: `a${position}`,
        when: conditionOf({ ...all, names: [...all.names, ...totals, ...totals, ...totals] }, random, 2),
        by: 'manager',
      })),
      stages: [this.stage('s0', all)],
      notices: [
        {
          id: 'n0',
          audience: 'agent',
          at: { event: 'received' },
          when: conditionOf(all, random),
          text: { en: 'New' },
        },
      ],
    };
    return { document, facts: declared, lists };
  }

  private type(kinds: readonly NameType['kind'][]): NameType {
    const { random } = this;
    const kind = random.one(kinds);
    if (kind === 'enum') return { kind, values: random.some(ENUM_VALUES, 2, 5) };
    if (kind !== 'money') return { kind };
    const currency = random.one([undefined, 'CNY', 'USD'] as const);
    return currency === undefined ? { kind } : { kind, currency };
  }

  /** Flat and dotted names, two of them below one parent. */
  private name(position: number): Name {
    return { name: ['', 'g.', 'g.h.'][position % 3] + `f${position}`, type: this.type(FACT_KINDS) };
  }

  private option(position: number): Option {
    return {
      name: `option.o${position}`,
      type: { kind: 'enum', values: this.random.some(ENUM_VALUES, 2, 3) },
    };
  }

  private declaration(
    { name, type }: Name,
    before: readonly Name[],
    values: readonly Name[],
    options: readonly Option[],
  ): Json {
    const { random } = this;
    const alike = before.filter((other) => isSameType(other.type, type));
    const alikeValues = values.filter((value) => isSameType(value.type, type));
    const presume = (): Json => {
      if (random.happens(0.15)) return null;
      const ofOption = type.kind === 'boolean' && options.length > 0 ? random.one(options) : undefined;
      if (ofOption !== undefined && random.happens(0.4))
        return { option: ofOption.name.slice('option.'.length), equal: random.one(ofOption.type.values) };
      if (alike.length > 0 && random.happens(0.4)) return { fact: random.one(alike).name };
      if (alikeValues.length > 0 && random.happens(0.6))
        return { value: random.one(alikeValues).name.slice('value.'.length) };
      return type.kind === 'integer' ? random.between(0, 4) : constantOf(type, random);
    };
    const isPresumed = type.kind !== 'place' && random.happens(0.25);
    return {
      type: type.kind,
      ...(type.kind === 'enum' ? { values: [...type.values] } : {}),
      ...(type.kind === 'money' && type.currency !== undefined ? { currency: type.currency } : {}),
      ...(type.kind === 'integer' && random.happens(0.5) ? { min: 0, max: 4 } : {}),
      ...(type.kind === 'money' && !isPresumed && random.happens(0.3)
        ? { max: this.limit(type.currency) }
        : {}),
      ...(isPresumed ? { presume: presume() } : {}),
      ...(isPresumed && random.happens(0.3) ? { settledBy: 'legal' } : {}),
      ...(before.length > 1 && random.happens(0.2)
        ? { relevantWhen: conditionOf({ names: before, conditions: [] }, random, 1) }
        : {}),
      title: { en: name },
    };
  }

  /** One is below a parent that facts have too. */
  private list(position: number): List {
    const fields = this.random.many(2, 4, (field): Name => ({
      name: `x${field}`,
      type: this.type(FACT_KINDS),
    }));
    return { name: position === 0 ? 'l0' : 'g.l1', fields, max: this.random.between(2, 4) };
  }

  private listDeclaration({ fields, max }: List, before: readonly Name[]): Json {
    const { random } = this;
    const item = fields.map(({ name, type }): [string, Json] => [
      name,
      {
        type: type.kind,
        ...(type.kind === 'enum' ? { values: [...type.values] } : {}),
        ...(type.kind === 'money' && type.currency !== undefined ? { currency: type.currency } : {}),
        ...(type.kind === 'integer' && random.happens(0.5) ? { min: 0, max: 4 } : {}),
      },
    ]);
    return {
      type: 'list',
      max,
      item: Object.fromEntries(item),
      ...(random.happens(0.15) ? { presume: null } : {}),
      ...(random.happens(0.2)
        ? { relevantWhen: conditionOf({ names: before, conditions: [] }, random, 1) }
        : {}),
    };
  }

  /** How many elements there are, or what they come to, of all or of those that are such. */
  private overList(list: List, readable: Readable): { operation: Json; type: NameType } | undefined {
    const { random } = this;
    const within = withinList(list, readable, random);
    const part = {
      list: list.name,
      ...(random.happens(0.6) ? { where: conditionOf(within, random, 1) } : {}),
    };
    const kind = random.one(['count', 'sum', 'min', 'max']);
    if (kind === 'count') return { operation: { count: part }, type: { kind: 'integer' } };
    const taken = list.fields.filter(({ type }) =>
      ['integer', 'decimal', 'money', 'duration', ...(kind === 'sum' ? [] : ['date', 'instant'])].includes(
        type.kind,
      ),
    );
    if (taken.length === 0) return undefined;
    const { name, type } = random.one(taken);
    return { operation: { [kind]: { ...part, of: { fact: `item.${name}` } } }, type };
  }

  private limit(currency: string | undefined): Json {
    return { amount: this.random.one(['71', '700']), currency: currency ?? this.random.one(['CNY', 'USD']) };
  }

  /** What picks dated values must not hang on one; it may matter or not, by facts that do not either. */
  private datedBy(declared: readonly Name[], facts: Record<string, Json>): string {
    const { random } = this;
    const free = declared.filter(
      ({ name }) => !/"presume":\{|relevantWhen/.test(JSON.stringify(facts[name])),
    );
    const dates = free.filter(({ type }) => type.kind === 'date' || type.kind === 'instant');
    const name = random.one(['case.incidentAt', 'case.receivedAt', ...dates.map((date) => date.name)]);
    const before = free.slice(
      0,
      Math.max(
        0,
        free.findIndex((fact) => fact.name === name),
      ),
    );
    const declaration = facts[name];
    if (before.length > 0 && typeof declaration === 'object' && random.happens(0.4)) {
      facts[name] = { ...declaration, relevantWhen: leafOf({ names: before, conditions: [] }, random) };
    }
    return name;
  }

  /** One value for all times, or one that changes, begins or ends within the dates that cases have. */
  private value(type: NameType): Json {
    const { random } = this;
    const key = type.kind === 'decimal' && random.happens(0.3) ? 'percent' : type.kind;
    const typed = (period: { readonly [key: string]: Json }): Json => {
      const constant = key === 'percent' ? random.one([0, 12.5, 100]) : constantOf(type, random);
      return type.kind === 'money'
        ? { ...period, money: type.currency === undefined ? { amount: '10', currency: 'CNY' } : constant }
        : { ...period, [key]: constant };
    };
    switch (random.between(0, 3)) {
      case 0:
        return [typed({ to: '2026-03-02' }), typed({ from: '2026-03-03' })];
      case 1:
        return [typed({ to: '2026-03-03' }), typed({ from: '2026-03-03' })];
      default:
        return [typed({})];
    }
  }

  /** Dates about those that cases have, sometimes picked by a moment of the case. */
  private dates(): { readonly [key: string]: Json } {
    const { random } = this;
    const dates = random.one([
      { from: '2026-03-03' },
      { to: '2026-03-03' },
      { from: '2026-03-02', to: '2026-03-04' },
    ]);
    return random.happens(0.3) ? { ...dates, datedBy: 'case.incidentAt' } : dates;
  }

  /** One after the other, or with a hole, or one alone with dates. */
  private editions(first: Json, second: Json = first): Json {
    const { random } = this;
    const dated = (item: Json, dates: { readonly [key: string]: Json }): Json =>
      typeof item === 'object' && item !== null && !Array.isArray(item) ? { ...dates, ...item } : item;
    if (random.happens(0.3)) return dated(first, this.dates());
    return [
      dated(first, { to: '2026-03-03' }),
      dated(second, { from: random.one(['2026-03-03', '2026-03-03', '2026-03-04']) }),
    ];
  }

  private derivation(names: readonly Name[]): { operation: Json; type: NameType } | undefined {
    const { random } = this;
    const of = (...kinds: NameType['kind'][]): Name[] =>
      names.filter(({ type }) => kinds.includes(type.kind));
    const fact = ({ name }: Name): Json =>
      name.startsWith('value.') ? { value: name.slice('value.'.length) } : { fact: name };
    const numbers = of('integer', 'decimal').filter(({ type }) => isNumber(type) && type.unit === undefined);
    const [amounts, instants, moments] = [of('money'), of('instant'), of('date', 'instant')];
    const kind = random.one([
      'firstKnown',
      'sum',
      'product',
      'min',
      'max',
      'difference',
      'ratio',
      'percent',
      'between',
      'days',
      'working',
      'due',
      'local',
      'band',
      'distance',
    ] as const);
    switch (kind) {
      case 'firstKnown': {
        const first = random.one(names.filter(({ type }) => type.kind !== 'place'));
        const alike = names.filter(({ type }) => isSameType(type, first.type));
        const last =
          first.type.kind !== 'integer' && first.type.kind !== 'decimal' && random.happens(0.2)
            ? [constantOf(first.type, random)]
            : [];
        return {
          operation: { firstKnown: [...random.some(alike, 1, 3).map(fact), ...last] },
          type: first.type,
        };
      }
      case 'sum':
      case 'min':
      case 'max':
      case 'difference':
      case 'ratio': {
        const isMoney = amounts.length > 1 && random.happens(0.5);
        const pool = isMoney ? amounts : numbers;
        if (pool.length === 0) return undefined;
        const constant = (): Json =>
          isMoney && kind !== 'ratio'
            ? { amount: '10', currency: 'CNY' }
            : constantOf({ kind: 'integer' }, random);
        const most = kind === 'difference' || kind === 'ratio' ? 2 : 3;
        const read = random.many(2, most, () => (random.happens(0.2) ? undefined : random.one(pool)));
        const names = [random.one(pool), ...read.slice(1)];
        const operands = names.map((name) => (name === undefined ? constant() : fact(name)));
        if (kind === 'ratio') {
          const [over, under] = names;
          // An amount by a number is an amount, by an amount it is a number.
          const isAmount = over?.type.kind === 'money' && under?.type.kind !== 'money';
          return { operation: { ratio: operands }, type: isAmount ? over.type : { kind: 'decimal' } };
        }
        return { operation: { [kind]: operands }, type: isMoney ? { kind: 'money' } : numberOf(names) };
      }
      case 'product': {
        if (numbers.length === 0) return undefined;
        const by = random.happens(0.3) ? undefined : random.one(numbers);
        const whole = random.one(amounts.length > 0 && random.happens(0.5) ? amounts : numbers);
        const operands = [fact(whole), by === undefined ? random.between(0, 3) : fact(by)];
        return {
          operation: { product: operands },
          type: whole.type.kind === 'money' ? whole.type : numberOf([whole, by]),
        };
      }
      case 'percent': {
        const pool = [...numbers, ...amounts];
        if (pool.length === 0) return undefined;
        const whole = random.one(pool);
        const type: NameType = whole.type.kind === 'money' ? whole.type : { kind: 'decimal' };
        return { operation: { percent: { of: fact(whole), percent: random.one([50, 150, '33.3']) } }, type };
      }
      case 'between': {
        const [operation, unit] = random.one([
          ['minutesBetween', 'min'],
          ['hoursBetween', 'h'],
        ] as const);
        return {
          operation: { [operation]: [fact(random.one(instants)), fact(random.one(instants))] },
          type: { kind: 'decimal', unit },
        };
      }
      case 'days':
        return {
          operation: { daysBetween: [fact(random.one(moments)), fact(random.one(moments))] },
          type: { kind: 'integer', unit: 'd' },
        };
      case 'working': {
        const operation = {
          from: fact(random.one(moments)),
          to: fact(random.one(moments)),
          count: random.one(['includeEnd', 'both']),
        };
        return { operation: { workingDaysBetween: operation }, type: { kind: 'integer', unit: 'd' } };
      }
      case 'due':
        return {
          operation: { due: { from: fact(random.one(moments)), within: { days: random.between(0, 3) } } },
          type: { kind: 'date' },
        };
      case 'local':
        return {
          operation: {
            localDate: {
              of: fact(random.one(instants)),
              zone: random.one(['Asia/Shanghai', 'America/Sao_Paulo']),
            },
          },
          type: { kind: 'date' },
        };
      case 'band': {
        if (numbers.length === 0) return undefined;
        const bands = [
          { below: 1, then: 'alpha' },
          { upTo: 3, then: 'beta' },
        ];
        return {
          operation: { band: { of: fact(random.one(numbers)), bands, otherwise: 'gamma' } },
          type: { kind: 'enum', values: ['alpha', 'beta', 'gamma'] },
        };
      }
      case 'distance': {
        const places = of('place');
        return places.length < 2
          ? undefined
          : { operation: { distance: places.slice(0, 2).map(fact) }, type: { kind: 'integer', unit: 'm' } };
      }
    }
  }

  /** Each may read those before it. */
  private fields(
    prefix: string,
    count: number,
    readable: Readable,
  ): { fields: Record<string, Json>; names: Name[] } {
    const { random } = this;
    const fields: Record<string, Json> = {};
    const names: Name[] = [];
    for (let position = 0; position < count; position += 1) {
      const type = this.type(['enum', 'enum', 'boolean', 'integer', 'money']);
      const here = { ...readable, names: [...readable.names, ...names] };
      const alike = here.names.filter((other) => isSameType(other.type, type));
      const result = (): Json =>
        alike.length > 0 && random.happens(0.2) ? { fact: random.one(alike).name } : constantOf(type, random);
      fields[`${prefix}${position}`] = {
        type: type.kind === 'enum' ? { enum: [...type.values] } : type.kind,
        ...(type.kind === 'enum' && random.happens(0.4) ? { take: 'highest' } : {}),
        rules: this.conditions(here).map((when, rule) => ({
          id: `r${rule}`,
          when,
          then: result(),
          ...(random.happens(0.1) ? this.dates() : {}),
        })),
        otherwise: constantOf(type, random),
      };
      names.push({
        name: `${prefix}.${prefix}${position}`,
        type: type.kind === 'money' ? { kind: 'money' } : type,
      });
    }
    return { fields, names };
  }

  /** Of one list in three most ask for a value of the same name, and are enough to be filed under it. */
  private conditions(readable: Readable): Json[] {
    const { random } = this;
    if (random.happens(0.67)) return random.many(2, 4, (rule) => conditionOf(readable, random, rule % 4));
    const by = oftenEqual(readable.names, random);
    return random.many(8, 14, () => filedCondition(readable, by, random));
  }

  private shares(readable: Readable): Json {
    const rules = this.random.many(1, 3, (rule) => ({
      id: `h${rule}`,
      when: conditionOf(readable, this.random),
      then: { us: 60, them: 40 },
    }));
    return { rules, otherwise: { us: 100 } };
  }

  private remedy(id: string, readable: Readable, declared: readonly Name[], lists: readonly List[]): Json {
    const { random } = this;
    const [list] = random.some(lists, 1, 1);
    const ofEach = list?.fields.find(({ type }) => type.kind === 'money' && type.currency !== 'USD');
    const isForEach = list !== undefined && ofEach !== undefined && random.happens(0.5);
    const part = !isForEach
      ? undefined
      : random.happens(0.5)
        ? list.name
        : { list: list.name, where: conditionOf(withinList(list, readable, random), random, 1) };
    const amounts = declared.filter(({ type }) => type.kind === 'money' && type.currency !== 'USD');
    const amount: Json = isForEach
      ? { cap: { of: { fact: `item.${ofEach.name}` }, at: { money: 50 } } }
      : amounts.length > 0 && random.happens(0.6)
        ? { cap: { of: { fact: random.one(amounts).name }, at: { money: 50 } } }
        : { money: random.one([0, 1, 10, 100]) };
    return {
      id,
      kind: 'voucher',
      basis: 'goodwill',
      when: conditionOf(readable, random),
      refusedBy: random.many(0, 2, (ground) => ({
        id: `g${ground}`,
        when: conditionOf(readable, random, 1),
      })),
      amount,
      ...(part === undefined ? {} : { forEach: part }),
      payer: [{ when: conditionOf(readable, random, 1), then: 'us' }, { otherwise: 'them' }],
    };
  }

  private stage(id: string, readable: Readable): Json {
    const { random } = this;
    return {
      id,
      when: conditionOf(readable, random),
      owner: [{ when: conditionOf(readable, random, 1), then: 'ground' }, { otherwise: 'desk' }],
      starts: { event: 'received' },
      within: [{ when: conditionOf(readable, random, 1), hours: 4 }, { days: 2 }],
    };
  }
}

/** A condition that demands something of one name, mostly a value of it, or now and then any other. */
function filedCondition(readable: Readable, by: Name, random: Random): Json {
  if (random.happens(0.2)) return conditionOf(readable, random, 1);
  const demand = random.happens(0.6)
    ? { fact: by.name, operator: 'equal', value: constantOf(by.type, random) }
    : leafOf({ names: [by], conditions: [] }, random);
  return random.happens(0.3) ? demand : { all: random.shuffled([demand, conditionOf(readable, random, 1)]) };
}

/** A name with few values, such as rules are filed under. */
function oftenEqual(names: readonly Name[], random: Random): Name {
  const few = names.filter(
    ({ type }) => type.kind === 'enum' || type.kind === 'integer' || type.kind === 'boolean',
  );
  return random.one(few.length > 0 ? few : names.filter(({ type }) => type.kind !== 'place'));
}

const HEAD = [
  'policy',
  'version',
  'layer',
  'title',
  'industry',
  'currency',
  'zone',
  'calendar',
  'datedBy',
  'facts',
  'values',
  'options',
  'terms',
];

/** A policy of one long list of rules, most of them filed under one name or another. */
export function randomList(seed: number, rules: number): RandomPolicy {
  const random = new Random(seed);
  const { document, facts, lists } = randomPolicy(seed);
  const conditions = { names: facts, conditions: [], lists };
  const by = [
    oftenEqual(facts, random),
    oftenEqual(facts, random),
    random.one(facts.filter(({ type }) => type.kind !== 'place')),
  ];
  const when = (): Json => filedCondition(conditions, random.one(by), random);
  const list = Array.from({ length: rules }, (_, rule) => ({
    id: `r${rule}`,
    when: when(),
    then: rule % 2 === 0,
  }));
  const kept = Object.entries(document).filter(([key]) => HEAD.includes(key));
  const field = { type: 'boolean', rules: list, otherwise: false };
  return { document: { ...Object.fromEntries(kept), classification: { list: field } }, facts, lists };
}

const FACT_KINDS: readonly NameType['kind'][] = [
  'boolean',
  'boolean',
  'integer',
  'integer',
  'decimal',
  'money',
  'money',
  'date',
  'instant',
  'duration',
  'enum',
  'enum',
  'text',
  'place',
];
const VALUE_KINDS: readonly NameType['kind'][] = [
  'boolean',
  'integer',
  'decimal',
  'money',
  'date',
  'duration',
  'text',
];
const MOMENTS: readonly Name[] = ['case.receivedAt', 'case.incidentAt', 'case.at'].map((name) => ({
  name,
  type: { kind: 'instant' },
}));

/** Of integers, constants among them, an integer again. */
function numberOf(names: readonly (Name | undefined)[]): NameType {
  return {
    kind: names.every((name) => name === undefined || name.type.kind === 'integer') ? 'integer' : 'decimal',
  };
}

function isSameType(a: NameType, b: NameType): boolean {
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency;
  if (a.kind === 'enum' && b.kind === 'enum')
    return (
      a.values.every((value) => b.values.includes(value)) &&
      b.values.every((value) => a.values.includes(value))
    );
  if (isNumber(a) && isNumber(b)) return a.kind === b.kind && a.unit === b.unit;
  return a.kind === b.kind;
}

/** A case for a random policy: values, `null`, unknown and wrong ones, dotted or nested. */
export function randomCase({ facts, lists }: RandomPolicy, seed: number): RandomCase {
  const random = new Random(seed);
  const plain = facts.flatMap(({ name, type }): [string, Json][] => {
    const chance = random.next();
    if (chance < 0.27) return [];
    if (chance < 0.35) return [[name, null]];
    return [[name, chance < 0.41 ? wrongOf(type, random) : statementOf(type, random)]];
  });
  const statements = [...plain, ...lists.flatMap((list) => listStatement(list, random))];
  const dotted = Object.fromEntries(random.shuffled(statements));
  const stated = random.happens(0.5) ? nested(dotted) : dotted;
  const moment = (): string =>
    random.one([
      '2026-03-01',
      '2026-03-02T23:30:00+08:00',
      '2026-03-03T09:00:00Z',
      '2026-03-05T10:00:00+08:00',
    ]);
  const receivedAt = random.happens(0.9) ? moment() : undefined;
  return {
    input: {
      id: `case-${seed}`,
      ...(receivedAt === undefined ? {} : { receivedAt }),
      ...(random.happens(0.7) ? { incidentAt: moment() } : {}),
      facts: random.happens(0.04) ? { ...stated, g: null } : stated,
    },
    at: receivedAt === undefined || random.happens(0.3) ? moment() : undefined,
    hasRates: random.happens(0.6),
    statements: dotted,
  };
}

/** Few elements, also none, one too many, or what is no list; of each what a case may state of facts. */
function listStatement({ name, fields, max }: List, random: Random): [string, Json][] {
  const chance = random.next();
  if (chance < 0.15) return [];
  if (chance < 0.2) return [[name, null]];
  if (chance < 0.23) return [[name, random.one([3, 'none', {}])]];
  const elements = random.many(0, random.happens(0.05) ? max + 1 : max, (): Json => {
    if (random.happens(0.04)) return random.one([null, 3, 'x', []]);
    const stated = fields.flatMap((field): [string, Json][] => {
      const known = random.next();
      if (known < 0.12) return [];
      if (known < 0.18) return [[field.name, null]];
      return [[field.name, known < 0.22 ? wrongOf(field.type, random) : statementOf(field.type, random)]];
    });
    return Object.fromEntries(stated);
  });
  return [[name, elements]];
}

/** `{ 'a.b': 1 }` as `{ a: { b: 1 } }`. */
export function nested(dotted: { readonly [name: string]: Json }): { [key: string]: Json } {
  const flat: { [key: string]: Json } = {};
  const below = new Map<string, [string, Json][]>();
  for (const [name, value] of Object.entries(dotted)) {
    const [parent = name, ...rest] = name.split('.');
    if (rest.length === 0) flat[name] = value;
    else below.set(parent, [...(below.get(parent) ?? []), [rest.join('.'), value]]);
  }
  for (const [parent, entries] of below) flat[parent] = nested(Object.fromEntries(entries));
  return flat;
}
