import type { DecideResponse, Locale, Overall } from '@redress/api/contract';
import type { Finding } from '@redress/policy';
import type { FactSheet, Subject } from './subject.js';
import type { Vocabulary } from './vocabulary.js';

/** A case to be decided, as it stands in a form or a text. */
export interface Question {
  readonly case: Readonly<Record<string, unknown>>;
  /** The moment to decide at; the case's receipt unless given. */
  readonly at?: string;
  readonly rates?: readonly unknown[];
  readonly locale: Locale;
}

/** Which version decides, the page knows. */
export interface Decided extends Omit<DecideResponse, 'version'> {
  readonly kind: 'decided';
  /** How many miles each remedy of that kind is, by its id; its amount is what they are counted at. */
  readonly miles: Readonly<Record<string, number>>;
  /** Where the value of each declared fact comes from. */
  readonly sources: Readonly<Record<FactSheet['name'], FactSource>>;
  /** Of a case with several matters: the answers to all of them, of which this is the first, and what they come to together. */
  readonly several?: { readonly matters: readonly Decided[]; readonly overall: Overall };
}

export type FactSource = 'stated' | 'presumed' | 'unknown' | 'irrelevant';

/** The case cannot be decided at all. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export type Answer = Decided | Refused;

/** What came of reading the text of a policy. */
export interface Studied {
  readonly findings: readonly Finding[];
  /** Whether it can decide; if not, the last text of the same place that could goes on deciding. */
  readonly stands: boolean;
  /** Of the text that decides; absent if there never was one. */
  readonly subject?: Subject;
  /** Of this text where it could be typed, else of the last that could. */
  readonly vocabulary?: Vocabulary;
}
