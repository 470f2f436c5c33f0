import type { Stage } from '@redress/policy';
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
  return customerMissing(decision, wording).map((fact) => line(wording.name(fact)));
}

/** What the customer can give: asked for in the step that starts with the complaint itself, or the proof of a remedy told to the customer. */
export function customerMissing(decision: Decision, { policy }: Wording): string[] {
  const { document } = policy;
  const remedies = new Set(customerRemedies(decision, policy).map(({ id }) => id));
  const atIntake = new Set(document.stages.filter(startsWithReceipt).map(({ id }) => id));
  const facts = decision.missing.flatMap(({ fact, why }) => {
    const { ask: asked, settledBy } = document.facts.get(fact) ?? {};
    // What one of our own roles has to confirm is nothing the customer can give.
    if (settledBy === 'investigator' || settledBy === 'legal') return [];
    return remedies.has(why) || (asked !== undefined && atIntake.has(asked)) ? [fact] : [];
  });
  return [...new Set(facts)];
}

function startsWithReceipt({ starts }: Stage): boolean {
  return starts.kind === 'event' && starts.event === 'received';
}

function neededFor(why: string, wording: Wording): string {
  const { checklists } = wording.policy.document;
  return wording.output(`${checklists.some(({ id }) => id === why) ? 'checklists' : 'remedies'}.${why}`);
}
