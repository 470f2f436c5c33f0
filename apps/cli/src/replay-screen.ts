import { digitsOf, isCurrency } from '@redress/money';
import type { PolicyDocument } from '@redress/policy';
import {
  CLASSES,
  type Class,
  type FindingCount,
  type MoneyComparison,
  type ReplaySummary,
} from '@redress/replay';
import { fieldTitle } from './field-titles.js';
import { amount, count, difference } from './figures.js';
import { rateAdvice } from './rate-advice.js';
import { cutColumns, padColumns } from './output/display-width.js';

/** More would not fit on a screen. */
const MOST_FIELDS = 20;
const TITLE_WIDTH = 52;

const NAMES: Readonly<Record<Class, string>> = {
  unchanged: 'unchanged',
  stillUndetermined: 'undetermined, the same on both sides',
  changed: 'changed',
  undetermined: 'undetermined on a side, and differs',
  error: 'error',
};

/** What a replay came to, on one screen. `documents`: where titles stand, those of the candidate first; `hasRates`: whether rates were given. */
export function replayScreen(
  { cases: all, classes, fields, money, findings }: ReplaySummary,
  documents: readonly PolicyDocument[],
  rejected: number,
  perSecond: number,
  hasRates: boolean,
): string[] {
  const differing = fields.filter((field) => differs(field));
  return [
    `${cases(all)}, ${count(rejected)} ${rejected === 1 ? 'row' : 'rows'} rejected, ${count(perSecond)} cases a second`,
    '',
    '  each case once, by its worst field (the last of these that any of its fields is):',
    ...CLASSES.map((one) => classLine(one, classes[one], all)),
    '',
    ...(differing.length === 0
      ? ['  no field changes']
      : [
          '  cases by field; a case counts in each of its fields, amounts and steps that differ:',
          FIELD_HEAD,
          ...differing.slice(0, MOST_FIELDS).map((field) => fieldLine(field, documents)),
        ]),
    ...(differing.length > MOST_FIELDS
      ? [`  … and ${differing.length - MOST_FIELDS} more (--report FILE.json has them)`]
      : []),
    ...money.flatMap((one) => ['', ...moneyLines(one)]),
    ...(money.length === 0 ? [] : ['', ...MONEY_NOTES]),
    ...(findings.length === 0 ? [] : ['', FINDING_HEAD, ...findings.map((one) => findingLine(one))]),
    ...rateAdvice(findings, hasRates).flatMap((line) => ['', `! ${line}`]),
  ];
}

function differs({ changed, undetermined, error }: ReplaySummary['fields'][number]): boolean {
  return changed + undetermined + error > 0;
}

function classLine(name: Class, figure: number, all: number): string {
  const share = `${((figure * 100) / Math.max(1, all)).toFixed(1)} %`;
  return `  ${NAMES[name].padEnd(38)}${count(figure).padStart(12)}${share.padStart(9)}`;
}

const FIELD_HEAD = `  ${'in'.padEnd(TITLE_WIDTH)}${'changed'.padStart(10)}${'undetermined'.padStart(14)}${'error'.padStart(8)}`;

function fieldLine(
  { field, changed, undetermined, error }: ReplaySummary['fields'][number],
  documents: readonly PolicyDocument[],
): string {
  const title = cutColumns(fieldTitle(field, documents), TITLE_WIDTH - 1);
  return `  ${padColumns(title, TITLE_WIDTH)}${count(changed).padStart(10)}${count(undetermined).padStart(14)}${count(error).padStart(8)}`;
}

const FINDING_HEAD = `  ${'cases with a finding'.padEnd(TITLE_WIDTH)}${'before'.padStart(10)}${'after'.padStart(14)}`;

function findingLine({ code, baseline, candidate }: FindingCount): string {
  return `  ${code.padEnd(TITLE_WIDTH)}${count(baseline).padStart(10)}${count(candidate).padStart(14)}`;
}

/** What the figures of money count; each counts cases by another question, so that they do not add up across. */
const MONEY_NOTES = [
  '  How to read the money: “before” and “after” add up what is owed at least to what may be owed at most. An end that moves',
  '  is no least or most of what cases get more: the facts that are unknown are the same before and after. “Known” cases are',
  '  those with an exact amount on both sides, changed or not, whatever else of them is open. “Surely more” are those whose',
  '  least after is above their most before, also where the exact amount is open; so neither need be the cases “changed” above.',
];

function moneyLines({
  basis,
  currency,
  baseline,
  candidate,
  more,
  less,
  net: { ends, decided, open, alike },
}: MoneyComparison): string[] {
  const digits = isCurrency(currency) ? digitsOf(currency) : 0;
  const between = (bounds: MoneyComparison['baseline']): string => boundsText(bounds, digits);
  const change = (decimal: string | null): string =>
    decimal === null ? 'not known' : difference(decimal, digits);
  return [
    `  ${basis} (${currency})`,
    `    before  ${between(baseline)}`,
    `    after   ${between(candidate)}`,
    `    net     lower end ${change(ends.lower)}, upper end ${change(ends.upper)}, of which`,
    `            ${change(decided.amount)} exactly in ${cases(decided.cases)} whose amount is known before and after`,
    ...(open.cases === 0
      ? []
      : [
          `            lower end ${change(open.lower)}, upper end ${change(open.upper)} in ${cases(open.cases)} whose amount is open before or after`,
        ]),
    ...(alike === 0
      ? []
      : [`            ends unmoved in ${cases(alike)} open between the same amounts before and after`]),
    `    ${cases(more)} surely more, ${count(less)} surely less`,
  ];
}

function cases(figure: number): string {
  return `${count(figure)} ${figure === 1 ? 'case' : 'cases'}`;
}

function boundsText({ min, max, unbounded }: MoneyComparison['baseline'], digits: number): string {
  const open = unbounded === 0 ? '' : ` and ${cases(unbounded)} without an upper end`;
  const least = amount(min, digits);
  return `${min === max ? least : `${least} to ${amount(max, digits)}`}${open}`;
}
