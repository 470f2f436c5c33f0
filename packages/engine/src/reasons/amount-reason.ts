import { digitsOf, MoneyError, round, type MoneyJson, type Rational } from '@redress/money';
import type { Amount, FirstHit, Operand } from '@redress/policy';
import { eachElement, Elements } from '../conditions/elements.js';
import type { Test } from '../conditions/test.js';
import type { AmountReason, NumberReason, OutputReason } from '../decision.js';
import { candidates, compileChoice } from '../first-hit.js';
import type { Frame } from '../frame.js';
import type { Program } from '../program.js';
import { compileAmount, type AmountTrace } from '../remedies/amount.js';
import type { ElementLine, ForEachProgram } from '../remedies/element-lines.js';
import type { AmountInterval } from '../remedies/interval.js';
import type { Line } from '../remedies/remedy.js';
import type { Stacked } from '../remedies/stack.js';
import type { Scope } from '../scope.js';
import { conditionReason } from './condition-reason.js';
import { presentedSlot } from './presented-slot.js';

/**
 * Where the amount of a remedy comes from: every node of its tree with what it comes to in this case. Reckoned again
 * node by node, with what it would say about the case left out, since the decision has said it.
 */
export function lineReason(
  program: Program,
  { outcome, total, deducted }: Stacked,
  frame: Frame,
): Pick<OutputReason, 'amount'> {
  const { remedy } = outcome.program;
  const { line } = outcome;
  if (remedy.amount === undefined || line === undefined || line.isBroken === true) return {};
  const asker: Asker = {
    program,
    // What is compiled again here does not count among the conditions of the policy.
    scope: { ...outcome.program.scope, leaves: [] },
    frame: { ...frame, findings: [], usedRates: new Map() },
  };
  try {
    const isReduced =
      remedy.stack !== undefined &&
      total !== undefined &&
      (total.low?.toString() !== line.total.low?.toString() ||
        total.high?.toString() !== line.total.high?.toString());
    return {
      amount: {
        of:
          line.elements === undefined || outcome.program.forEach === undefined
            ? amountReason(remedy.amount, asker)
            : elementsReason(remedy.amount, outcome.program.forEach, line, line.elements, asker),
        ...(remedy.per === undefined ? {} : { per: numberReason(remedy.per, asker) }),
        ...(remedy.quantity === undefined ? {} : { quantity: numberReason(remedy.quantity, asker) }),
        ...(remedy.cap === undefined ? {} : { cap: amountReason(remedy.cap, asker) }),
        ...(isReduced ? { reducedBy: remedy.stack.group } : {}),
        ...(deducted?.granted === undefined ? {} : { granted: endsOf(deducted.granted) }),
        ...(deducted === undefined || deducted.offsets.length === 0
          ? {}
          : {
              offsets: deducted.offsets.map((offset) => ({
                remedy: offset.outcome.program.remedy.id,
                ...endsOf(offset.total),
              })),
            }),
      },
    };
  } catch (error) {
    if (error instanceof MoneyError) return {};
    throw error;
  }
}

/** More lines would bury the sum; the decision has them all. */
const MOST_LINES = 20;

/** The lines of the elements that count, each with what its amount is made of, and what they come to together. */
function elementsReason(
  amount: Amount,
  { list, slots }: ForEachProgram,
  { each }: Line,
  lines: readonly ElementLine[],
  asker: Asker,
): AmountReason {
  const { values } = asker.frame;
  const elements = values[slots.list];
  const counting = new Map(lines.slice(0, MOST_LINES).map((line) => [line.element, line]));
  const parts: AmountReason[] = [];
  if (elements instanceof Elements)
    eachElement(values, slots.fields, elements, (element) => {
      const line = counting.get(element);
      if (line === undefined) return false;
      const reason = amountReason(amount, asker);
      parts.push({ ...reason, ...endsOf(line.amount), element });
      return parts.length >= counting.size;
    });
  return { kind: 'forEach', ...endsOf(each), name: list, parts };
}

