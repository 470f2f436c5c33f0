import { zoneOf, type Zone } from '@redress/calendar';
import type { MoneyJson } from '@redress/money';
import {
  declarationOf,
  itemName,
  lawOf,
  outputNamed,
  type CaseFinding,
  type Literal,
  type Notice,
  type Policy,
  type Sourced,
  type Text,
  type ValueType,
  type Within,
} from '@redress/policy';
import type { FactReason, FieldValue } from '../decision.js';
import { parseDuration } from '../duration.js';
import {
  CLOCK_FINDINGS,
  ENGINE_FINDINGS,
  READING_FINDINGS,
  type ClockFinding,
  type EngineFinding,
  type Messages,
  type ReadingFinding,
} from './messages.js';
import { dateWords, dueWords, momentWords } from './moment-words.js';
import { moneyWords, groupedNumber } from './money-words.js';

/**
 * A policy's own words in one language: titles of what it names and values as people read them. A missing translation
 * is said in English, a missing title by its id.
 */
export class Wording {
  readonly zone: Zone;
  readonly #enumTitles: ReadonlyMap<string, Text | undefined>;

  constructor(
    readonly policy: Policy,
    readonly messages: Messages,
    /** What the names hold in the case, where the decision tells. */
    private readonly facts: readonly FactReason[] = [],
  ) {
    this.zone = zoneOf(policy.document.zone);
    this.#enumTitles = fieldValueTitles(policy);
  }

  text(text: Text | undefined, id: string): string {
    return text?.[this.messages.locale] ?? text?.en ?? id;
  }

  /** The title of a fact, derivation, value, field, total or moment of the case, by the name it is read by. */
  name(name: string): string {
    const { document } = this.policy;
    const [group = '', ...rest] = name.split('.');
    const inner = rest.join('.');
    switch (group) {
      case 'value':
        return this.text(document.values.get(inner)?.find(({ title }) => title !== undefined)?.title, inner);
      case 'option':
        return this.text(document.options.get(inner)?.title, inner);
      case 'class':
        return this.text(document.classification.get(inner)?.title, inner);
      case 'route':
        return this.text(document.routing.get(inner)?.title, inner);
      case 'responsibility':
        return document.shares.has(inner)
          ? this.shares(inner)
          : this.text(document.responsibility.get(inner)?.title, inner);
      case 'case':
        if (isCaseName(inner)) return this.messages.caseNames[inner];
        break;
      case 'table': {
        const [table, output] = outputNamed(name, document) ?? [];
        if (table === undefined || output === undefined) break;
        return this.text(table.outputs.get(output)?.title ?? table.title, name);
      }
      case 'total':
        if (isBasis(inner)) return this.messages.total(this.messages.bases[inner]);
        if (inner === 'all') return this.messages.allTotals;
        break;
      case 'remedy':
        if (inner.endsWith('.total'))
          return this.messages.total(this.output(`remedies.${inner.slice(0, -'.total'.length)}`));
        break;
    }
    const item = ITEM.exec(name);
    if (item !== null) return this.item(item[1] ?? '', item[2], item[3]);
    return this.text((document.facts.get(name) ?? document.derive.get(name))?.title, name);
  }

  /** Of a law with the title of that law. */
  shares(name: string): string {
    const law = lawOf(this.policy.document, name);
    const { shares } = this.messages;
    return law === undefined ? shares : this.messages.remark(shares, this.text(law.title, law.id));
  }

  /** A field of the elements of a list, `passengers[].age`, or of one of them, `passengers[3].age`, or that one: `passengers[3]`. */
  private item(list: string, position: string | undefined, field: string | undefined): string {
    const declared =
      field === undefined ? undefined : declarationOf(this.policy.document, itemName(list, field));
    return [
      this.name(list),
      ...(position === undefined || position === ''
        ? []
        : [this.messages.element(String(Number(position) + 1))]),
      ...(field === undefined ? [] : [this.text(declared?.title, field)]),
    ].join(' · ');
  }

  /** The title of what a decision speaks of: `classification.topic`, `remedies.voucher`, `stages.investigate`; else a name. */
  output(where: string): string {
    const [group = '', ...rest] = where.split('.');
    const id = rest.join('.');
    switch (group) {
      case 'classification':
        return this.name(`class.${id}`);
      case 'routing':
        return this.name(`route.${id}`);
      case 'tables':
        return this.title(this.policy.document.tables.get(id), id);
      case 'remedies':
      case 'approvals':
      case 'stages':
      case 'reports':
      case 'checklists': {
        const found = this.policy.document[group].find((item) => item.id === id);
        return found === undefined ? this.name(where) : this.title(found, id);
      }
      case 'notices': {
        const notice = this.policy.document.notices.find((one) => one.id === id);
        return notice === undefined ? this.name(where) : this.messages.noticeOf(this.noticeTitle(notice));
      }
      default:
        if (where === this.policy.document.policy) return this.text(this.policy.document.title, where);
        return isCaseName(where) ? this.messages.caseNames[where] : this.name(where);
    }
  }

