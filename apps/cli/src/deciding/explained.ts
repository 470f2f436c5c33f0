import {
  approvalsInWords,
  customerAnswer,
  explain,
  explanationText,
  notices,
  type Audience,
  type Decision,
  type WrittenNotice,
} from '@redress/engine';
import type { Locale, Policy } from '@redress/policy';

export interface Reader {
  readonly locale: Locale;
  readonly audience: Audience;
}

/**
 * The answer with its reasons, and beside it what this reader is told; why approvals are needed is said in words. A
 * customer has only the part of it that concerns him.
 */
export function explainedAnswer(decision: Decision, policy: Policy, reader: Reader): object {
  const answer =
    reader.audience === 'customer'
      ? customerAnswer(decision, policy)
      : { ...decision, approvals: approvalsInWords(decision, policy, reader) };
  return {
    ...answer,
    explanation: explanationText(explain(decision, policy, reader)),
    letters: lettersFor(decision, policy, reader),
  };
}

/** The explanation and the letters as a text to read on a screen. */
export function prose(decision: Decision, policy: Policy, reader: Reader): string {
  const letters = lettersFor(decision, policy, reader).map(
    (letter) => `${headOf(letter)}\n${letter.text.trimEnd()}\n`,
  );
  return [`${explanationText(explain(decision, policy, reader))}\n`, ...letters].join('\n');
}

/** A customer sees what is written to customers. */
function lettersFor(decision: Decision, policy: Policy, { locale, audience }: Reader): WrittenNotice[] {
  return notices(decision, policy, { locale }).filter(
    (letter) => audience === 'agent' || letter.audience === 'customer',
  );
}

function headOf({ id, audience, channel, due }: WrittenNotice): string {
  const words = [id, audience, channel, due].filter((word) => word !== undefined);
  return `── ${words.join(' · ')} ──`;
}
