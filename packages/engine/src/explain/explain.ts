import type { Locale, Policy } from '@redress/policy';
import type { Decision } from '../decision.js';
import type { Audience, ExplainedDecision } from './explained.js';
import { MESSAGES } from './languages.js';
import { writeExplanation } from './write-explanation.js';

export type { Audience, ExplainedDecision, ExplainedLine, ExplainedSection } from './explained.js';
export { explanationText } from './explanation-text.js';

export interface ExplainOptions {
  readonly locale: Locale;
  readonly audience: Audience;
}

/** A decision explained in one of the languages ([write-explanation](write-explanation.ts)). */
export function explain(
  decision: Decision,
  policy: Policy,
  { locale, audience }: ExplainOptions,
): ExplainedDecision {
  return writeExplanation(decision, policy, MESSAGES[locale], audience);
}
