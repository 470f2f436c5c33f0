import type { Period, PolicyDraft, PolicyVersion } from '@redress/api/contract';
import type { Finding } from '@redress/policy';
import {
  discardDraft,
  fetchDraft,
  fetchVersions,
  makeCurrent,
  publishDraft,
  saveDraft,
} from '../server/policies.js';
import { ServerError } from '../server/server-error.js';
import type { Edition, Library } from '../shell/library.svelte.js';
import { readKept, type KeptText } from './kept-text.js';
import { TextKeeper } from './text-keeper.svelte.js';
import { Trial } from './trial.svelte.js';

/** Somebody saved the draft, published it or threw it away since this page last saw it. */
export interface Conflict {
  /** What is there now; nothing if there is no draft any more. */
  readonly theirs: PolicyDraft | undefined;
}

/** What was done last, for the line that says so. */
export type Done =
  | { readonly kind: 'saved'; readonly at: string }
  | {
      readonly kind: 'published';
      readonly version: number;
      /** The earlier version by which every case is decided alike; nothing if the rules differ from all. */
      readonly decidesAs: number | null;
      readonly holds: readonly Period[];
    }
  | { readonly kind: 'current'; readonly version: number; readonly holds: readonly Period[] }
  | { readonly kind: 'discarded'; readonly text: KeptText }
  | { readonly kind: 'restored'; readonly at: string };

/** A policy being changed: its versions, its draft on the server, and the text in the editor. */
export class Workshop {
  readonly id: string;
  /** What is wrong with the text, and what it decides. */
  readonly trial: Trial;
  readonly #library: Library;
  readonly #keeper: TextKeeper;
  #versions = $state.raw<readonly PolicyVersion[]>();
  #current = $state.raw<Edition>();
  #base = $state.raw<Edition>();
  #saved = $state.raw<PolicyDraft>();
  #text = $state.raw('');
  #conflict = $state.raw<Conflict>();
  #trouble = $state.raw<Error>();
  #refused = $state.raw<readonly Finding[]>();
  #done = $state.raw<Done>();
  #isBusy = $state(false);
  #revision = $state.raw(0);

  constructor(library: Library, id: string) {
    this.id = id;
    this.#library = library;
    this.trial = new Trial(library.judge, `${id} draft`);
    this.#keeper = new TextKeeper(id, () => (this.isUnsaved ? this.#kept() : undefined));
  }

  /** Newest first; undefined until the server has answered. */
  get versions(): readonly PolicyVersion[] | undefined {
    return this.#versions;
  }

  /** The version that new cases follow. */
  get current(): Edition | undefined {
    return this.#current;
  }

  /** The version the text was begun from. */
  get base(): Edition | undefined {
    return this.#base;
  }

  /** The draft as the server has it. */
  get saved(): PolicyDraft | undefined {
    return this.#saved;
  }

  get text(): string {
    return this.#text;
  }

  /** Goes up when the text was replaced by something else than typing. */
  get revision(): number {
    return this.#revision;
  }

  get isChanged(): boolean {
    return this.#base !== undefined && this.#text !== this.#base.version.source;
  }

  get isUnsaved(): boolean {
    return this.#text !== (this.#saved?.source ?? this.#base?.version.source);
  }

  get conflict(): Conflict | undefined {
    return this.#conflict;
  }

  get trouble(): Error | undefined {
    return this.#trouble;
  }

  /** Findings for which the server refused to publish. */
  get refused(): readonly Finding[] | undefined {
    return this.#refused;
  }

  get done(): Done | undefined {
    return this.#done;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Whether unsaved text survives a reload. */
  get isKept(): boolean {
    return this.#keeper.isKept;
  }

  /** Fetches what the server has, and brings back what was typed and not saved. Answers whether it went well, as all verbs do. */
  open(): Promise<boolean> {
    return this.#doing(async () => {
      await this.#library.open();
      await this.#library.refresh();
      // Asking for what is not there would be logged as a failure by the browser.
      const draft = this.#library.find(this.id)?.hasDraft === true ? await fetchDraft(this.id) : undefined;
      await this.#list();
      const kept = readKept(this.id);
      const base = kept?.base ?? draft?.base ?? this.#currentNumber();
      const edition = await this.#library.edition(this.id, base);
      // Should the text be broken, the version it was begun from decides.
      await this.trial.fallBackOn(edition.version.source);
      // Not before: until the text is there too, an empty one would seem to be typed.
      this.#base = edition;
      this.#saved = draft;
      const isLost = kept !== undefined && kept.source !== (draft?.source ?? this.#base.version.source);
      if (isLost) this.#done = { kind: 'restored', at: kept.at };
      this.#replace(isLost ? kept.source : (draft?.source ?? this.#base.version.source));
      if (isLost && kept.etag !== draft?.etag) this.#conflict = { theirs: draft };
    });
  }

