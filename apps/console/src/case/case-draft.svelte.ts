import type { Sample } from '@redress/api/contract';
import type { Subject } from '../judge/subject.js';
import { flatFacts } from './flat-facts.js';
import type { KeptCase } from './kept-case.js';
import type { ReadCase } from './read-case.js';
import { nowIn } from './wall-clock.js';

type Value = Readonly<Record<string, unknown>>;

/** The case on the desk, as a form fills it in or as it was pasted. Both are one value; the text may lag behind it. */
export class CaseDraft {
  #value = $state.raw<Value>({});
  #at = $state.raw<string>();
  #rates = $state.raw<readonly unknown[]>();
  #sample = $state.raw<Sample>();
  #text = $state<string>();
  #trouble = $state.raw<Exclude<ReadCase, { kind: 'case' }>>();
  #key = $state(newKey());
  #isRestored = $state(false);
  readonly #keep: (kept: KeptCase) => void;

  /** Begins with what was `kept`, if anything was; `keep` is called with each change. */
  constructor(kept?: KeptCase, keep: (kept: KeptCase) => void = () => {}) {
    this.#keep = keep;
    if (kept === undefined) return;
    this.#value = kept.value;
    this.#at = kept.at;
    this.#rates = kept.rates;
    this.#key = kept.key;
    this.#text = kept.broken?.text;
    this.#trouble = kept.broken?.trouble;
    this.#isRestored = !this.isEmpty || kept.broken !== undefined;
  }

  /** As `redress decide` takes it: `id`, `receivedAt`, `facts` and what else was given. */
  get value(): Value {
    return this.#value;
  }

  get facts(): Value {
    const { facts } = this.#value;
    return isValue(facts) ? facts : {};
  }

  /** The moment to decide at, where it is not the receipt. */
  get at(): string | undefined {
    return this.#at;
  }

  get rates(): readonly unknown[] | undefined {
    return this.#rates;
  }

  /** The sample it was taken from, until something in it changes. */
  get sample(): Sample | undefined {
    return this.#sample;
  }

  /** The same as long as the case is: storing it twice stores it once. */
  get key(): string {
    return this.#key;
  }

  /** Whether it was brought back after a reload and nothing in it has changed since. */
  get isRestored(): boolean {
    return this.#isRestored;
  }

  get isEmpty(): boolean {
    return Object.keys(this.facts).length === 0;
  }

  get text(): string {
    return this.#text ?? JSON.stringify(this.#value, null, 2);
  }

  /** What is wrong with the text; the case is then the last one that could be read. */
  get trouble(): Exclude<ReadCase, { kind: 'case' }> | undefined {
    return this.#trouble;
  }

  /** A new case, received now. */
  clear(receivedAt: string): void {
    this.#at = undefined;
    this.#rates = undefined;
    this.#put({ id: newId(receivedAt), receivedAt, facts: {} });
  }

  /** Lays a new case on an empty desk. */
  begin(zone: string): void {
    if (this.#value.id === undefined) this.clear(nowIn(zone));
  }

  take(sample: Sample, subject: Subject): void {
    this.#at = sample.at;
    this.#rates = sample.rates;
    this.#put({
      id: newId(nowIn(subject.zone)),
      ...sample.case,
      facts: flatFacts(isValue(sample.case.facts) ? sample.case.facts : {}, namesOf(subject)),
    });
    this.#sample = sample;
  }

  /** A stored case, to be decided again. */
  adopt(
    stored: Value,
    subject: Subject,
    at: string | undefined,
    rates: readonly unknown[] | undefined,
  ): void {
    const facts = isValue(stored.facts) ? stored.facts : {};
    this.#at = at;
    this.#rates = rates;
    this.#put({ ...stored, facts: flatFacts(facts, namesOf(subject)) });
  }

  /** `undefined` makes the fact unknown, `null` known to be none. */
  state(fact: string, value: unknown): void {
    const { [fact]: _before, ...others } = this.facts;
    this.#put({ ...this.#value, facts: value === undefined ? others : { ...this.facts, [fact]: value } });
  }

  /** `id`, `receivedAt` or `incidentAt`. */
  set(part: 'id' | 'receivedAt' | 'incidentAt', value: string | undefined): void {
    const { [part]: _before, ...others } = this.#value;
    this.#put(value === undefined ? others : { ...this.#value, [part]: value });
  }

  decideAt(at: string | undefined): void {
    this.#at = at;
    this.#changed();
  }

  /** Takes over what was typed as JSON as soon as it reads as a case. */
  write(text: string, read: ReadCase, subject: Subject): void {
    if (read.kind === 'case') {
      const facts = isValue(read.value.facts) ? read.value.facts : {};
      this.#put({
        id: this.#value.id ?? newId(nowIn(subject.zone)),
        ...read.value,
        facts: flatFacts(facts, namesOf(subject)),
      });
      this.#text = text;
    } else {
      this.#trouble = read;
      this.#text = text;
      this.#isRestored = false;
      this.#keepNow();
    }
  }

  #put(value: Value): void {
    this.#value = value;
    this.#text = undefined;
    this.#trouble = undefined;
    this.#changed();
  }

  #changed(): void {
    this.#sample = undefined;
    this.#key = newKey();
    this.#isRestored = false;
    this.#keepNow();
  }

  #keepNow(): void {
    const trouble = this.#trouble;
    this.#keep({
      value: this.#value,
      key: this.#key,
      at: this.#at,
      rates: this.#rates,
      broken: trouble && { text: this.text, trouble },
    });
  }
}

function namesOf({ facts }: Subject): string[] {
  return facts.map(({ name }) => name);
}

function newKey(): string {
  return crypto.randomUUID();
}

/** Numbers for people: the day, and enough letters not to meet another one of that day. */
function newId(receivedAt: string): string {
  const day = receivedAt.slice(0, 10).replaceAll('-', '');
  return `${day}-${crypto.randomUUID().slice(0, 6)}`;
}

function isValue(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
