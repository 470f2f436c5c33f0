import type { Locale, PolicyVersion, StoredCase, StoredMatters } from '@redress/api/contract';
import type { CaseDraft } from '../case/case-draft.svelte.js';
import type { Cases } from '../case/cases.svelte.js';
import { nowIn } from '../case/wall-clock.js';
import type { Answer, Decided } from '../judge/question.js';
import { storeCase } from '../server/cases.js';
import type { Edition, Library } from '../shell/library.svelte.js';
import { dayOfReceipt, versionFor } from '../shell/version-for.js';

/** The state of the page: the version of the policy that decides, the case on the desk, what is decided of it. */
export class Desk {
  readonly #library: Library;
  readonly #cases: Cases;
  #edition = $state.raw<Edition>();
  #versions = $state.raw<readonly PolicyVersion[]>([]);
  #draft = $state.raw<CaseDraft>();
  #answer = $state.raw<Answer>();
  #decided = $state.raw<Decided>();
  #trouble = $state.raw<Error>();
  #stored = $state.raw<StoredCase | StoredMatters>();
  #storedAs = $state<string>();
  #isStoring = $state(false);
  #storingTrouble = $state.raw<Error>();
  #troubleAs = $state<string>();

  constructor(library: Library, cases: Cases) {
    this.#library = library;
    this.#cases = cases;
  }

  /** The version of the chosen policy that the case is decided by: the one in force when it was received. */
  get edition(): Edition | undefined {
    return this.#edition;
  }

  /** Which one that is, and whether by the day of the receipt; nothing where none is in force then. */
  get deciding():
    | { readonly version: PolicyVersion; readonly current: number | undefined; readonly isByReceipt: boolean }
    | undefined {
    const day = this.#day;
    const version = versionFor(this.#versions, day);
    const current = versionFor(this.#versions, undefined)?.number;
    return version && { version, current, isByReceipt: day !== undefined };
  }

  get #day(): string | undefined {
    const zone = this.#edition?.subject.zone;
    return zone === undefined || this.#draft === undefined
      ? undefined
      : dayOfReceipt(this.#draft.value, zone);
  }

  get draft(): CaseDraft | undefined {
    return this.#draft;
  }

  /** What came of the case as it stands. */
  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** The last decision, kept while the case cannot be decided. */
  get decided(): Decided | undefined {
    return this.#decided;
  }

  get trouble(): Error | undefined {
    return this.#trouble;
  }

  /** The case on the desk as it was stored, until something in it changes. */
  get stored(): { readonly id: string; readonly version: number } | undefined {
    if (this.#stored === undefined || this.#storedAs !== this.#draft?.key) return undefined;
    const version = versionOf(this.#stored);
    return version === undefined ? undefined : { id: this.#stored.id, version };
  }

  /** Whether `decided` is of an earlier case than the one on the desk, which cannot be decided. */
  get isStale(): boolean {
    return this.#draft?.trouble !== undefined || this.#answer?.kind === 'refused';
  }

  get canStore(): boolean {
    return this.#draft !== undefined && !this.#draft.isEmpty && !this.isStale && this.stored === undefined;
  }

  /** How much of what the case states the decision could not use. */
  get unused(): number {
    const decided = this.#decided;
    if (decided === undefined) return 0;
    const unusedIn = ({ explanation }: Decided): number =>
      explanation.sections.find(({ id }) => id === 'badFacts')?.lines.length ?? 0;
    return (decided.several?.matters ?? [decided]).reduce((sum, one) => sum + unusedIn(one), 0);
  }

  get isStoring(): boolean {
    return this.#isStoring;
  }

  /** Why the case could not be stored, until something in it changes. */
  get storingTrouble(): Error | undefined {
    return this.#troubleAs === this.#draft?.key ? this.#storingTrouble : undefined;
  }

  /** Takes up a policy, the first one if it is not said which. */
  async choose(policy: string | undefined): Promise<void> {
    try {
      await this.#library.open();
      await this.#library.refresh();
      const chosen = this.#library.find(policy) ?? this.#library.policies?.[0];
      if (chosen === undefined) return;
      const versions = await this.#library.versions(chosen.id);
      const current = await this.#library.edition(chosen.id, chosen.current);
      const draft = this.#cases.of(chosen.id);
      const { zone } = current.subject;
      draft.begin(zone);
      const number = versionFor(versions, dayOfReceipt(draft.value, zone))?.number ?? chosen.current;
      const edition = await this.#library.edition(chosen.id, number);
      if (this.#edition?.version.effectiveHash !== edition.version.effectiveHash) {
        this.#decided = undefined;
        this.#answer = undefined;
      }
      this.#edition = edition;
      this.#versions = versions;
      this.#draft = draft;
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = asError(error);
    }
  }

  /** Decides the case as it stands; called again whenever it, the policy or the reader's language changes. */
  async decide(locale: Locale): Promise<void> {
    const edition = this.#edition;
    const draft = this.#draft;
    if (edition === undefined || draft === undefined) return;
    const { value, at, rates } = draft;
    const { deciding } = this;
    if (deciding === undefined) {
      const message = `\`${this.#day ?? ''}\``;
      this.#answer = { kind: 'refused', code: 'no-version-in-force', message, hint: '' };
      return;
    }
    try {
      if (deciding.version.number !== edition.version.number) {
        const other = await this.#library.edition(edition.subject.id, deciding.version.number);
        // Deciding begins anew with it.
        if (this.#edition === edition && this.#draft?.value === value) this.#edition = other;
        return;
      }
      const question = {
        case: value,
        locale,
        ...(at !== undefined && { at }),
        ...(rates !== undefined && { rates }),
      };
      const reply = await this.#library.judge.call('decide', { place: edition.place, question }, 'desk');
      if (reply?.answer === undefined || reply.answer === 'same' || this.#edition !== edition) return;
      this.#answer = reply.answer;
      if (reply.answer.kind === 'decided') this.#decided = reply.answer;
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = asError(error);
    }
  }

  clear(): void {
    if (this.#edition !== undefined) this.#draft?.clear(nowIn(this.#edition.subject.zone));
  }

  /** Stores the case with its decision. */
  async store(): Promise<void> {
    const draft = this.#draft;
    const policy = this.#edition?.subject.id;
    if (draft === undefined || policy === undefined || this.#isStoring || !this.canStore) return;
    const { value, at, rates, key } = draft;
    this.#isStoring = true;
    this.#storingTrouble = undefined;
    try {
      const request = {
        policy,
        case: value,
        ...(at !== undefined && { at }),
        ...(rates !== undefined && { rates }),
      };
      this.#stored = await storeCase(request, key);
      this.#storedAs = key;
      // Somebody may have put another version in use meanwhile.
      if (versionOf(this.#stored) !== this.#edition?.version.number) await this.choose(policy);
    } catch (error) {
      this.#storingTrouble = asError(error);
      this.#troubleAs = key;
    }
    this.#isStoring = false;
  }
}

/** All matters of a case are decided by one version. */
function versionOf(stored: StoredCase | StoredMatters): number | undefined {
  return 'matters' in stored ? stored.matters[0]?.policy.version : stored.policy.version;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
