import { outputNamed } from '@redress/policy';
import type { Decision } from '../decision.js';
import { derivedLines } from './derived-lines.js';
import type { ExplainedLine } from './explained.js';
import { ruleLines } from './rule-lines.js';
import type { Wording } from './wording.js';

/** Where what a name holds comes from: of an output of a table its row with the cells, of a derivation what it was reckoned from. */
export function sourceLines(
  name: string,
  decision: Pick<Decision, 'reasons' | 'remedies' | 'totals' | 'findings'>,
  wording: Wording,
): ExplainedLine[] {
  const [table] = outputNamed(name, wording.policy.document) ?? [];
  return table === undefined
    ? derivedLines(name, decision, wording)
    : ruleLines(`tables.${table.name}`, decision, wording);
}
