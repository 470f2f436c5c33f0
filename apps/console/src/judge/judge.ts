import { readCalendar, type CalendarDocument } from '@redress/calendar';
import { decide, overallOf, prepare, type Decision, type Program } from '@redress/engine';
import { milesIn, writeExplanation, writeNotices, type Messages } from '@redress/engine/explain';
import { MoneyError, RateTable, readRates } from '@redress/money';
import {
  CaseError,
  mattersOf,
  readAirports,
  readCase,
  readPublished,
  type Airports,
  type LayerText,
  type Linted,
  type Policy,
  type Sections,
  type TableChecker,
} from '@redress/policy';
import type { Calls } from './calls.js';
import type * as Checking from './checking.js';
import type { proven } from './proving.js';
import type { gridsOf } from './grids.js';
import { News } from './news.js';
import type { Answer, Decided, FactSource, Question } from './question.js';
import { subjectOf, type Subject } from './subject.js';
import type { Vocabulary } from './vocabulary.js';

type Extended = ReturnType<(typeof Checking)['extendsOf']>;

/** A key at the left margin with the lines that belong to it. */
const EXTENDS_SECTION = /^extends[^\S\n]*:.*(?:\n(?=[^\S\n]|#|$|- ).*)*/mu;

/** A text that can decide. It is compiled by the first case, so that findings need not wait for that. */
interface Shelved {
  readonly policy: Policy;
  readonly subject: Subject;
  program: Program | undefined;
  /** What the checks say of it; absent of what was published. */
  readonly linted?: Linted;
}

/**
 * Reads policies and decides cases by them, in the browser. Texts stand under a place (`airline 3`, `draft`); a
 * text that cannot decide leaves the last good one of its place in force.
 */
export class Judge {
  readonly #calendars: ReadonlyMap<string, CalendarDocument>;
  readonly #shelf = new Map<string, Shelved>();
  readonly #sections = new Map<string, Sections>();
  /** What is remembered of tables from one check of a text to the next. */
  readonly #checkers = new Map<string, TableChecker>();
  readonly #vocabularies = new Map<string, Vocabulary>();
  readonly #news = new News();
  /** By id; null where there is none. */
  readonly #parents = new Map<string, LayerText | null>();
  /** What the text of a place last said it extends: nobody who types elsewhere in it changes that. */
  readonly #extends = new Map<string, { readonly section: string; readonly parents: Extended }>();
  #airports: Airports | undefined;
  #hasAskedForAirports = false;

  /** `calendars`: documents as the server gives them, by name. Errors: CalendarError. */
  constructor(calendars: Readonly<Record<string, unknown>>) {
    this.#calendars = new Map(
      Object.entries(calendars).map(([name, document]) => [name, readCalendar(document)]),
    );
  }

  /** Takes a published version, which stands. */
  publish({ place, effective }: Calls['publish']['ask']): Calls['publish']['answer'] {
    // A new version may be one that others extend.
    this.#parents.clear();
    const policy = readPublished(effective, place);
    const subject = subjectOf(policy.document);
    this.#shelf.set(place, { policy, subject, program: undefined });
    return subject;
  }

  study(
    { place, source, isFollowed = false }: Calls['study']['ask'],
    { lint, vocabularyOf, Sections: Fresh, TableChecker: FreshChecker }: typeof Checking,
  ): Calls['study']['answer'] {
    const linted = lint(source, place, {
      calendars: this.#calendars,
      sections: this.#sectionsOf(place, Fresh),
      tables: this.#checkerOf(place, FreshChecker),
      parents: (id) => this.#parents.get(id) ?? undefined,
    });
    const { policy, document, findings } = linted;
    if (policy !== undefined) {
      this.#shelf.set(place, { policy, subject: subjectOf(policy.document), program: undefined, linted });
    }
    if (document !== undefined) {
      this.#vocabularies.set(place, vocabularyOf(document, this.#calendars.keys()));
    }
    const told = {
      findings,
      subject: this.#shelf.get(place)?.subject,
      vocabulary: this.#vocabularies.get(place),
    };
    return { stands: policy !== undefined, ...this.#news.of(place, told, isFollowed) };
  }

  /** What a text extends, and that extends in turn, of which nobody has said yet how it reads. */
  lacksParents(
    { place, source }: Calls['study']['ask'],
    { extendsOf }: typeof Checking,
  ): ReturnType<typeof extendsOf> {
    const seen = new Set<string>();
    const lacking: ReturnType<typeof extendsOf>[number][] = [];
    const look = (parents: Extended): void => {
      for (const parent of parents) {
        if (seen.has(parent.id)) continue;
        seen.add(parent.id);
        const known = this.#parents.get(parent.id);
        if (known === undefined) lacking.push(parent);
        else if (known !== null) look(extendsOf(known));
      }
    };
    look(this.#extendedBy(source, place, extendsOf));
    return lacking;
  }

  #extendedBy(source: string, place: string, extendsOf: (typeof Checking)['extendsOf']): Extended {
    const section = EXTENDS_SECTION.exec(source)?.[0];
    const known = this.#extends.get(place);
    if (section !== undefined && known?.section === section) return known.parents;
    const parents = extendsOf({ text: source, file: place });
    // Of a text that cannot be read yet nothing is known.
    if (section !== undefined && parents.length > 0) this.#extends.set(place, { section, parents });
    return parents;
  }

  /** Takes the text of a policy that others extend, or that there is none of this id. */
  takeParent(id: string, text: string | null): void {
    this.#parents.set(id, text === null ? null : { text, file: `${id}.yaml` });
  }

  /** Whether what stands at `place` looks airports up, and nobody has said yet where they lie. */
  lacksAirports(place: string): boolean {
    if (this.#hasAskedForAirports) return false;
    return this.#shelf.get(place)?.subject.facts.some(({ kind }) => kind === 'place') ?? false;
  }

  /**
   * Takes the table as the server gives it, or that the server has none: codes are then unknown, there as here. What was
   * compiled without it is compiled anew. Error: AirportsError.
   */
  takeAirports(document: unknown): void {
    this.#airports = document === undefined ? undefined : readAirports(document);
    this.#hasAskedForAirports = true;
    for (const shelved of this.#shelf.values()) shelved.program = undefined;
  }

  /** The case decided by what stands at `place`; nothing if that never could decide. */
  decide(
    { place, question, isFollowed = false }: Calls['decide']['ask'],
    messages: Messages,
  ): Calls['decide']['answer'] {
    const shelved = this.#shelf.get(place);
    if (shelved === undefined) return undefined;
    const decided = decideBy(this.#programOf(shelved), question, messages);
    const { answer } = this.#news.of(place, { answer: decided }, isFollowed);
    return answer ?? 'same';
  }

  /** Runs the tests inside the policy that stands at `place`. */
  test(place: Calls['test']['ask'], { ownTests }: typeof Checking): Calls['test']['answer'] {
    const shelved = this.#shelf.get(place);
    return shelved && ownTests(this.#programOf(shelved));
  }

  /** All findings of the text that stands at `place`, with cases that show them. */
  prove(place: Calls['prove']['ask'], prove: typeof proven): Calls['prove']['answer'] {
    const shelved = this.#shelf.get(place);
    return shelved?.linted && prove(shelved.linted, this.#programOf(shelved));
  }

  /** Where everything that holds by what stands at `place` comes from. */
  origins(place: Calls['origins']['ask'], find: typeof Checking.originsOf): Calls['origins']['answer'] {
    const sources = this.#shelf.get(place)?.policy.sources;
    return sources && find(sources);
  }

  /** The tables of what stands at `place`. */
  grids(place: Calls['grids']['ask'], find: typeof gridsOf): Calls['grids']['answer'] {
    const shelved = this.#shelf.get(place);
    return shelved && find(shelved.policy, shelved.linted?.findings);
  }

  #programOf(shelved: Shelved): Program {
    return (shelved.program ??= prepare(shelved.policy, {
      calendars: this.#calendars,
      airports: this.#airports,
    }));
  }

  #sectionsOf(place: string, Fresh: typeof Sections): Sections {
    const known = this.#sections.get(place) ?? new Fresh();
    this.#sections.set(place, known);
    return known;
  }

  #checkerOf(place: string, Fresh: typeof TableChecker): TableChecker {
    const known = this.#checkers.get(place) ?? new Fresh();
    this.#checkers.set(place, known);
    return known;
  }

  forget(place: string): void {
    this.#extends.delete(place);
    this.#checkers.delete(place);
    this.#sections.delete(place);
    this.#shelf.delete(place);
    this.#vocabularies.delete(place);
    this.#news.forget(place);
  }
}

function decideBy(program: Program, question: Question, messages: Messages): Answer {
  try {
    const matters = mattersOf(question.case).map((matter) =>
      decideMatter(program, matter, question, messages),
    );
    const [first, ...others] = matters;
    if (first === undefined) throw new Error('a case without any matter was read');
    if (others.length === 0 && question.case['matters'] === undefined) return first;
    const decisions = matters.map(({ decision }) => decision);
    return { ...first, several: { matters, overall: overallOf(program.policy, decisions) } };
  } catch (error) {
    if (!(error instanceof CaseError || error instanceof MoneyError)) throw error;
    return { kind: 'refused', code: error.code, message: error.message, hint: error.hint };
  }
}

function decideMatter(
  program: Program,
  matter: unknown,
  { at, rates }: Question,
  messages: Messages,
): Decided {
  const { policy } = program;
  const { reasons, ...decision } = decide(program, readCase(matter), {
    at,
    rates: rates && new RateTable(readRates(rates)),
    explain: true,
  });
  const explained: Decision = { ...decision, ...(reasons !== undefined && { reasons }) };
  return {
    kind: 'decided',
    decision,
    explanation: writeExplanation(explained, policy, messages, 'agent'),
    letters: writeNotices(explained, policy, messages).filter(({ audience }) => audience === 'customer'),
    miles: Object.fromEntries(
      decision.remedies.flatMap((remedy) => {
        const miles = milesIn(remedy, explained);
        return miles === undefined ? [] : [[remedy.id, miles] as const];
      }),
    ),
    sources: Object.fromEntries(
      (reasons?.facts ?? []).flatMap(({ fact, source }) =>
        policy.document.facts.has(fact) ? [[fact, sourceOf(source)] as const] : [],
      ),
    ),
  };
}

function sourceOf(source: string): FactSource {
  return source === 'presumed' || source === 'unknown' || source === 'irrelevant' ? source : 'stated';
}
