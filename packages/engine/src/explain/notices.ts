import type { Locale, Policy } from '@redress/policy';
import type { Decision } from '../decision.js';
import { MESSAGES } from './languages.js';
import { writeNotices, type WrittenNotice } from './write-notices.js';

export type { WrittenNotice } from './write-notices.js';

/** The notices that a decision sends in one of the languages ([write-notices](write-notices.ts)). */
export function notices(
  decision: Decision,
  policy: Policy,
  { locale }: { readonly locale: Locale },
): WrittenNotice[] {
  return writeNotices(decision, policy, MESSAGES[locale]);
}

/** All that the customer is written, one text after the other, in the order of the policy. */
export function letter(decision: Decision, policy: Policy, options: { readonly locale: Locale }): string {
  return notices(decision, policy, options)
    .filter(({ audience }) => audience === 'customer')
    .map(({ text }) => text)
    .join('\n\n');
}
