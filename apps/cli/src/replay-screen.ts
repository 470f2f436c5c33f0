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
    ...CLASSES.map((one) => classLine(one, classes[one], all)),
    '',
    ...(differing.length === 0
      ? ['  no field changes']
      : [FIELD_HEAD, ...differing.slice(0, MOST_FIELDS).map((field) => fieldLine(field, documents))]),
    ...(differing.length > MOST_FIELDS
      ? [`  … and ${differing.length - MOST_FIELDS} more (--report FILE.json has them)`]
      : []),
    ...money.flatMap((one) => ['', ...moneyLines(one)]),
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
    decimal === null ? 'any amount' : difference(decimal, digits);
  return [
    `  ${basis} (${currency})`,
    `    before  ${between(baseline)}`,
    `    after   ${between(candidate)}`,
    `    net     ${change(ends.min)} at the lower end, ${change(ends.max)} at the upper end`,
    `            ${change(decided.amount)} in ${cases(decided.cases)} known on both sides`,
    ...(open.cases === 0
      ? []
      : [
          `            ${change(open.min)} to ${change(open.max)} at the very most in ${cases(open.cases)} open on a side`,
        ]),
    ...(alike === 0 ? [] : [`            nothing in ${cases(alike)} open between the same ends on both`]),
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
