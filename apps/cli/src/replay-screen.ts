import { CLASSES, type Class, type MoneyComparison, type ReplaySummary } from '@redress/replay';

/** More would not fit on a screen. */
const MOST_FIELDS = 20;

/** What a replay came to, on one screen. */
export function replayScreen(
  { cases, classes, fields, money }: ReplaySummary,
  rejected: number,
  perSecond: number,
): string[] {
  return [
    `${cases} cases, ${rejected} rows rejected, ${perSecond} cases a second`,
    '',
    ...CLASSES.map((one) => classLine(one, classes[one], cases)),
    '',
    ...(fields.length === 0
      ? ['  no field changes']
      : [FIELD_HEAD, ...fields.slice(0, MOST_FIELDS).map(fieldLine)]),
    ...(fields.length > MOST_FIELDS
      ? [`  … and ${fields.length - MOST_FIELDS} more (--report FILE.json has them)`]
      : []),
    '',
    ...money.flatMap(moneyLines),
  ];
}

function classLine(name: Class, count: number, cases: number): string {
  const share = `${((count * 100) / Math.max(1, cases)).toFixed(1)} %`;
  return `  ${name.padEnd(14)}${String(count).padStart(9)}${share.padStart(9)}`;
}

const FIELD_HEAD = `  ${'field'.padEnd(40)}${'changed'.padStart(10)}${'undetermined'.padStart(14)}${'error'.padStart(8)}`;

function fieldLine({ field, changed, undetermined, error }: ReplaySummary['fields'][number]): string {
  return `  ${field.padEnd(40)}${String(changed).padStart(10)}${String(undetermined).padStart(14)}${String(error).padStart(8)}`;
}

function moneyLines({ basis, currency, baseline, candidate, more, less }: MoneyComparison): string[] {
  return [
    `  ${basis} (${currency})`,
    `    before  ${boundsText(baseline)}`,
    `    after   ${boundsText(candidate)}`,
    `    ${more} cases get surely more, ${less} surely less`,
  ];
}

function boundsText({ min, max, unbounded }: MoneyComparison['baseline']): string {
  const open = unbounded === 0 ? '' : ` and ${unbounded} cases without an upper end`;
  return `${min === max ? min : `${min} to ${max}`}${open}`;
}
