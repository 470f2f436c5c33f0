import { Rational } from '@redress/money';
import { MOST_ELEMENTS, type ListPart } from '@redress/policy';
import { eachElement, Elements, listSlots, type ListSlots } from '../conditions/elements.js';
import { compileWhere, listTest, type ListTest, type Test } from '../conditions/test.js';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import { FALSE, TRUE } from '../truth.js';
import { converted, nothing, type AmountTrace } from './amount.js';
import { addIntervals, inCurrency, type AmountInterval } from './interval.js';

/** The list each of whose elements has a line of its own. */
export interface ForEachProgram {
  readonly list: string;
  readonly slots: ListSlots;
  /** How many elements the list may have. */
  readonly most: number;
  /** Which elements count. */
  readonly where: Test;
  /** A condition asked of each element, as one that is open where it is of any of them. */
  readonly ofEach: (test: Test) => ListTest;
}

/** What one element comes to, rounded; its position in the list from zero. */
export interface ElementLine {
  readonly element: number;
  readonly amount: AmountInterval;
}

export interface ElementLines {
  readonly total: AmountInterval;
  /** None while the list is unknown. */
  readonly lines: readonly ElementLine[];
}

export function compileForEach(part: ListPart, scope: Scope): ForEachProgram {
  const list = part.list.name;
  const max = scope.policy.document.facts.get(list)?.max;
  const known = new Map<Test, ListTest>();
  return {
    list,
    slots: listSlots(list, scope),
    most: typeof max === 'number' ? max : MOST_ELEMENTS,
    where: compileWhere(part, scope),
    ofEach(test) {
      const made = known.get(test) ?? listTest('each', list, test, scope);
      known.set(test, made);
      return made;
    },
  };
}

/**
 * A line for each element that counts: its own amount, rounded by itself, since each is a claim of its own; then their
 * sum. An element of which it is open whether it counts may add nothing. Of an unknown list all is between nothing and
 * as many elements as it may have, of one that is none there is nothing.
 */
export function elementLines(
  { list, slots, most, where, ofEach }: ForEachProgram,
  lineOf: (frame: Frame, trace: AmountTrace) => AmountInterval,
  frame: Frame,
  trace: AmountTrace,
  scope: Scope,
): ElementLines {
  const { values } = frame;
  const elements = values[slots.list];
  trace.read.push(slots.list);
  const inner: AmountTrace = { read: [], unknown: [], tests: [] };
  if (elements === undefined) {
    trace.unknown.push(slots.list);
    const { high, currency } = lineOf(frame, inner);
    addTrace(inner, trace, (test) => test);
    return { total: { low: Rational.ZERO, high: high?.multiply(Rational.of(most)), currency }, lines: [] };
  }
  const none = inCurrency({ low: Rational.ZERO, high: Rational.ZERO }, scope.home.currency);
  if (!(elements instanceof Elements)) {
    nothing(list, frame);
    return { total: none, lines: [] };
  }
  const before = frame.findings.length;
  const lines: ElementLine[] = [];
  eachElement(values, slots.fields, elements, (element) => {
    const counts = where.evaluate(values);
    if (counts === FALSE) return false;
    const amount = lineOf(frame, inner);
    lines.push({ element, amount: counts === TRUE ? amount : { ...amount, low: Rational.ZERO } });
    return false;
  });
  addTrace({ ...inner, tests: [where, ...inner.tests] }, trace, ofEach);
  sayOnce(frame, before);
  const total = lines
    .map(({ amount }) => amount)
    .reduce<AmountInterval | undefined>(
      (sum, amount) => (sum === undefined ? amount : added(sum, amount, frame, scope)),
      undefined,
    );
  return { total: total ?? none, lines };
}

function added(a: AmountInterval, b: AmountInterval, frame: Frame, scope: Scope): AmountInterval {
  if (a.currency === b.currency) return inCurrency(addIntervals(a, b), a.currency);
  const [first, second] = [a, b].map((one) => converted(one, scope.home.currency, frame));
  return first === undefined || second === undefined
    ? a
    : inCurrency(addIntervals(first, second), scope.home.currency);
}

/** Each name and condition once, however many elements read it. */
function addTrace(from: AmountTrace, to: AmountTrace, ofEach: (test: Test) => Test): void {
  to.read.push(...new Set(from.read));
  to.unknown.push(...new Set(from.unknown));
  to.tests.push(...[...new Set(from.tests)].map(ofEach));
}

/** What is said of several elements alike is said once. */
function sayOnce({ findings }: Frame, before: number): void {
  const said = new Map(
    findings
      .slice(before)
      .map((finding) => [`${finding.code} ${finding.where ?? ''} ${finding.message}`, finding]),
  );
  findings.length = before;
  findings.push(...said.values());
}
