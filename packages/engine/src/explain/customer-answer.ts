import type { Policy } from '@redress/policy';
import type { Decision, DeniedRemedy, RemedyDecision, StageDecision } from '../decision.js';
import { milesOf } from './amount-lines.js';
import { customerMissing } from './missing-lines.js';
import { answerStage } from './stage-lines.js';
import { COUNTED_AT_COST, customerFields, customerRefusals, customerRemedies, isTold } from './withheld.js';

/**
 * What of a decision may be handed to the customer as data, under the same keys as in the decision. Nothing internal:
 * no routing, approvals, owners, rules, reasons, findings or assessments of the house.
 */
export interface CustomerAnswer {
  readonly id: string;
  readonly at: string;
  readonly policy: Pick<Decision['policy'], 'id' | 'version'>;
  readonly classification: Decision['classification'];
  readonly missing: readonly { readonly fact: string }[];
  /** The date of the answer; empty once it has been given. */
  readonly stages: readonly Pick<StageDecision, 'id' | 'due' | 'lastDay' | 'provisional'>[];
  readonly remedies: readonly CustomerRemedy[];
  readonly denied: readonly Pick<DeniedRemedy, 'id' | 'cite'>[];
  readonly notices: Decision['notices'];
}

/**
 * Without amounts where the amount is what it costs us: of miles, their number as quantity. Who gets it and who pays stand
 * where it does not simply go to the customer.
 */
export type CustomerRemedy = Pick<
  RemedyDecision,
  'id' | 'kind' | 'basis' | 'state' | 'amount' | 'per' | 'quantity' | 'total' | 'due' | 'lastDay' | 'cite'
> &
  Partial<Pick<RemedyDecision, 'ways' | 'beneficiary' | 'payer'>>;

/** The part of a decision that the customer may have. Needs `reasons` to know what still has to be confirmed. */
export function customerAnswer(decision: Decision, policy: Policy): CustomerAnswer {
  const { id, at } = decision;
  const answer = answerStage(decision, policy);
  return {
    id,
    at,
    policy: { id: decision.policy.id, version: decision.policy.version },
    classification: Object.fromEntries(customerFields(decision, policy)),
    missing: customerMissing(decision, policy).map((fact) => ({ fact })),
    stages:
      answer === undefined
        ? []
        : [
            {
              id: answer.id,
              due: answer.due,
              lastDay: answer.lastDay,
              provisional: answer.provisional,
            },
          ],
    remedies: customerRemedies(decision, policy)
      .filter((remedy) => isTold(remedy, decision))
      .map((remedy) => customerRemedy(remedy, decision)),
    denied: customerRefusals(decision, policy).map(({ id: remedy, cite }) => ({ id: remedy, cite })),
    notices: decision.notices.filter(({ audience }) => audience === 'customer'),
  };
}

function customerRemedy(remedy: RemedyDecision, decision: Decision): CustomerRemedy {
  const { id, kind, basis, state, amount, per, quantity, total, due, lastDay, cite } = remedy;
  const { beneficiary, payer, ways } = remedy;
  const isAtCost = COUNTED_AT_COST.has(kind);
  const miles = kind === 'miles' ? (quantity ?? milesOf(`remedies.${id}`, decision)) : quantity;
  return {
    id,
    kind,
    basis,
    state,
    ...(ways === undefined ? {} : { ways, beneficiary }),
    ...(ways === undefined || payer === undefined ? {} : { payer }),
    ...(isAtCost || amount === undefined ? {} : { amount }),
    ...(per === undefined ? {} : { per }),
    ...(miles === undefined ? {} : { quantity: miles }),
    ...(isAtCost || total === undefined ? {} : { total }),
    ...(due === undefined ? {} : { due }),
    ...(lastDay === undefined ? {} : { lastDay }),
    cite,
  };
}
