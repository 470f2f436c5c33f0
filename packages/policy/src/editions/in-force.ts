import type {
  Amount,
  Clauses,
  Condition,
  Derivation,
  Edition,
  Field,
  FirstHit,
  NamedCondition,
  Operation,
  Period,
  PolicyDocument,
  Refusal,
  Remedy,
  Stage,
} from '../document.js';
import { lawOf } from '../layers/law-name.js';
import { EditionValues, type Editions } from './edition-values.js';
import { groupById } from './group-by-id.js';
import { intersection, isDated, periodWord } from './period.js';

/** Lets what was made of a part of a document stand where that does. */
export type Mark = <T extends object>(from: object, to: T) => T;

/**
 * The document with the dates of its editions written into conditions, so that whatever reads it afterwards need not know
 * of dates: an item that holds for a time asks a value which edition that is, and items of one id become one. Under a law the
 * dates of `effective` are those of everything that has none of its own. A document without editions is answered as it is.
 */
export function inForce(document: PolicyDocument, mark: Mark = (_, to) => to): PolicyDocument {
  return hasEditions(document) ? new Writing(document, mark).whole() : document;
}

function hasEditions(document: PolicyDocument): boolean {
  const laws = [...(document.layer === 'law' ? [document] : []), ...document.laws.values()];
  if (laws.some(({ effective }) => effective !== undefined && isDated(effective))) return true;
  const fields = [document.classification, document.routing, document.responsibility].flatMap((group) => [
    ...group.values(),
  ]);
  const items: readonly (Edition & { readonly cite?: Remedy['cite'] })[] = [
    ...document.derive.values(),
    ...document.conditions.values(),
    ...fields,
    ...fields.flatMap(({ rules }) => rules),
    ...[...document.shares.values()].flatMap(({ rules }) => rules),
    ...document.checklists,
    ...document.remedies,
    ...document.remedies.flatMap(({ refusedBy }) => refusedBy),
    ...document.approvals,
    ...document.stages,
    ...document.reports,
    ...document.notices,
  ];
  return items.some((item) => isDated(item) || 'others' in item || item.cite?.dated !== undefined);
}

/** Where an item is at home: a law, whose dates are by the law's own, or a policy, whose dates go by the receipt. */
interface Home {
  readonly id: string;
  readonly isLaw: boolean;
  /** What stands before the names of a law that is seen through another policy. */
  readonly prefix: string;
  readonly period: Period | undefined;
}

interface Item extends Edition {
  readonly cite: Clauses;
  readonly id: string;
  readonly when?: Condition | undefined;
}

class Writing {
  readonly #document: PolicyDocument;
  readonly #mark: Mark;
  readonly #editions = new EditionValues();

  constructor(document: PolicyDocument, mark: Mark) {
    this.#document = document;
    this.#mark = mark;
  }