  /** A notice without a title is called by the step that sends it. */
  private noticeTitle({ id, title, at }: Notice): string {
    const stage =
      at.kind === 'stage' ? this.policy.document.stages.find((one) => one.id === at.stage) : undefined;
    return this.text(title ?? stage?.title, id);
  }

  title(item: Sourced | undefined, id: string): string {
    return this.text(item?.title, id);
  }

  /** The title of a named condition. */
  condition(name: string): string {
    return this.title(this.policy.document.conditions.get(name), name);
  }

  /**
   * A party or department: by its title, as a value of one of the policy's fields, as the language names it, or by its id.
   * `item`: what speaks of it. A law calls its parties by its own words; a title that only the policy has is told with the id.
   */
  party(id: string, item?: string): string {
    const { parties } = this.messages;
    const { document } = this.policy;
    const law = item === undefined ? undefined : lawOf(document, item);
    const own =
      law === undefined ? undefined : (law.parties.get(id) ?? this.#enumTitles.get(`${law.id} ${id}`));
    if (own !== undefined) return this.text(own, id);
    const title = document.parties.get(id) ?? this.#enumTitles.get(id);
    if (title !== undefined && law === undefined) return this.text(title, id);
    if (isPartyOf(parties, id)) return parties[id];
    return title === undefined ? id : this.messages.remark(this.text(title, id), id);
  }

  /** A number without its unit, for a text that writes the unit itself; anything else as `value`. */
  bareValue(name: string, value: FieldValue): string {
    return typeof value === 'number' && !this.isPercent(name)
      ? groupedNumber(String(value))
      : this.value(name, value);
  }

  /** What a name holds, as people read it. Unknown is said so. */
  value(name: string, value: FieldValue | undefined): string {
    if (value === undefined) return this.messages.unknown;
    if (value === null) return this.messages.none;
    if (this.isPercent(name)) return this.percent(String(value));
    const type = this.policy.types.get(name);
    return type === undefined ? this.untyped(value) : this.typed(value, type);
  }

  private typed(value: Exclude<FieldValue, null>, type: ValueType): string {
    if (typeof value === 'boolean') return value ? this.messages.yes : this.messages.no;
    switch (type.kind) {
      case 'enum':
        return typeof value === 'string' ? this.text(type.values.get(value), value) : this.untyped(value);
      case 'date':
        return typeof value === 'string' ? this.date(value) : this.untyped(value);
      case 'instant':
        return typeof value === 'string' ? this.moment(value) : this.untyped(value);
      case 'duration':
        return typeof value === 'string' ? this.duration(value) : this.untyped(value);
      case 'integer':
      case 'decimal':
        return typeof value === 'number' ? this.quantity(value, type.unit) : this.untyped(value);
      case 'list':
        return typeof value === 'number' ? this.messages.elements(String(value)) : this.untyped(value);
      case 'money':
        if (typeof value === 'string' || typeof value === 'number')
          return this.money({
            amount: String(value),
            currency: type.currency ?? this.policy.document.currency,
          });
        return this.untyped(value);
      default:
        return this.untyped(value);
    }
  }

  money(money: MoneyJson): string {
    return moneyWords(money, this.messages);
  }

  /** An amount between two ends; without an upper one there is none. */
  range(low: MoneyJson, high: MoneyJson | undefined): string {
    if (high === undefined) return this.messages.atLeast(this.money(low));
    if (low.amount === high.amount) return this.money(low);
    return /[1-9]/.test(low.amount)
      ? this.messages.between(this.money(low), this.money(high))
      : this.messages.atMost(this.money(high));
  }

  percent(number: string): string {
    return `${groupedNumber(number)}%`;
  }

  /** In the zone of the policy; what is said of an output of a law (`stages.eu261.reimbursement`), in the law's own. */
  moment(instant: string, where?: string): string {
    return momentWords(instant, this.#zoneAt(where), this.messages);
  }

  /** The end of a period of an output, in its zone: 24:00 belongs to the day that ends then, which is its last day. */
  due(instant: string, where: string): string {
    return dueWords(instant, this.#zoneAt(where), this.messages);
  }

  #zoneAt(where: string | undefined): Zone {
    const law =
      where === undefined ? undefined : lawOf(this.policy.document, where.slice(where.indexOf('.') + 1));
    return law === undefined ? this.zone : zoneOf(law.zone);
  }

  date(date: string): string {
    return dateWords(date, this.messages);
  }

  /** A period in words; `length` is what the name that gives its length holds in the case. */
  within(within: Within, length?: number): string {
    if (within.kind === 'until') {
      const cutOff = within.cutOffWorkingDays;
      return this.messages.until(
        within.until,
        cutOff === undefined ? undefined : this.messages.units.workingDays(String(cutOff)),
      );
    }
    const { count, unit } = within;
    return this.messages.units[unit](
      count.kind === 'constant'
        ? literalText(count.value)
        : length === undefined
          ? this.#length(count.name)
          : String(length),
    );
  }

  /** The number a name holds in the case, else the name. */
  #length(name: string): string {
    const value = this.facts.find(({ fact }) => fact === name)?.value;
    return typeof value === 'number' ? String(value) : this.name(name);
  }

  /** Some of the words a term is made of. */
  term(name: string): string {
    const term = this.policy.document.terms.get(name);
    if (term === undefined) return name;
    const own = this.messages.locale === 'en' ? term.en : term.zh;
    const words = own.length > 0 ? own : [...term.zh, ...term.en];
    const shown = words.slice(0, SHOWN_WORDS).map((word) => this.messages.quoted(word));
    return this.messages.words(shown, words.length > SHOWN_WORDS);
  }

  /** Words of the case as they may stand in a line of ours. */
  oneLine(text: string): string {
    return onOneLine(text);
  }

  /**
   * A finding in the reader's language: of the engine in our words, of a clock or the reading of the case in its own
   * English ones where that is the language, else in ours with what it names.
   */
  finding({ code, message, where, given, meant }: CaseFinding): string {
    const words = this.findingWords(code, where) ?? message;
    const isForeign = words !== message && !isEngineFinding(code);
    // The lines below say what was given and meant.
    const named = isForeign ? namedIn(message).filter((name) => ![where, given, meant].includes(name)) : [];
    const said =
      named.length === 0
        ? words
        : this.messages.remark(words, ...named.map((name) => this.messages.quoted(this.oneLine(name))));
    return where === undefined ? said : this.messages.findingAt(this.output(where), said);
  }

  private findingWords(code: string, where = ''): string | undefined {
    const { findings, foreignFindings } = this.messages;
    // A clock names what is wrong with a date or a period by codes that facts have too.
    if (isClockFinding(code) && /^(?:stages|reports|remedies)\./.test(where))
      return foreignFindings?.clock[code];
    if (isEngineFinding(code)) return findings[code];
    return isReadingFinding(code) ? foreignFindings?.reading[code] : undefined;
  }

  /** Whether the name is a percentage of the policy; its type is a decimal. */
  isPercent(name: string): boolean {
    return (
      name.startsWith('value.') &&
      this.policy.document.values.get(name.slice('value.'.length))?.[0]?.type === 'percent'
    );
  }

  private quantity(value: number, unit: string | undefined): string {
    const number = groupedNumber(String(value));
    if (unit === undefined) return number;
    const { factUnits } = this.messages;
    return isUnitOf(factUnits, unit) ? factUnits[unit](number) : this.messages.withUnit(number, unit);
  }

  private duration(text: string): string {
    const seconds = parseDuration(text) / 1000;
    if (!Number.isFinite(seconds)) return text;
    return this.messages.duration(
      Math.floor(seconds / 3600),
      Math.floor((seconds % 3600) / 60),
      Math.floor(seconds % 60),
    );
  }

  private untyped(value: Exclude<FieldValue, null>): string {
    if (typeof value === 'boolean') return value ? this.messages.yes : this.messages.no;
    if (typeof value === 'object') return this.money(value);
    return typeof value === 'number' ? groupedNumber(String(value)) : onOneLine(value);
  }
}

/** A list, the position of an element, a field. */
const ITEM = /^([^[\]]+)\[(\d*)\](?:\.(.+))?$/;

const SHOWN_WORDS = 3;

/** Free text of a case on one line and without control characters: it must not move a terminal's cursor nor feign lines of ours. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** By value; of laws also by the law and the value. */
function fieldValueTitles({ document }: Policy): Map<string, Text | undefined> {
  const titles = new Map<string, Text | undefined>();
  for (const fields of [document.routing, document.responsibility]) {
    for (const { name, type } of fields.values()) {
      if (type.kind !== 'enum') continue;
      const law = lawOf(document, name);
      for (const [id, title] of type.values)
        for (const called of law === undefined ? [id] : [id, `${law.id} ${id}`])
          if (title !== undefined && !titles.has(called)) titles.set(called, title);
    }
  }
  return titles;
}

function literalText(literal: Literal): string {
  return typeof literal === 'object' && literal !== null ? literal.amount : String(literal);
}

function isCaseName(text: string): text is keyof Messages['caseNames'] {
  return text === 'id' || text === 'receivedAt' || text === 'incidentAt' || text === 'at';
}

function isBasis(text: string): text is keyof Messages['bases'] {
  return text === 'law' || text === 'contract' || text === 'goodwill';
}

function isEngineFinding(code: string): code is EngineFinding {
  return ENGINE_FINDINGS.some((known) => known === code);
}

function isReadingFinding(code: string): code is ReadingFinding {
  return READING_FINDINGS.some((known) => known === code);
}

function isClockFinding(code: string): code is ClockFinding {
  return CLOCK_FINDINGS.some((known) => known === code);
}

/** What a message has in backticks. */
function namedIn(message: string): string[] {
  return [...new Set([...message.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []))];
}

function isPartyOf(parties: Messages['parties'], id: string): id is keyof Messages['parties'] {
  return Object.hasOwn(parties, id);
}

function isUnitOf(units: Messages['factUnits'], unit: string): unit is keyof Messages['factUnits'] {
  return Object.hasOwn(units, unit);
}
