import type { JsonSchema } from '@redress/policy';
import type { Answer, Question, Studied } from './question.js';

/** What the page may ask of the worker: by name, what goes in and what comes out. */
export interface Calls {
  readonly open: { readonly ask: Readonly<Record<string, unknown>>; readonly answer: true };
  readonly study: {
    readonly ask: { readonly place: string; readonly source: string };
    readonly answer: Studied;
  };
  readonly decide: {
    readonly ask: { readonly place: string; readonly question: Question };
    readonly answer: Answer | undefined;
  };
  readonly forget: { readonly ask: string; readonly answer: true };
  readonly schema: { readonly ask: true; readonly answer: JsonSchema };
}

export type CallName = keyof Calls;

export type Call = {
  [Name in CallName]: { readonly name: Name; readonly ask: Calls[Name]['ask'] };
}[CallName];

/** A defect of ours, told to the page so that it can say so. */
export type Reply = { readonly answer: unknown } | { readonly defect: string };
