import type { Locale, Policy } from '@redress/policy';
import type { Decision } from '../decision.js';
import { becauseWords } from './because-words.js';
import { MESSAGES } from './languages.js';
import { Wording } from './wording.js';

/** The approvals of a decision with `because` in the words of the policy and the language of the reader. */
export function approvalsInWords(
  decision: Decision,
  policy: Policy,
  { locale }: { readonly locale: Locale },
): Decision['approvals'] {
  const wording = new Wording(policy, MESSAGES[locale], decision.reasons?.facts);
  return decision.approvals.map((approval) => ({
    ...approval,
    because: becauseWords(`approvals.${approval.id}`, decision, wording) ?? approval.because,
  }));
}
