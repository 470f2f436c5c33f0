import type { DatedValue, Literal, Period, ValueType } from '../document.js';
import { checkLiteral } from './literal.js';
import { readDate } from './moment.js';
import type { Check, Report, Scope } from './scope.js';

/** Dated values: their constants, their types, and periods that overlap, leave gaps or run backwards. */
export const checkValues: Check = (scope) => {
  const { document, report } = scope;
  if (document.effective !== undefined) checkPeriod(document.effective, 'the policy', report);
  for (const [name, entries] of document.values) {
    checkTypes(scope, name, entries);
    const areWhole = entries.map((entry) => checkPeriod(entry, `value \`${name}\``, report)).every(Boolean);
    if (areWhole) checkPeriods(name, entries, report);
  }
};

function checkTypes({ document, report }: Scope, name: string, entries: readonly DatedValue[]): void {
  const first = entries[0];
  for (const entry of entries) {
    if (first !== undefined && entry.type !== first.type) {
      report('value-types-differ', { value: name, first: first.type, other: entry.type }, entry, entry.type);
    }
    const key = entry.type;
    const value: Literal = entry.value;
    if (value === null) {
      report(
        'value-type',
        { value: 'null', wanted: `a constant of type ${key}`, why: undefined },
        entry,
        key,
      );
    } else if (checkLiteral(value, typeOf(entry), name, document.currency, report, entry, key)) {
      const amount = typeof value === 'object' ? value.amount : String(value);
      if (entry.type === 'percent' && amount.startsWith('-')) {
        report('percent-negative', { percent: amount }, entry, key);
      }
      if (entry.type === 'percent' && Number(amount) > 100) {
        report('percent-over-hundred', { percent: amount }, entry, key);
      }
      if (entry.type === 'money' && amount.startsWith('-')) report('negative-amount', { amount }, entry, key);
    }
  }
}

function typeOf(entry: DatedValue): ValueType {
  return entry.type === 'percent' ? { kind: 'decimal' } : { kind: entry.type };
}

/** Whether both ends are days, the first before the last. */
function checkPeriod(period: Period, what: string, report: Report): boolean {
  for (const key of ['from', 'to'] as const) {
    const date = period[key];
    if (date === undefined || readDate(date) !== undefined) continue;
    const why = 'write a day that exists, as 2026-03-02';
    report('value-type', { value: date, wanted: 'a date', why }, period, key);
    return false;
  }
  const { from, to } = period;
  if (from === undefined || to === undefined || from < to) return true;
  report('period-reversed', { what, from, to }, period, 'to');
  return false;
}

function checkPeriods(value: string, entries: readonly DatedValue[], report: Report): void {
  const sorted = entries.toSorted((a, b) => compare(a.from ?? '', b.from ?? ''));
  const [first] = sorted;
  if (first === undefined) return;
  let until = first.to;
  for (const entry of sorted.slice(1)) {
    const from = entry.from ?? 'the beginning';
    if (entry.from === undefined || until === undefined || entry.from < until) {
      report('value-periods-overlap', { value, date: from }, entry, 'from');
    } else if (entry.from > until) {
      report('value-periods-gap', { value, from: until, to: entry.from }, entry, 'from');
    }
    until = until === undefined || entry.to === undefined ? undefined : later(until, entry.to);
  }
  if (first.from !== undefined)
    report('value-outside-periods', { value, when: `before ${first.from}` }, first, 'from');
  if (until !== undefined) {
    const last = sorted.find(({ to }) => to === until) ?? first;
    report('value-outside-periods', { value, when: `from ${until} on` }, last, 'to');
  }
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
