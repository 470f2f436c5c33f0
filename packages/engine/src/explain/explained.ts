import type { Locale } from '@redress/policy';
import type { SectionId } from './messages.js';

export type Audience = 'agent' | 'customer';

/** A decision in words: sections in the order of the procedure, empty ones left out. */
export interface ExplainedDecision {
  readonly id: string;
  readonly locale: Locale;
  readonly audience: Audience;
  readonly title: string;
  readonly sections: readonly ExplainedSection[];
}

export interface ExplainedSection {
  readonly id: SectionId;
  readonly heading: string;
  readonly lines: readonly ExplainedLine[];
}

/** One statement; below it what it rests on. */
export interface ExplainedLine {
  readonly text: string;
  /** Clauses it implements. */
  readonly cite?: readonly string[];
  /** Id of the rule; agents only. */
  readonly rule?: string;
  readonly children: readonly ExplainedLine[];
}

export function line(
  text: string,
  children: readonly ExplainedLine[] = [],
  cite: readonly string[] = [],
): ExplainedLine {
  return { text, ...(cite.length === 0 ? {} : { cite }), children };
}