  /** Takes what was typed; the trial then reads it. */
  write(text: string): void {
    this.#text = text;
    this.#refused = undefined;
    if (this.#done !== undefined && this.#done.kind !== 'restored') this.#done = undefined;
    this.#keeper.keepSoon();
  }

  /** Saves the text as the draft. If somebody was faster, `conflict` says whose draft is there now. */
  save(): Promise<boolean> {
    return this.#saveOver(this.#saved?.etag);
  }

  /** Ends a conflict: this text replaces what is there. */
  keepMine(): Promise<boolean> {
    const etag = this.#conflict?.theirs?.etag;
    this.#conflict = undefined;
    return this.#saveOver(etag);
  }

  /** Ends a conflict: what is there replaces this text, which can be had back by `undo`. */
  async takeTheirs(): Promise<void> {
    const theirs = this.#conflict?.theirs;
    const mine = this.#kept();
    this.#conflict = undefined;
    await this.#doing(async () => {
      await this.#list();
      this.#base = await this.#library.edition(this.id, theirs?.base ?? this.#currentNumber());
      this.#saved = theirs;
      this.#replace(theirs?.source ?? this.#base.version.source);
      this.#done = { kind: 'discarded', text: mine };
    });
  }

  /** Leaves the conflict open for later: nothing is saved, nothing is lost. */
  postpone(): void {
    this.#conflict = undefined;
  }

  /** Freezes the text as a new version; saves it first if need be. */
  async publish(why: string, isToBeCurrent: boolean): Promise<boolean> {
    if (this.isUnsaved || this.#saved === undefined) {
      if (!(await this.save())) return false;
    }
    const etag = this.#saved?.etag;
    if (etag === undefined) return false;
    return this.#doing(async () => {
      const version = await publishDraft(this.id, { why, makeCurrent: isToBeCurrent }, etag);
      this.#keeper.forget();
      await this.#library.refresh();
      await this.#list();
      this.#saved = undefined;
      this.#base = await this.#library.edition(this.id, version.number);
      const { number, decidesAs, holds } = version;
      this.#done = { kind: 'published', version: number, decidesAs, holds };
    });
  }

  makeCurrent(version: number, why: string): Promise<boolean> {
    return this.#doing(async () => {
      const { holds } = await makeCurrent(this.id, { version, why });
      await this.#library.refresh();
      await this.#list();
      if (!this.isChanged && this.#saved === undefined && this.#current !== undefined) {
        this.#base = this.#current;
        this.#replace(this.#current.version.source);
      }
      this.#done = { kind: 'current', version, holds };
    });
  }

  /** Throws the draft away and returns to the current version. `undo` brings the text back. */
  async discard(): Promise<boolean> {
    const text = this.#kept();
    return this.#doing(async () => {
      if (this.#saved !== undefined) await discardDraft(this.id, this.#saved.etag);
      await this.#library.refresh();
      await this.#list();
      this.#saved = undefined;
      this.#base = this.#current;
      this.#replace(this.#current?.version.source ?? this.#text);
      this.#done = { kind: 'discarded', text };
    });
  }

  /** Begins anew from an older version; `undo` brings the text back. */
  async beginFrom(version: number): Promise<void> {
    const text = this.#kept();
    await this.#doing(async () => {
      const edition = await this.#library.edition(this.id, version);
      this.#base = edition;
      this.#replace(edition.version.source);
      this.#done = { kind: 'discarded', text };
    });
  }

  /** Brings back the text that was replaced or thrown away. */
  async undo(): Promise<void> {
    const done = this.#done;
    if (done?.kind !== 'discarded') return;
    await this.#doing(async () => {
      this.#base = await this.#library.edition(this.id, done.text.base);
      this.#replace(done.text.source);
      this.#done = undefined;
    });
  }

  #saveOver(etag: string | undefined): Promise<boolean> {
    const source = this.#text;
    const base = this.#base?.version.number ?? this.#currentNumber();
    return this.#doing(async () => {
      try {
        this.#saved = await saveDraft(this.id, { source, base }, etag);
      } catch (error) {
        if (!(error instanceof ServerError && error.code === 'draft-changed')) throw error;
        this.#conflict = { theirs: await fetchDraft(this.id) };
        throw new Postponed();
      }
      if (this.#text === source) this.#keeper.forget();
      this.#done = { kind: 'saved', at: this.#saved.savedAt };
      await this.#library.refresh();
    });
  }

  /** Answers whether it went well; says what went wrong otherwise. */
  async #doing(work: () => Promise<void>): Promise<boolean> {
    this.#isBusy = true;
    this.#trouble = undefined;
    this.#refused = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof ServerError && error.code === 'policy-refused')
        this.#refused = error.problem?.findings ?? [];
      if (error instanceof ServerError && error.code === 'draft-changed')
        this.#conflict = { theirs: await fetchDraft(this.id).catch(() => undefined) };
      else if (!(error instanceof Postponed)) this.#trouble = asError(error);
      return false;
    } finally {
      this.#isBusy = false;
    }
  }

  async #list(): Promise<void> {
    const versions = await fetchVersions(this.id);
    this.#versions = versions.toSorted((a, b) => b.number - a.number);
    this.#current = await this.#library.edition(this.id, this.#currentNumber());
  }

  #currentNumber(): number {
    const current = this.#versions?.find(({ isCurrent }) => isCurrent)?.number;
    return current ?? this.#library.find(this.id)?.current ?? 1;
  }

  #replace(text: string): void {
    this.#text = text;
    this.#revision += 1;
    this.#keeper.keepSoon();
  }

  #kept(): KeptText {
    const etag = this.#saved?.etag;
    return {
      source: this.#text,
      base: this.#base?.version.number ?? this.#currentNumber(),
      at: new Date().toISOString(),
      ...(etag !== undefined && { etag }),
    };
  }

  /** Before the page goes away. */
  keepNow(): void {
    if (this.#base !== undefined) this.#keeper.keepNow();
  }
}

/** The reader is asked; nothing has failed. */
class Postponed extends Error {
  override readonly name = 'Postponed';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