interface Asker {
  readonly program: Program;
  readonly scope: Scope;
  readonly frame: Frame;
}

function amountReason(amount: Amount, asker: Asker): AmountReason {
  const { kind } = amount;
  const value = valueOf(amount, asker);
  const node = { kind, ...endsOf(value) };
  switch (amount.kind) {
    case 'money':
      return { ...node, parts: [] };
    case 'reference':
      return { ...node, name: amount.name, parts: [] };
    case 'percent':
      return { ...node, by: numberReason(amount.percent, asker), parts: [amountReason(amount.of, asker)] };
    case 'share':
      return {
        ...node,
        by: numberReason(amount.part, asker),
        whole: numberReason(amount.whole, asker),
        parts: [amountReason(amount.of, asker)],
      };
    case 'rate':
      return { ...node, by: numberReason(amount.quantity, asker), parts: [amountReason(amount.each, asker)] };
    case 'choose':
      return { ...node, parts: chosen(amount.cases, asker) };
    case 'min':
    case 'max':
    case 'sum':
    case 'minus':
    case 'range':
      return { ...node, parts: amount.of.map((part) => amountReason(part, asker)) };
    case 'convert':
      return { ...node, parts: [amountReason(amount.of, asker)] };
    case 'cap': {
      const whole = valueOf(amount.of, asker);
      const parts = [amountReason(amount.of, asker), amountReason(amount.at, asker)];
      return { ...node, isCut: isLess(value, whole), parts };
    }
    case 'round': {
      const { mode, increment } = amount;
      const parts = [amountReason(amount.of, asker)];
      return { ...node, mode, ...(increment === undefined ? {} : { increment }), parts };
    }
  }
}

/** The case that applies; while that is open, those that may. */
function chosen(cases: FirstHit<Amount>, { program, scope, frame }: Asker): AmountReason[] {
  const choice = compileChoice(cases, scope, (option) => option);
  return candidates(choice, frame.values).flatMap((position) => {
    const option = choice.options[position];
    const test: Test | undefined = position < cases.cases.length ? choice.tests[position] : undefined;
    if (option === undefined) return [];
    const reason = amountReason(option, { program, scope, frame });
    return [test === undefined ? reason : { ...reason, when: conditionReason(program, test, frame) }];
  });
}

function numberReason(operand: Operand, { program, frame }: Asker): NumberReason {
  if (operand.kind === 'constant') {
    const { value } = operand;
    return { value: typeof value === 'object' && value !== null ? value.amount : value };
  }
  const value = presentedSlot(program, program.scope.slots.get(operand.name) ?? -1, frame);
  return { name: operand.name, ...(value === undefined ? {} : { value }) };
}

function valueOf(amount: Amount, { scope, frame }: Asker): AmountInterval {
  const trace: AmountTrace = { read: [], unknown: [], tests: [] };
  return compileAmount(amount, scope)(frame, trace);
}

function endsOf({ low, high, currency }: AmountInterval): { min: MoneyJson; max?: MoneyJson } {
  return {
    min: shown(low, currency),
    ...(high === undefined ? {} : { max: shown(high, currency) }),
  };
}

/** Digits shown of an amount that no payment has: the price of a mile, a half of a cent. */
const MOST_DIGITS = 6;

function shown(end: Rational | undefined, currency: AmountInterval['currency']): MoneyJson {
  if (end === undefined) return { amount: '0', currency };
  const [, fraction = ''] = end.toNumber().toFixed(MOST_DIGITS).split('.');
  const digits = fraction.replace(/0+$/, '').length;
  return digits <= digitsOf(currency)
    ? round(end, currency, { mode: 'halfUp' }).toJSON()
    : { amount: end.toNumber().toFixed(digits), currency };
}

/** Whether a cap takes something away; of an amount that is not known, whether it takes something from its upper end. */
function isLess(capped: AmountInterval, whole: AmountInterval): boolean {
  if (capped.currency !== whole.currency) return false;
  if (whole.high === undefined) return capped.high !== undefined;
  return capped.high !== undefined && capped.high.compare(whole.high) < 0;
}
