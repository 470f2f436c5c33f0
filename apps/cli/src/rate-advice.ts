import type { FindingCount } from '@redress/replay';
import { count } from './figures.js';

/** What to do where amounts stayed open for want of a rate, in one line; none where no case did. */
export function rateAdvice(findings: readonly FindingCount[], hasRates: boolean): string[] {
  const found = findings.find(({ code }) => code === 'no-rate');
  if (found === undefined) return [];
  const cases = Math.max(found.baseline, found.candidate);
  const advice = hasRates
    ? 'the rates given hold none for these currencies up to the date of the case, or that date is unknown; `redress decide` says which of the two, case by case'
    : 'give dated exchange rates with --rates FILE, a JSON list of {"id","base","quote","date","rate","source"}';
  return [
    `no-rate: ${count(cases)} ${cases === 1 ? 'case holds' : 'cases hold'} money in another currency than the policy reckons in, and without a rate it stays undetermined; ${advice}`,
  ];
}
