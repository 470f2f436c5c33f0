import type { TableGrid } from '../judge/grids.js';
import type { Locale } from '@redress/api/contract';
import type { ProvenFinding } from '@redress/engine/proof';
import type { Finding, Origin } from '@redress/policy';
import type { CaseDraft } from '../case/case-draft.svelte.js';
import type { JudgeLine } from '../judge/judge-line.js';
import type { OwnTests } from '../judge/own-tests.js';
import type { Answer, Decided, Question, Studied } from '../judge/question.js';
import type { Subject } from '../judge/subject.js';
import type { Vocabulary } from '../judge/vocabulary.js';

/** The case that is decided. */
type Asked = Pick<CaseDraft, 'value' | 'at' | 'rates'>;

/** A text on trial: what is wrong with it, and what it decides of a case beside the version in force. */
export class Trial {
  readonly #judge: Pick<JudgeLine, 'call'>;
  /** Where the text stands with the judge. */
  readonly #place: string;
  #studied = $state.raw<Studied>();
  /** What was proven of the text last studied. */
  #proven = $state.raw<readonly ProvenFinding[]>();
  #source: string | undefined;
  #answer = $state.raw<Answer>();
  #decided = $state.raw<Decided>();
  #before = $state.raw<Answer>();
  #trouble = $state.raw<Error>();
  #question: Question | undefined;
  /** What `before` answers: nothing in it changes while one types. */
  #asked: { readonly place: string; readonly question: Question } | undefined;

  constructor(judge: Pick<JudgeLine, 'call'>, place: string) {
    this.#judge = judge;
    this.#place = place;
  }

  /** Those of the checks at once, those that take a proof when `prove` has been through. */
  get findings(): readonly ProvenFinding[] {
    return this.#proven ?? this.#studied?.findings ?? nothing;
  }

  /** Whether the text as it stands decides; if not, the last one that could goes on. */
  get stands(): boolean {
    return this.#studied?.stands ?? true;
  }

  /** Stays the same object while nothing in it changes, as do findings and vocabulary. */
  get subject(): Subject | undefined {
    return this.#studied?.subject;
  }

  get vocabulary(): Vocabulary | undefined {
    return this.#studied?.vocabulary;
  }

  /** The case by the text. */
  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** The last decision, kept while the case cannot be decided. */
  get decided(): Decided | undefined {
    return this.#decided;
  }

  /** The same case by the version in force. */
  get before(): Answer | undefined {
    return this.#before;
  }

  get trouble(): Error | undefined {
    return this.#trouble;
  }

  /** Has a text decide that is known to stand, until `study` reads another. */
  async fallBackOn(source: string): Promise<void> {
    await this.#judge.call('study', { place: this.#place, source });
  }

  /** Where everything that holds by the last text that stood comes from. */
  async origins(): Promise<readonly Origin[]> {
    return (await this.#judge.call('origins', this.#place))?.answer ?? [];
  }

  /** The tables of the last text that stood. */
  async grids(): Promise<readonly TableGrid[]> {
    return (await this.#judge.call('grids', this.#place))?.answer ?? [];
  }

  /** Reads a text. Of texts typed faster than they can be read only the last is. */
  async study(source: string): Promise<void> {
    try {
      const ask = { place: this.#place, source, isFollowed: this.#studied !== undefined };
      const reply = await this.#judge.call('study', ask, 'draft');
      if (reply === undefined) return;
      if (source !== this.#source) this.#proven = undefined;
      this.#source = source;
      const { findings = nothing, ...told } = { ...this.#studied, ...reply.answer };
      this.#studied = { ...told, findings };
    } catch (error) {
      this.#trouble = asError(error);
    }
  }

  /** Looks for what only shows when cases are decided; what was typed meanwhile is left for the next time. */
  async prove(): Promise<void> {
    const source = this.#source;
    if (source === undefined || this.#proven !== undefined || !this.stands) return;
    try {
      const reply = await this.#judge.call('prove', this.#place, 'draft proven');
      if (reply?.answer !== undefined && source === this.#source) this.#proven = reply.answer;
    } catch (error) {
      this.#trouble = asError(error);
    }
  }

  /**
   * Decides the case by the text that was last put to `study`, without waiting for what came of that, and by the version
   * in force, which stands at `current`. To be called whenever text, case, version or language changes.
   */
  async decide(draft: Asked, current: string, locale: Locale): Promise<void> {
    const question = this.#questionOf(draft, locale);
    if (this.#studied?.subject === undefined) return;
    try {
      await Promise.all([this.#decideNow(question), this.#decideBefore(question, current)]);
    } catch (error) {
      this.#trouble = asError(error);
    }
  }

  /** Runs the text's own tests; nothing where it does not stand. @throws Error of a defect */
  async runOwnTests(): Promise<OwnTests | undefined> {
    return (await this.#judge.call('test', this.#place))?.answer;
  }

  async #decideNow(question: Question): Promise<void> {
    const ask = { place: this.#place, question, isFollowed: this.#answer !== undefined };
    const reply = await this.#judge.call('decide', ask, 'draft decides');
    if (reply?.answer === undefined || reply.answer === 'same') return;
    this.#answer = reply.answer;
    if (reply.answer.kind === 'decided') this.#decided = reply.answer;
  }

  async #decideBefore(question: Question, place: string): Promise<void> {
    if (this.#asked?.place === place && this.#asked.question === question) return;
    this.#asked = { place, question };
    const reply = await this.#judge.call('decide', { place, question }, 'current decides');
    if (reply?.answer !== undefined && reply.answer !== 'same') this.#before = reply.answer;
  }

  /** The same object as long as nothing in it changes. */
  #questionOf({ value, at, rates }: Asked, locale: Locale): Question {
    const last = this.#question;
    if (
      last !== undefined &&
      last.case === value &&
      last.at === at &&
      last.rates === rates &&
      last.locale === locale
    )
      return last;
    this.#question = {
      case: value,
      locale,
      ...(at !== undefined && { at }),
      ...(rates !== undefined && { rates }),
    };
    return this.#question;
  }
}

const nothing: readonly Finding[] = [];

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
