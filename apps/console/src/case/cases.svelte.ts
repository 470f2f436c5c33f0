import { createContext } from 'svelte';
import { CaseDraft } from './case-draft.svelte.js';
import { keepCase, readKeptCase } from './kept-case.js';

/** The case on the desk for each policy: both pages look at the same one. */
export class Cases {
  readonly #drafts = new Map<string, CaseDraft>();

  of(policy: string): CaseDraft {
    const known = this.#drafts.get(policy);
    if (known !== undefined) return known;
    const draft = new CaseDraft(readKeptCase(policy), (kept) => keepCase(policy, kept));
    this.#drafts.set(policy, draft);
    return draft;
  }
}

export const [getCases, setCases] = createContext<Cases>();
