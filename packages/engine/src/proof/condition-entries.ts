import type { Amount, Condition, PolicyDocument } from '@redress/policy';
import { rulesOf } from '../witness/rules-of.js';

/** A condition of a policy, by where it stands. */
export interface ConditionEntry {
  /** As in verdicts; beside those also `conditions.late when` and the choices of amounts, `remedies.voucher choose0[1]`. */
  readonly where: string;
  readonly rule: string;
  readonly when: Condition;
}

export function conditionEntriesOf(document: PolicyDocument): ConditionEntry[] {
  return [
    ...rulesOf(document),
    ...[...document.conditions].map(([name, { when }]) => ({
      where: `conditions.${name}`,
      rule: 'when',
      when,
    })),
    ...document.remedies.flatMap((remedy) =>
      choicesOf(remedy).flatMap(({ cases }, place) =>
        cases.cases.map(({ when }, position) => ({
          where: `remedies.${remedy.id}`,
          rule: `choose${place}[${position}]`,
          when,
        })),
      ),
    ),
  ];
}

type Choose = Extract<Amount, { kind: 'choose' }>;

/** Every choice within the amount and the caps of a remedy, from the outside inwards. */
export function choicesOf(remedy: PolicyDocument['remedies'][number]): Choose[] {
  return [remedy.amount, remedy.cap, remedy.stack?.cap].flatMap((amount) =>
    amount === undefined ? [] : choicesIn(amount),
  );
}

function choicesIn(amount: Amount): Choose[] {
  return amount.kind === 'choose'
    ? [amount, ...partsOf(amount).flatMap(choicesIn)]
    : partsOf(amount).flatMap(choicesIn);
}

/** The amounts that an amount is reckoned from. */
export function partsOf(amount: Amount): readonly Amount[] {
  switch (amount.kind) {
    case 'money':
    case 'reference':
      return [];
    case 'percent':
    case 'share':
    case 'convert':
    case 'round':
      return [amount.of];
    case 'rate':
      return [amount.each];
    case 'choose':
      return [...amount.cases.cases.map(({ then }) => then), amount.cases.otherwise];
    case 'min':
    case 'max':
    case 'sum':
    case 'minus':
    case 'range':
      return amount.of;
    case 'cap':
      return [amount.of, amount.at];
  }
}

/** The part of a condition at a path such as `0.2`; the condition itself for the empty one. */
export function partAt(condition: Condition, path: string): Condition | undefined {
  let part: Condition | undefined = condition;
  for (const step of path === '' ? [] : path.split('.')) {
    part = part === undefined ? undefined : childrenOf(part)[Number(step)];
  }
  return part;
}

function childrenOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.children;
    case 'not':
      return [condition.child];
    case 'named':
    // What is asked of elements has no truth of its own.
    case 'some':
    case 'every':
    case 'none':
    case 'leaf':
      return [];
  }
}

/** Every part of a condition with its path, the condition itself first. */
export function* partsWithin(
  condition: Condition,
  path = '',
): Generator<{ readonly part: Condition; readonly path: string }> {
  yield { part: condition, path };
  for (const [position, child] of childrenOf(condition).entries())
    yield* partsWithin(child, path === '' ? String(position) : `${path}.${position}`);
}
