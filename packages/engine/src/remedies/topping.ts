import { Rational } from '@redress/money';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import { addIntervals, inCurrency, type AmountInterval, type Interval } from './interval.js';
import type { RemedyOutcome } from './remedy.js';
import { stackRemedies, type Stacked } from './stack.js';

/**
 * Of a remedy that tops those of laws only what it is above them counts, so that together they come to the better
 * (language.md §6); what is not above them is refused, since the law grants it already. What stands in another currency is not
 * compared: both are given, and a finding says so.
 */
export function topLaws(
  outcomes: readonly RemedyOutcome[],
  frame: Frame,
  scope: Scope,
): readonly RemedyOutcome[] {
  const others = outcomes.filter((outcome) => !isTopping(outcome));
  if (others.length === outcomes.length) return outcomes;
  // What laws grant after their groups were looked at; it is looked at them again with all, who then say what they find.
  const { stacked } = stackRemedies(others, { ...frame, findings: [] }, scope);
  return outcomes.map((outcome) => (isTopping(outcome) ? above(outcome, stacked, frame) : outcome));
}

function isTopping({ program, state, line }: RemedyOutcome): boolean {
  return program.remedy.tops.length > 0 && state !== 'denied' && line !== undefined;
}

function above(outcome: RemedyOutcome, stacked: readonly Stacked[], frame: Frame): RemedyOutcome {
  const { line, program } = outcome;
  const laws = stacked.filter(
    ({ outcome: law, state, total }) =>
      program.remedy.tops.includes(law.program.remedy.id) && state !== 'denied' && total !== undefined,
  );
  if (line === undefined || laws.length === 0) return outcome;
  const { currency } = line.total;
  const comparable = laws.filter(({ total }) => total?.currency === currency);
  if (comparable.length < laws.length) {
    frame.findings.push({
      code: 'other-currency-than-law',
      message: 'is in another currency than what it tops; the two are not compared, and both are given',
      where: program.where,
    });
  }
  if (comparable.length === 0) return outcome;
  const granted = comparable.map(grantedBy).reduce(addIntervals);
  const total = inCurrency(excess(line.total, granted), currency);
  const raised: RemedyOutcome = { ...outcome, line: { ...line, total } };
  if (total.high?.isZero() === true)
    return { ...raised, state: 'denied', coveredBy: comparable.map((law) => law.outcome) };
  // While it may yet come to nothing above the law it takes no other's place for certain.
  const mayBeCovered = program.remedy.stack !== undefined && total.low?.isZero() === true;
  return mayBeCovered ? { ...raised, state: 'possible' } : raised;
}

/** What is certainly granted and what may be. */
function grantedBy({ state, total }: Stacked): Interval {
  const { low, high }: Interval = total ?? NOTHING;
  return state === 'owed' ? { low, high } : { low: Rational.ZERO, high };
}

const NOTHING: Interval = { low: Rational.ZERO, high: Rational.ZERO };

function excess(own: AmountInterval, granted: Interval): Interval {
  const least =
    own.low === undefined || granted.high === undefined ? Rational.ZERO : own.low.subtract(granted.high);
  const most = own.high?.subtract(granted.low ?? Rational.ZERO);
  return { low: least.max(Rational.ZERO), high: most?.max(Rational.ZERO) };
}
