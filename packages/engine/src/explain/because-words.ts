import type { ConditionReason, Decision } from '../decision.js';
import { leafWords } from './condition-lines.js';
import type { Wording } from './wording.js';

/** What made an output's condition true, in words: the comparisons that hold. `undefined` without `reasons`. */
export function becauseWords(where: string, decision: Decision, wording: Wording): string | undefined {
  const { reasons } = decision;
  const output = reasons?.outputs.find((one) => one.where === where);
  const condition = output?.rules.find(({ isDeciding }) => isDeciding)?.condition;
  const words = condition === undefined ? [] : statements(condition, 'true', decision, wording);
  return words.length === 0 ? undefined : wording.messages.list(words);
}

function statements(
  condition: ConditionReason,
  verdict: 'true' | 'false',
  decision: Decision,
  wording: Wording,
): string[] {
  if (condition.verdict !== verdict) return [];
  switch (condition.kind) {
    case 'leaf': {
      const { messages } = wording;
      const text = leafWords(condition, wording, decision);
      return [verdict === 'true' ? text : messages.holds(text, messages.verdicts.false)];
    }
    case 'not': {
      const opposite = verdict === 'true' ? 'false' : 'true';
      return condition.children.flatMap((child) => statements(child, opposite, decision, wording));
    }
    default:
      return condition.children.flatMap((child) => statements(child, verdict, decision, wording));
  }
}