  whole(): PolicyDocument {
    const document = this.#document;
    const derive = this.#derive();
    const conditions = this.#mapped(document.conditions, (condition) => this.#condition(condition));
    const fields = (group: 'classification' | 'routing' | 'responsibility'): ReadonlyMap<string, Field> =>
      this.#mapped(document[group], (field) => this.#field(field, group));
    const written: PolicyDocument = {
      ...document,
      derive,
      conditions,
      classification: fields('classification'),
      routing: fields('routing'),
      responsibility: fields('responsibility'),
      shares: this.#mapped(document.shares, (shares) =>
        this.#mark(shares, {
          ...shares,
          rules: this.#guarded(shares.rules, `responsibility.${shares.name}`),
        }),
      ),
      checklists: this.#guarded(document.checklists, 'checklists'),
      remedies: this.#byId(document.remedies, (editions) => this.#remedy(editions)),
      approvals: this.#guarded(document.approvals, 'approvals'),
      stages: this.#byId(document.stages, (editions) => this.#stage(editions)),
      reports: this.#guarded(document.reports, 'reports'),
      notices: this.#guarded(document.notices, 'notices'),
    };
    const { values, told } = this.#editions;
    if (values.size === 0) return this.#mark(document, written);
    return this.#mark(document, {
      ...written,
      values: this.#mark(document.values, new Map([...document.values, ...values])),
      editions: told,
    });
  }

  #homeOf(name: string): Home {
    const { layer, policy, effective } = this.#document;
    const law = lawOf(this.#document, name);
    if (law !== undefined)
      return { id: law.id, isLaw: true, prefix: `${law.id}.`, period: datesOf(law.effective) };
    const isLaw = layer === 'law';
    return { id: policy, isLaw, prefix: '', period: isLaw ? datesOf(effective) : undefined };
  }

  /** The dates of an item: its own within those of the law, else those of the law. */
  #periodOf(item: Period, { period }: Home): Period | undefined {
    if (period === undefined) return isDated(item) ? item : undefined;
    return intersection(item, period) ?? item;
  }

  /** What tells the editions of `items` apart; `undefined` where nothing has to be told. */
  #editionsOf(items: readonly Edition[], home: Home, where: string, isTold: boolean): Editions | undefined {
    const [first] = items;
    if (first === undefined) return undefined;
    if (!items.some(isDated))
      return home.period === undefined
        ? undefined
        : {
            periods: [home.period],
            datedBy: first.datedBy,
            prefix: home.prefix,
            where: home.id,
            isTold: true,
          };
    return {
      periods: items.map((item) => this.#periodOf(item, home) ?? {}),
      datedBy: items.find(({ datedBy }) => datedBy !== undefined)?.datedBy,
      prefix: home.prefix,
      where,
      isTold: isTold && home.isLaw,
    };
  }

  /** Each with the condition that its edition holds, before its own. */
  #guarded<T extends Item>(items: readonly T[], where: string, of?: string): readonly T[] {
    const byId = groupById(items);
    const written = items.map((item) => {
      const home = this.#homeOf(of ?? item.id);
      const at = `${where}.${item.id}`;
      const editions = this.#editionsOf(byId.get(item.id) ?? [item], home, at, false);
      const cites = this.#editions.cites([item], home.prefix, at);
      if (editions === undefined) return cites === undefined ? item : this.#mark(item, { ...item, cites });
      const when = this.#both(
        this.#editions.guard(editions, this.#periodOf(item, home) ?? {}),
        item.when,
        item,
      );
      return this.#mark(item, { ...item, when, ...(cites === undefined ? {} : { cites }) });
    });
    return this.#mark(items, written);
  }

  #both(guard: Condition, when: Condition | undefined, at: object): Condition {
    const stands = this.#mark(when ?? at, guard);
    return when === undefined ? stands : this.#mark(when, { kind: 'all', children: [stands, when] });
  }

  #byId<T extends Item>(items: readonly T[], write: (editions: readonly [T, ...T[]]) => T): readonly T[] {
    const written = [...groupById(items).values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [write([first, ...others])],
    );
    return this.#mark(items, written);
  }

  #remedy(items: readonly [Remedy, ...Remedy[]]): Remedy {
    const [first] = items;
    const last = items.at(-1) ?? first;
    const where = `remedies.${first.id}`;
    const home = this.#homeOf(first.id);
    const editions = this.#editionsOf(items, home, where, true);
    const cites = this.#editions.cites(items, home.prefix, where);
    const refusedBy = items.flatMap((item) => this.#refusals(item, items, editions, home, where));
    if (editions === undefined)
      return cites === undefined && refusedBy.every((one, at) => one === first.refusedBy[at])
        ? first
        : this.#mark(first, { ...first, refusedBy, ...(cites === undefined ? {} : { cites }) });
    const { from: _from, to: _to, datedBy: _datedBy, amount: _amount, cap: _cap, ...rest } = last;
    const amount = this.#amount(items, 'amount', editions, home);
    const cap = this.#amount(items, 'cap', editions, home);
    const payer = this.#choice(items, ({ payer }) => payer, editions, home);
    return this.#mark(first, {
      ...rest,
      when: this.#whenAny(items, editions, home),
      refusedBy,
      cite: union(items),
      ...(cites === undefined ? {} : { cites }),
      ...(amount === undefined ? {} : { amount }),
      ...(cap === undefined ? {} : { cap }),
      ...(payer === undefined ? {} : { payer }),
    });
  }

  #refusals(
    item: Remedy,
    items: readonly Remedy[],
    editions: Editions | undefined,
    home: Home,
    where: string,
  ): readonly Refusal[] {
    const guarded = this.#guardedRefusals(item, home, where);
    if (items.length < 2 || editions === undefined) return guarded;
    return guarded.map((ground) =>
      this.#mark(ground, {
        ...ground,
        when: this.#both(
          this.#editions.guard(editions, this.#periodOf(item, home) ?? {}),
          ground.when,
          ground,
        ),
      }),
    );
  }

  /** Grounds with dates of their own; those of the law are asked for by the remedy. */
  #guardedRefusals({ refusedBy }: Remedy, { prefix }: Home, where: string): readonly Refusal[] {
    return refusedBy.map((ground) => {
      const at = `${where}.${ground.id}`;
      const cites = this.#editions.cites([ground], prefix, at);
      if (!isDated(ground)) return cites === undefined ? ground : this.#mark(ground, { ...ground, cites });
      const { from: _from, to: _to, datedBy, ...rest } = ground;
      const same = refusedBy.filter(({ id }) => id === ground.id);
      const editions: Editions = { periods: same, datedBy, prefix, where: at, isTold: false };
      return this.#mark(ground, {
        ...rest,
        when: this.#both(this.#editions.guard(editions, ground), ground.when, ground),
        ...(cites === undefined ? {} : { cites }),
      });
    });
  }

  #stage(items: readonly [Stage, ...Stage[]]): Stage {
    const [first] = items;
    const last = items.at(-1) ?? first;
    const where = `stages.${first.id}`;
    const home = this.#homeOf(first.id);
    const editions = this.#editionsOf(items, home, where, false);
    const cites = this.#editions.cites(items, home.prefix, where);
    if (editions === undefined) return cites === undefined ? first : this.#mark(first, { ...first, cites });
    const { from: _from, to: _to, datedBy: _datedBy, ...rest } = last;
    const owner = this.#choice(items, ({ owner }) => owner, editions, home);
    const within = this.#within(items, editions, home);
    return this.#mark(first, {
      ...rest,
      when: this.#whenAny(items, editions, home),
      cite: union(items),
      ...(cites === undefined ? {} : { cites }),
      ...(owner === undefined ? {} : { owner }),
      ...(within === undefined ? {} : { within }),
    });
  }

  #whenAny(items: readonly Item[], editions: Editions, home: Home): Condition {
    const each = items.map((item) =>
      this.#both(this.#editions.guard(editions, this.#periodOf(item, home) ?? {}), item.when, item),
    );
    const [first] = each;
    if (first !== undefined && each.length === 1) return first;
    return this.#mark(items[0] ?? editions, { kind: 'any', children: each });
  }

  /** The amount of each edition; one for all where they do not differ. */
  #amount(
    items: readonly Remedy[],
    key: 'amount' | 'cap',
    editions: Editions,
    home: Home,
  ): Amount | undefined {
    const hit = this.#firstHit(items, (item) => item[key], editions, home);
    if (hit === undefined) return undefined;
    if (hit.cases.length === 0) return hit.otherwise;
    return this.#mark(items[0]?.[key] ?? editions, { kind: 'choose' as const, cases: hit });
  }

  /** Who pays or owns, each edition's own list one after the other. */
  #choice<T extends Item>(
    items: readonly T[],
    of: (item: T) => string | FirstHit<string> | undefined,
    editions: Editions,
    home: Home,
  ): string | FirstHit<string> | undefined {
    const hit = this.#firstHit(items, of, editions, home);
    if (hit === undefined) return undefined;
    if (hit.cases.length === 0) return hit.otherwise;
    return this.#flattened(hit, (option) =>
      typeof option === 'string' ? { cases: [], otherwise: option } : option,
    );
  }

  #within(items: readonly Stage[], editions: Editions, home: Home): Stage['within'] {
    const hit = this.#firstHit(items, ({ within }) => within, editions, home);
    return hit === undefined ? undefined : this.#flattened(hit, (option) => option);
  }

  /** What each edition says, and what the last one says otherwise. */
  #firstHit<T extends Item, V>(
    items: readonly T[],
    of: (item: T) => V | undefined,
    editions: Editions,
    home: Home,
  ): FirstHit<V> | undefined {
    const each = items.flatMap((item) => {
      const value = of(item);
      return value === undefined ? [] : [{ item, value }];
    });
    const last = each.at(-1);
    if (last === undefined) return undefined;
    const isSame = each.every(({ value }) => saidOf(value) === saidOf(last.value));
    if (isSame) return { cases: [], otherwise: last.value };
    return {
      cases: each.slice(0, -1).map(({ item, value }) => ({
        when: this.#mark(item, this.#editions.guard(editions, this.#periodOf(item, home) ?? {})),
        then: value,
      })),
      otherwise: last.value,
    };
  }

  #flattened<V, T>({ cases, otherwise }: FirstHit<V>, listOf: (option: V) => FirstHit<T>): FirstHit<T> {
    const last = listOf(otherwise);
    return {
      cases: [
        ...cases.flatMap(({ when, then }) => {
          const own = listOf(then);
          return [
            ...own.cases.map((one) => ({
              when: this.#mark(one.when, { kind: 'all' as const, children: [when, one.when] }),
              then: one.then,
            })),
            { when, then: own.otherwise },
          ];
        }),
        ...last.cases,
      ],
      otherwise: last.otherwise,
    };
  }

  #condition(condition: NamedCondition): NamedCondition {
    const { others = [], from: _from, to: _to, datedBy: _datedBy, ...first } = condition;
    const items = [condition, ...others];
    if (!items.some(isDated)) return condition;
    const editions = this.#ownEditions(items, this.#homeOf(condition.name), `conditions.${condition.name}`);
    const each = items.map((item) => this.#both(this.#editions.guard(editions, item), item.when, item));
    const [only] = each;
    const when: Condition =
      only !== undefined && each.length === 1
        ? only
        : this.#mark(condition.when, { kind: 'any', children: each });
    return this.#mark(condition, { ...first, cite: union(items), when });
  }

  /** Dates of its own, in which what reads it need not be dated. */
  #ownEditions(items: readonly Edition[], { prefix }: Home, where: string): Editions {
    return {
      periods: items,
      datedBy: items.find(({ datedBy }) => datedBy !== undefined)?.datedBy,
      prefix,
      where,
      isTold: false,
    };
  }

  #field(field: Field, group: string): Field {
    const { others = [], from: _from, to: _to, datedBy: _datedBy, ...rest } = field;
    const items = [field, ...others];
    const where = `${group}.${field.name}`;
    const home = this.#homeOf(field.name);
    if (!items.some(isDated)) {
      const rules = this.#guarded(field.rules, where, field.name);
      return rules.every((rule, at) => rule === field.rules[at])
        ? field
        : this.#mark(field, { ...field, rules });
    }
    const editions: Editions = {
      ...this.#ownEditions(
        items.map((item) => ({ ...item, ...this.#periodOf(item, home) })),
        home,
        where,
      ),
      isTold: home.isLaw,
    };
    const rules = items.flatMap((item) =>
      this.#guarded(item.rules, where, field.name).map((rule) =>
        this.#mark(rule, {
          ...rule,
          when: this.#both(this.#editions.guard(editions, this.#periodOf(item, home) ?? {}), rule.when, rule),
        }),
      ),
    );
    return this.#mark(field, { ...rest, cite: union(items), rules: this.#mark(field.rules, rules) });
  }

  #derive(): ReadonlyMap<string, Derivation> {
    const { derive } = this.#document;
    const written = new Map<string, Derivation>();
    for (const [name, derivation] of derive) {
      const { others = [], from: _from, to: _to, datedBy: _datedBy, ...rest } = derivation;
      const items = [derivation, ...others];
      if (!items.some(isDated)) {
        written.set(name, derivation);
        continue;
      }
      const by = this.#editions.nameOf(this.#ownEditions(items, this.#homeOf(name), name));
      const of = items.map((item) => {
        const edition = periodWord(item);
        const own = `${name}(${edition})`;
        written.set(
          own,
          this.#mark(item, {
            name: own,
            operation: item.operation,
            cite: item.cite,
            assumed: item.assumed,
            ...(item.title === undefined ? {} : { title: item.title }),
          }),
        );
        return { edition, derivation: this.#mark(item, { kind: 'reference' as const, name: own }) };
      });
      const operation: Operation = {
        kind: 'edition',
        by: this.#mark(derivation, { kind: 'reference' as const, name: by }),
        of,
      };
      written.set(
        name,
        this.#mark(derivation, {
          ...rest,
          cite: union(items),
          operation: this.#mark(derivation.operation, operation),
        }),
      );
    }
    return this.#mark(derive, written);
  }

  #mapped<T>(declared: ReadonlyMap<string, T>, write: (one: T) => T): ReadonlyMap<string, T> {
    return this.#mark(declared, new Map([...declared].map(([name, one]) => [name, write(one)])));
  }
}

/** Dates, where there are some. */
function datesOf(period: Period | undefined): Period | undefined {
  return period !== undefined && isDated(period) ? period : undefined;
}

/** Every clause of any edition. */
function union(items: readonly { readonly cite: readonly string[] }[]): readonly string[] {
  const [only] = items;
  return items.length === 1 && only !== undefined
    ? only.cite
    : [...new Set(items.flatMap(({ cite }) => cite))];
}

/** The same for two parts of a document that say the same. */
export function saidOf(part: unknown): string {
  return JSON.stringify(part, (_key, value: unknown) => (value instanceof Map ? { map: [...value] } : value));
}
