import type { Decision, DeniedRemedy } from '../decision.js';
import { line, type ExplainedLine } from './explained.js';
import { periodLines } from './period-lines.js';
import { restsOnLines } from './presumed-lines.js';
import { ruleLines, ruleTitle } from './rule-lines.js';
import { isWaived } from './ways-told.js';
import { customerRefusals } from './withheld.js';
import type { Wording } from './wording.js';

/** What is refused or made way for another remedy, with the ground and what it waits for. */
export function deniedLines(decision: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  return decision.denied.map((denied) => {
    const { id, rule, cite, unsettled = [] } = denied;
    const where = `remedies.${id}`;
    const displaced = /^stack\.(.*)$/.exec(rule)?.[1];
    const covering = /^tops\.(.*)$/.exec(rule)?.[1];
    const ground =
      covering !== undefined
        ? messages.coveredByLaw(wording.output(`remedies.${covering}`))
        : displaced === undefined
          ? (isWaived(denied, wording.policy) ? messages.notOwed : messages.refused)(
              ruleTitle(where, rule, wording),
            )
          : messages.displaced(displaced);
    const facts = messages.list(unsettled.map((fact) => wording.name(fact)));
    return {
      ...line(
        messages.labelled(wording.output(where), ground),
        [
          ...periodLines(where, rule, decision, wording, 'agent'),
          ...restsOnLines(where, rule, decision, wording, 'agent'),
          ...(cite.length === 0 && displaced === undefined && covering === undefined
            ? [line(messages.noClause)]
            : []),
          ...(unsettled.length === 0 ? [] : [line(messages.awaitsSettling(facts))]),
          ...ruleLines(where, decision, wording),
        ],
        cite,
      ),
      rule,
    };
  });
}

/** What the customer does not get; what the customer does not have to pay stands where that is told. */
export function customerDenied(decision: Decision, wording: Wording): ExplainedLine[] {
  const { policy } = wording;
  return deniedToCustomer(
    customerRefusals(decision, policy).filter((one) => !isWaived(one, policy)),
    decision,
    wording,
    (ground) => ground,
  );
}

/** Refusals in the words for a customer, each with its ground as `say` puts it. */
export function deniedToCustomer(
  denied: readonly DeniedRemedy[],
  decision: Decision,
  wording: Wording,
  say: (ground: string) => string,
): ExplainedLine[] {
  return denied.map(({ id, rule, cite }) => {
    const where = `remedies.${id}`;
    return line(
      wording.messages.labelled(wording.output(where), say(ruleTitle(where, rule, wording))),
      [
        ...periodLines(where, rule, decision, wording, 'customer'),
        ...restsOnLines(where, rule, decision, wording, 'customer'),
      ],
      cite,
    );
  });
}
