import type { OperatorName, Policy } from '@redress/policy';
import { OPERATORS } from '@redress/policy';
import type { ConditionReason, Decision, FieldValue } from '../decision.js';
import { line, type ExplainedLine } from './explained.js';
import { sourceLines } from './source-lines.js';
import type { Wording } from './wording.js';

/** What a comparison of totals is told by. */
type Told = Pick<Decision, 'remedies' | 'totals' | 'findings'>;

/** A condition in words, with what each part came to: `Minutes late (185 min) is at least 180 min → true`. */
export function conditionLine(
  condition: ConditionReason,
  decision: Told & Pick<Decision, 'reasons'>,
  wording: Wording,
): ExplainedLine {
  const { messages } = wording;
  const verdict = messages.verdicts[condition.verdict];
  const node = (text: string, children: readonly ConditionReason[]): ExplainedLine =>
    line(
      messages.holds(text, verdict),
      children.map((child) => conditionLine(child, decision, wording)),
    );
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const [only, ...more] = condition.children;
      if (only !== undefined && more.length === 0) return conditionLine(only, decision, wording);
      return node(condition.kind === 'all' ? messages.allOf : messages.anyOf, condition.children);
    }
    case 'not':
      return node(messages.notOf, condition.children);
    case 'named':
      return {
        ...node(wording.condition(condition.name), condition.children),
        ...cited(wording.policy, condition.name),
      };
    case 'some':
    case 'every':
    case 'none': {
      const list = wording.name(condition.list);
      const size =
        condition.size === undefined ? messages.unknown : wording.value(condition.list, condition.size);
      return node(messages.quantified[condition.kind](messages.whose(list, size)), condition.children);
    }
    case 'element':
      return node(messages.element(String(condition.element + 1)), condition.children);
    case 'leaf':
      return line(
        messages.holds(leafWords(condition, wording, decision), verdict),
        [condition.fact, ...condition.expected.flatMap(({ name }) => name ?? [])].flatMap((name) =>
          sourceLines(name, decision, wording),
        ),
      );
  }
}

/** A comparison as a statement: `Minutes late (185 min) is at least 180 min`. */
export function leafWords(
  leaf: Extract<ConditionReason, { kind: 'leaf' }>,
  wording: Wording,
  decision: Told,
): string {
  const { messages } = wording;
  const actual = messages.whose(wording.name(leaf.fact), actualWords(leaf, wording, decision));
  const expected = leaf.expected.map(({ name, value }) => {
    if (name !== undefined)
      return messages.whose(readAs(name, value, leaf.fact, wording), wording.name(name));
    if (leaf.operator === 'mentions' && typeof value === 'string')
      return leaf.found === undefined
        ? wording.term(value)
        : messages.list(leaf.found.map((word) => messages.quoted(wording.oneLine(word))));
    return wording.value(leaf.fact, value);
  });
  return isOperator(leaf.operator)
    ? messages.operators[leaf.operator](actual, expected)
    : [actual, leaf.operator, messages.list(expected)].join(' ');
}

function actualWords(
  { fact, actual, isUnbounded }: Extract<ConditionReason, { kind: 'leaf' }>,
  wording: Wording,
  decision: Told,
): string {
  const { messages } = wording;
  if (isUnbounded === true) return messages.noUpperEnd(whyUnbounded(fact, actual, decision));
  const value = shortened(wording.value(fact, actual));
  return isUpperEnd(fact, decision) ? messages.ifAllApplied(messages.atMost(value)) : value;
}

/** An amount held against a limit has no upper end where one of its parts has none, or no rate brings one into its currency. */
function whyUnbounded(
  name: string,
  actual: FieldValue | undefined,
  { remedies, totals, findings }: Told,
): { readonly lacksRate: boolean; readonly isOpen: boolean } {
  const basis = /^total\.(.+)$/.exec(name)?.[1];
  const id = /^remedy\.(.+)\.total$/.exec(name)?.[1];
  const currency = typeof actual === 'object' && actual !== null ? actual.currency : undefined;
  const counted = remedies.filter((one) => one.id === id || basis === 'all' || one.basis === basis);
  const endless = counted.filter(
    ({ totalMin, totalMax }) => totalMin !== undefined && totalMax === undefined,
  );
  const isForeign = (code: string): boolean => currency !== undefined && code !== currency;
  const others = totals.filter((one) => (basis === 'all' || one.basis === basis) && isForeign(one.currency));
  const lacksRate =
    findings.some(({ code }) => code === 'no-rate') &&
    (others.length > 0 ||
      counted.some(({ amount, total }) => isForeign((total ?? amount)?.currency ?? currency ?? '')));
  const isOpen = endless.some(({ amount }) => amount === undefined);
  return { lacksRate, isOpen: isOpen || !lacksRate };
}

/** An amount that is not certain is held against a limit by its upper end, which adds up also what excludes one another. */
function isUpperEnd(name: string, { remedies, totals }: Pick<Decision, 'remedies' | 'totals'>): boolean {
  const basis = /^total\.(.+)$/.exec(name)?.[1];
  if (basis !== undefined)
    return totals.some((total) => (basis === 'all' || total.basis === basis) && total.min !== total.max);
  const id = /^remedy\.(.+)\.total$/.exec(name)?.[1];
  const remedy = remedies.find((one) => one.id === id);
  return remedy?.total === undefined && remedy?.totalMin !== undefined;
}

/** The value of the right side in the unit of the left one, where it has none of its own. */
function readAs(name: string, value: FieldValue | undefined, left: string, wording: Wording): string {
  return typeof value === 'number' && !wording.isPercent(name) && unitOf(wording.policy, name) === undefined
    ? wording.value(left, value)
    : wording.value(name, value);
}

function unitOf(policy: Policy, name: string): string | undefined {
  const type = policy.types.get(name);
  return type?.kind === 'integer' || type?.kind === 'decimal' ? type.unit : undefined;
}

function cited(policy: Policy, condition: string): { cite?: readonly string[] } {
  const cite = policy.document.conditions.get(condition)?.cite ?? [];
  return cite.length === 0 ? {} : { cite };
}

/** Long free text would bury the reason it stands in. */
const MOST_CHARACTERS = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS
    ? text
    : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}

function isOperator(text: string): text is OperatorName {
  return OPERATORS.some((known) => known === text);
}
