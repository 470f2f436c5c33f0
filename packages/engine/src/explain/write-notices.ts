import type { Notice, Policy } from '@redress/policy';
import type { Decision } from '../decision.js';
import { fillText } from './fill-text.js';
import type { Messages } from './messages.js';
import { Wording } from './wording.js';

export interface WrittenNotice {
  readonly id: string;
  readonly audience: Notice['audience'];
  readonly channel?: string;
  /** ISO 8601 with the offset of the policy's zone, as in the decision. */
  readonly due?: string;
  readonly text: string;
}

/**
 * The notices that a decision sends, each `{{…}}` filled in (LANGUAGE.md). Facts are read from the decision's
 * `reasons` (`decide` with `explain: true`); without them they are said to be not yet known. A customer's text never
 * holds what is internal or unsettled; the house and authorities do not get personal facts.
 */
export function writeNotices(decision: Decision, policy: Policy, messages: Messages): WrittenNotice[] {
  const wording = new Wording(policy, messages, decision.reasons?.facts);
  return decision.notices.flatMap(({ id, due }) => {
    const notice = policy.document.notices.find((one) => one.id === id);
    if (notice === undefined) return [];
    const { audience, channel } = notice;
    return [
      {
        id,
        audience,
        ...(channel === undefined ? {} : { channel }),
        ...(due === undefined ? {} : { due }),
        text: fillText(notice, decision, wording),
      },
    ];
  });
}
