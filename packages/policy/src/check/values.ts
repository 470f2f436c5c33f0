import type { DatedValue, Literal, ValueType } from '../document.js';
import { checkLiteral } from './literal.js';
import { checkPeriod, lookThrough } from './period.js';
import type { Check, Report, Scope } from './scope.js';

/** Dated values: their constants, their types, and periods that overlap, leave gaps or run backwards. */
export const checkValues: Check = (scope) => {
  const { written: document, report } = scope;
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

function checkPeriods(value: string, entries: readonly DatedValue[], report: Report): void {
  const { sorted, until } = lookThrough(entries, {
    overlap: (entry, date) => report('value-periods-overlap', { value, date }, entry, 'from'),
    gap: (entry, from, to) => report('value-periods-gap', { value, from, to }, entry, 'from'),
  });
  const [first] = sorted;
  if (first === undefined) return;
  if (first.from !== undefined)
    report('value-outside-periods', { value, when: `before ${first.from}` }, first, 'from');
  if (until !== undefined) {
    const last = sorted.find(({ to }) => to === until) ?? first;
    report('value-outside-periods', { value, when: `from ${until} on` }, last, 'to');
  }
}
