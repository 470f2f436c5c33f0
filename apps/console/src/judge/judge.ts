import { readCalendar, type CalendarDocument } from '@redress/calendar';
import { decide, explain, notices, prepare, type Decision, type Program } from '@redress/engine';
import { MoneyError, RateTable, readRates } from '@redress/money';
import { CaseError, lint, readCase, Sections } from '@redress/policy';
import type { Answer, FactSource, Question, Studied } from './question.js';
import { subjectOf, type Subject } from './subject.js';
import { vocabularyOf, type Vocabulary } from './vocabulary.js';

interface Shelved {
  readonly program: Program;
  readonly subject: Subject;
}

/**
 * Reads policies and decides cases by them, in the browser. Texts stand under a place (`airline 3`, `draft`); a
 * text that cannot decide leaves the last good one of its place in force.
 */
export class Judge {
  readonly #calendars: ReadonlyMap<string, CalendarDocument>;
  readonly #shelf = new Map<string, Shelved>();
  readonly #sections = new Map<string, Sections>();
  readonly #vocabularies = new Map<string, Vocabulary>();

  /** `calendars`: documents as the server gives them, by name. Errors: CalendarError. */
  constructor(calendars: Readonly<Record<string, unknown>>) {
    this.#calendars = new Map(
      Object.entries(calendars).map(([name, document]) => [name, readCalendar(document)]),
    );
  }

  study(place: string, source: string): Studied {
    const { policy, document, findings } = lint(source, place, {
      calendars: this.#calendars,
      sections: this.#sectionsOf(place),
    });
    if (policy !== undefined) {
      const program = prepare(policy, { calendars: this.#calendars });
      this.#shelf.set(place, { program, subject: subjectOf(policy.document, program.effectiveHash) });
    }
    if (document !== undefined) {
      this.#vocabularies.set(place, vocabularyOf(document, this.#calendars.keys()));
    }
    const subject = this.#shelf.get(place)?.subject;
    const vocabulary = this.#vocabularies.get(place);
    return {
      findings,
      stands: policy !== undefined,
      ...(subject !== undefined && { subject }),
      ...(vocabulary !== undefined && { vocabulary }),
    };
  }

  /** The case decided by what stands at `place`; nothing if that never could decide. */
  decide(place: string, { at, rates, locale, ...question }: Question): Answer | undefined {
    const shelved = this.#shelf.get(place);
    if (shelved === undefined) return undefined;
    const { program } = shelved;
    const { policy } = program;
    try {
      const { reasons, ...decision } = decide(program, readCase(question.case), {
        at,
        rates: rates && new RateTable(readRates(rates)),
        explain: true,
      });
      const explained: Decision = { ...decision, ...(reasons !== undefined && { reasons }) };
      return {
        kind: 'decided',
        decision,
        explanation: explain(explained, policy, { locale, audience: 'agent' }),
        letters: notices(explained, policy, { locale }).filter(({ audience }) => audience === 'customer'),
        sources: Object.fromEntries(
          (reasons?.facts ?? []).flatMap(({ fact, source }) =>
            policy.document.facts.has(fact) ? [[fact, sourceOf(source)] as const] : [],
          ),
        ),
      };
    } catch (error) {
      if (!(error instanceof CaseError || error instanceof MoneyError)) throw error;
      return { kind: 'refused', code: error.code, message: error.message, hint: error.hint };
    }
  }

  #sectionsOf(place: string): Sections {
    const known = this.#sections.get(place) ?? new Sections();
    this.#sections.set(place, known);
    return known;
  }

  forget(place: string): void {
    this.#sections.delete(place);
    this.#shelf.delete(place);
    this.#vocabularies.delete(place);
  }
}

function sourceOf(source: string): FactSource {
  return source === 'presumed' || source === 'unknown' || source === 'irrelevant' ? source : 'stated';
}
