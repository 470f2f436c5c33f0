import type { PolicySummary, PolicyVersion, PolicyVersionDetail } from '@redress/api/contract';
import { createContext } from 'svelte';
import { JudgeLine } from '../judge/judge-line.js';
import type { Subject } from '../judge/subject.js';
import { fetchCalendars } from '../server/calendars.js';
import { fetchPolicies, fetchVersion, fetchVersions } from '../server/policies.js';

/** A stored version, read and ready to decide. */
export interface Edition {
  readonly version: PolicyVersionDetail;
  readonly subject: Subject;
  /** Where it stands with the judge. */
  readonly place: string;
}

/** What all pages share: which policies there are, and the worker that decides by them. */
export class Library {
  #policies = $state.raw<readonly PolicySummary[]>();
  readonly #editions = new Map<string, Promise<Edition>>();
  #versions = new Map<string, Promise<readonly PolicyVersion[]>>();
  #opening: Promise<void> | undefined;
  readonly judge = new JudgeLine(
    new Worker(new URL('../judge/judge.worker.ts', import.meta.url), { type: 'module', name: 'judge' }),
  );

  /** Undefined until the server has answered. */
  get policies(): readonly PolicySummary[] | undefined {
    return this.#policies;
  }

  find(id: string | undefined): PolicySummary | undefined {
    return this.#policies?.find((policy) => policy.id === id);
  }

  /** Asks once; asks again after a failure. @throws ServerError */
  open(): Promise<void> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** Asks which policies and versions there are now. @throws ServerError */
  async refresh(): Promise<void> {
    this.#versions = new Map();
    this.#policies = await fetchPolicies();
  }

  /** The versions of a policy, with the days each of them holds, as of the last refresh. @throws ServerError */
  versions(policy: string): Promise<readonly PolicyVersion[]> {
    const kept = this.#versions;
    const known = kept.get(policy);
    if (known !== undefined) return known;
    const versions = fetchVersions(policy).catch((error: unknown) => {
      kept.delete(policy);
      throw error;
    });
    kept.set(policy, versions);
    return versions;
  }

  /** A frozen version never changes, so it is fetched and read once. @throws ServerError */
  edition(policy: string, number: number): Promise<Edition> {
    const place = `${policy} ${number}`;
    const known = this.#editions.get(place);
    if (known !== undefined) return known;
    const edition = this.#study(policy, number, place).catch((error: unknown) => {
      this.#editions.delete(place);
      throw error;
    });
    this.#editions.set(place, edition);
    return edition;
  }

  async #open(): Promise<void> {
    const [calendars] = await Promise.all([fetchCalendars(), this.refresh()]);
    await this.judge.call('open', calendars);
  }

  async #study(policy: string, number: number, place: string): Promise<Edition> {
    await this.open();
    const version = await fetchVersion(policy, number);
    const { effective } = version;
    const published = effective === null ? undefined : await this.judge.call('publish', { place, effective });
    if (published === undefined)
      throw new Error(`version ${number} of \`${policy}\` was published but cannot decide here`);
    return { version, subject: published.answer, place };
  }
}

export const [getLibrary, setLibrary] = createContext<Library>();
