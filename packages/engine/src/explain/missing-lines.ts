import type { Policy, Stage } from '@redress/policy';
import type { Decision } from '../decision.js';
import { line, type ExplainedLine } from './explained.js';
import { customerRemedies } from './withheld.js';
import type { Wording } from './wording.js';

/** How complete the file is and what it lacks, each item once with what needs it. */
export function missingLines({ missing, completeness }: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  const whys = new Map<string, string[]>();
  for (const { fact, why } of missing) whys.set(fact, [...(whys.get(fact) ?? []), why]);
  return [
    line(messages.completeness(wording.percent(String(Math.round(completeness * 100))))),
    ...[...whys].map(([fact, needs]) =>
      line(
        messages.missingFor(wording.name(fact), messages.list(needs.map((why) => neededFor(why, wording)))),
      ),
    ),
  ];
}

export function customerMissingLines(decision: Decision, wording: Wording): ExplainedLine[] {
  return customerMissing(decision, wording.policy).map((fact) => line(wording.name(fact)));
}

/**
 * What the customer can give: what the policy asks for (`ask`) in the step that starts with the complaint itself, or the
 * proof of a remedy told to the customer. What it presumes while nothing is said is not for the customer to bring.
 */
export function customerMissing(decision: Decision, policy: Policy): string[] {
  const { document } = policy;
  const remedies = new Set(customerRemedies(decision, policy).map(({ id }) => id));
  const facts = decision.missing.flatMap(({ fact, why }) => {
    const { settledBy, presume } = document.facts.get(fact) ?? {};
    // What one of our own roles has to confirm is nothing the customer can give.
    if (settledBy === 'investigator' || settledBy === 'legal') return [];
    if (remedies.has(why)) return [fact];
    return customerCanTell(fact, document) && presume === undefined ? [fact] : [];
  });
  return [...new Set(facts)];
}

/** Whether the policy asks for it (`ask`) in a step that starts with the complaint itself. */
export function customerCanTell(fact: string, { facts, stages }: Policy['document']): boolean {
  const asked = facts.get(fact)?.ask;
  return stages.some((stage) => stage.id === asked && startsWithReceipt(stage));
}

function startsWithReceipt({ starts }: Stage): boolean {
  return starts.kind === 'event' && starts.event === 'received';
}

function neededFor(why: string, wording: Wording): string {
  const { checklists } = wording.policy.document;
  return wording.output(`${checklists.some(({ id }) => id === why) ? 'checklists' : 'remedies'}.${why}`);
}
