import type { Decision } from '../decision.js';
import { line, type ExplainedLine } from './explained.js';
import type { Wording } from './wording.js';

/** Deeper, a chain of derivations tells no more than its own names do. */
const DEEPEST = 3;

/**
 * What a derived name was reckoned from, each with its value and below it what that was reckoned from. None for a name
 * that is stated, and none without `reasons`.
 */
export function derivedLines(
  name: string,
  decision: Pick<Decision, 'reasons'>,
  wording: Wording,
  depth = 0,
): ExplainedLine[] {
  const { reasons } = decision;
  if (depth >= DEEPEST) return [];
  const inputs = reasons?.facts.find(({ fact }) => fact === name)?.inputs ?? [];
  return inputs.map((input) => {
    const known = reasons?.facts.find(({ fact }) => fact === input);
    const text = wording.messages.labelled(wording.name(input), wording.value(input, known?.value));
    return line(text, derivedLines(input, decision, wording, depth + 1));
  });
}
