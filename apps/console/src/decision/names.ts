import type { Labels, Locale, Text } from '@redress/api/contract';
import { pickText } from '../i18n/locale.js';

/** What the policy calls its fields, values, facts and items in one language; an id without a title is shown as it is. */
export class Names {
  readonly #labels: Labels;
  readonly #locale: Locale;
  readonly #parties: Readonly<Record<string, string>>;

  /** `parties`: words for departments, people and moments to which the policy gives no title. */
  constructor(labels: Labels, locale: Locale, parties: Readonly<Record<string, string>>) {
    this.#labels = labels;
    this.#locale = locale;
    this.#parties = parties;
  }

  /** `field` is qualified: `class.severity`, `route.department`, `responsibility.party`. */
  field(field: string): string {
    return this.#title(this.#labels.fields[field]?.title) ?? field.slice(field.indexOf('.') + 1);
  }

  fieldValue(field: string, value: string): string {
    return this.#title(this.#labels.fields[field]?.values?.[value]) ?? value;
  }

  /** The facts it can name. */
  get facts(): readonly string[] {
    return Object.keys(this.#labels.facts);
  }

  /** A field of the elements of a list, `passengers[].age`, with the list before it. */
  fact(fact: string): string {
    const [, list, field] = /^(.+)\[\]\.(.+)$/.exec(fact) ?? [];
    if (list !== undefined && field !== undefined)
      return `${this.fact(list)} · ${this.itemField(list, field)}`;
    return this.#title(this.#labels.facts[fact]?.title) ?? this.#own(fact) ?? fact;
  }

  /** The field by itself, where the list is said already. */
  itemField(list: string, field: string): string {
    return this.#title(this.#labels.facts[`${list}[].${field}`]?.title) ?? field;
  }

  factValue(fact: string, value: string): string {
    return this.#title(this.#labels.facts[fact]?.values?.[value]) ?? value;
  }

  /** A stage, remedy, approval or checklist by its id. */
  item(id: string): string {
    return this.#title(this.#labels.items[id]) ?? id;
  }

  notice(id: string): string {
    return this.#title(this.#labels.notices[id]) ?? id;
  }

  /** A department or person: by the title under `parties`, else as a value of a field, for instance of routing. */
  party(id: string): string {
    const own = Object.hasOwn(this.#labels.parties, id) ? this.#labels.parties[id] : undefined;
    const titled = Object.values(this.#labels.fields).find(({ values }) => values?.[id] !== undefined);
    return this.#title(own ?? titled?.values?.[id]) ?? this.#own(id) ?? id;
  }

  /** Where something is undetermined: `classification.topic`, `remedies.voucher`. */
  place(where: string): string {
    const [group = '', ...rest] = where.split('.');
    const id = rest.join('.');
    if (group === 'notices') return this.notice(id);
    const prefix = fieldPrefixes[group];
    return prefix === undefined ? this.item(id || where) : this.field(`${prefix}.${id}`);
  }

  #own(id: string): string | undefined {
    return Object.hasOwn(this.#parties, id) ? this.#parties[id] : undefined;
  }

  #title(text: Text | undefined): string | undefined {
    return pickText(text, this.#locale);
  }
}

const fieldPrefixes: Readonly<Record<string, string>> = {
  classification: 'class',
  routing: 'route',
  responsibility: 'responsibility',
};
