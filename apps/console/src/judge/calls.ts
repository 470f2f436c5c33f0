import type { EffectiveJson, JsonSchema, Origin } from '@redress/policy';
import type { ProvenFinding } from '@redress/engine/proof';
import type { TableGrid } from './grids.js';
import type { OwnTests } from './own-tests.js';
import type { Answer, Question, Studied } from './question.js';
import type { Subject } from './subject.js';

/** What the page may ask of the worker: by name, what goes in and what comes out. */
export interface Calls {
  readonly open: { readonly ask: Readonly<Record<string, unknown>>; readonly answer: true };
  readonly publish: {
    readonly ask: { readonly place: string; readonly effective: EffectiveJson };
    readonly answer: Subject;
  };
  readonly study: {
    readonly ask: { readonly place: string; readonly source: string } & Following;
    /** To who follows, only what is not the same as last time. */
    readonly answer: Partial<Studied> & Pick<Studied, 'stands'>;
  };
  readonly decide: {
    readonly ask: { readonly place: string; readonly question: Question } & Following;
    readonly answer: Answer | 'same' | undefined;
  };
  /** Nothing if no text that stands is known at the place. */
  readonly test: { readonly ask: string; readonly answer: OwnTests | undefined };
  /** All that is to be said about the text; nothing where none stands. Takes its time, so that nobody types meanwhile. */
  readonly prove: { readonly ask: string; readonly answer: readonly ProvenFinding[] | undefined };
  /** Where everything that holds comes from; nothing where no text stands that was read here. */
  readonly origins: { readonly ask: string; readonly answer: readonly Origin[] | undefined };
  /** The tables of the last text that stood, as people read them. */
  readonly grids: { readonly ask: string; readonly answer: readonly TableGrid[] | undefined };
  readonly forget: { readonly ask: string; readonly answer: true };
  readonly schema: { readonly ask: true; readonly answer: JsonSchema };
}

interface Following {
  /** Whether the last answer of this kind about this place is still known to who asks. */
  readonly isFollowed?: boolean;
}

export type CallName = keyof Calls;

export type Call = {
  [Name in CallName]: { readonly name: Name; readonly ask: Calls[Name]['ask'] };
}[CallName];

/** A defect of ours, told to the page so that it can say so. */
export type Reply = { readonly answer: unknown } | { readonly defect: string };
