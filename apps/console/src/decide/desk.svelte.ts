import type { DecideResponse, Locale, PolicyDetail, PolicySummary, Sample } from '@redress/api/contract';
import { fetchPolicies, fetchPolicy, requestDecision, ServerError } from '../server/client.js';
import { readCase, type ReadCase } from './read-case.js';

export type Trouble =
  | { readonly kind: 'case'; readonly read: Exclude<ReadCase, { kind: 'case' }> }
  | { readonly kind: 'server'; readonly error: ServerError };

/** A decision with the text and locale it was made for, so that the page can tell when it no longer fits. */
export interface Decided {
  readonly policy: PolicyDetail;
  readonly text: string;
  readonly locale: Locale;
  readonly response: DecideResponse;
}

/** The state of the page: which policies there are, the case being written, and what became of it. */
export class Desk {
  #policies = $state.raw<readonly PolicySummary[]>();
  #policy = $state.raw<PolicyDetail>();
  #sample = $state.raw<Sample>();
  #decided = $state.raw<Decided>();
  #trouble = $state.raw<Trouble>();
  #isDeciding = $state(false);
  text = $state('');

  /** Undefined until the server has answered. */
  get policies(): readonly PolicySummary[] | undefined {
    return this.#policies;
  }

  get policy(): PolicyDetail | undefined {
    return this.#policy;
  }

  /** The sample whose text stands in the editor unchanged. */
  get sample(): Sample | undefined {
    return this.#sample !== undefined && this.text === this.#textOf(this.#sample) ? this.#sample : undefined;
  }

  get decided(): Decided | undefined {
    return this.#decided;
  }

  get isStale(): boolean {
    return (
      this.#decided !== undefined &&
      (this.#decided.text !== this.text || this.#decided.policy !== this.#policy)
    );
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  get isDeciding(): boolean {
    return this.#isDeciding;
  }

  async open(): Promise<void> {
    await this.#tell(async () => {
      this.#policies = await fetchPolicies();
      const [first] = this.#policies;
      if (first !== undefined) await this.choose(first.id);
    });
  }

  async choose(id: string): Promise<void> {
    await this.#tell(async () => {
      const policy = await fetchPolicy(id);
      this.#policy = policy;
      this.#sample = undefined;
    });
  }

  take(sample: Sample): void {
    this.#sample = sample;
    this.#trouble = undefined;
    this.text = this.#textOf(sample);
  }

  /** Decides what stands in the editor. */
  async decide(locale: Locale): Promise<void> {
    const read = readCase(this.text);
    if (read.kind !== 'case') {
      this.#trouble = { kind: 'case', read };
      return;
    }
    if (this.#policy === undefined || this.#isDeciding) return;
    const { text } = this;
    const policy = this.#policy;
    const { at, rates } = this.sample ?? {};
    this.#isDeciding = true;
    await this.#tell(async () => {
      const response = await requestDecision({
        policy: policy.id,
        case: { id: 'case', ...read.value },
        locale,
        ...(at !== undefined && { at }),
        ...(rates !== undefined && { rates }),
      });
      this.#decided = { policy, text, locale, response };
    });
    this.#isDeciding = false;
  }

  /** Has the decision on the page worded again for another reader; the decision itself stays the same. */
  async reword(locale: Locale): Promise<void> {
    if (this.#decided !== undefined && this.#decided.locale !== locale && !this.isStale)
      await this.decide(locale);
  }

  async #tell(work: () => Promise<void>): Promise<void> {
    try {
      this.#trouble = undefined;
      await work();
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      this.#trouble = { kind: 'server', error };
    }
  }

  /** A test of a policy has no id; letters speak of one. */
  #textOf(sample: Sample): string {
    const number = (this.#policy?.samples.indexOf(sample) ?? 0) + 1;
    return JSON.stringify({ id: `sample-${number}`, ...sample.case }, null, 2);
  }
}
