import type { Outcome } from '../decide.js';
import type { Program } from '../program.js';
import { MoneyValue } from '../money-value.js';
import { Elements } from '../conditions/elements.js';
import { IRRELEVANT as IRRELEVANT_TO_EVALUATOR, isNumber, rationalOf, type Value } from '../value.js';
import { Fraction } from './fraction.js';
import { fractionOf } from './stated.js';
import { amountOf, IRRELEVANT, known, NONE, UNKNOWN, type State } from './state.js';

/** What the evaluator came to for the names chosen, taken over as it is: calendars, distances and amounts have witnesses of their own. */
export function reckonedElsewhere(
  { scope }: Program,
  { frame }: Outcome,
  isChosen: (name: string) => boolean,
): Map<string, State> {
  const states = new Map<string, State>();
  for (const [slot, name] of scope.names.entries())
    if (isChosen(name)) states.set(name, stateOf(frame.values[slot]));
  return states;
}

function stateOf(value: Value): State {
  if (value === undefined) return UNKNOWN;
  if (value === null) return NONE;
  if (value === IRRELEVANT_TO_EVALUATOR) return IRRELEVANT;
  if (isNumber(value)) {
    return known(
      typeof value === 'number' && Number.isSafeInteger(value)
        ? Fraction.of(value)
        : fractionOf(rationalOf(value)),
    );
  }
  if (value instanceof MoneyValue) {
    const inHouse = value.inPolicyCurrency === undefined ? undefined : fractionOf(value.inPolicyCurrency);
    return known({
      ...amountOf(fractionOf(value.amount), value.currency, inHouse),
      isUnbounded: value.isUnbounded,
    });
  }
  if (value instanceof Elements) throw new Error('a list is stated, not reckoned');
  return known(typeof value === 'object' ? { kind: 'place' } : value);
}
