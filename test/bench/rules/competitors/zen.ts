import { ZenEngine } from '@gorules/zen-engine';
import type { Competitor } from '../competitor.js';
import { FACTS, type Facts } from '../facts.js';
import type { Condition, Leaf, Rule } from '../workload.js';

/**
 * The rules as one decision table that collects: a column a fact, and one without a field for groups, which cells of
 * a column cannot say. Twice, asked one by one and with as many cases in flight as its threads can use.
 */
export function zen(rules: readonly Rule[]): readonly Competitor[] {
  const started = performance.now();
  const engine = new ZenEngine();
  const decision = engine.createDecision(table(rules));
  const prepared = performance.now() - started;
  const match = async (facts: Facts): Promise<readonly number[]> => {
    const { result } = (await decision.evaluate(facts)) as { result: readonly { rule: number }[] };
    return result.map(({ rule }) => rule).toSorted((a, b) => a - b);
  };
  return [
    { name: 'zen-engine', prepared, inFlight: 1, match },
    { name: 'zen-engine, 16 in flight', prepared, inFlight: 16, match },
  ];
}

function table(rules: readonly Rule[]): object {
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', content: {} },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        content: {
          hitPolicy: 'collect',
          inputs: [
            ...FACTS.map(({ name }) => ({ id: name, name, field: name })),
            { id: GROUPS, name: GROUPS },
          ],
          outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
          rules: rules.map(({ id, when }, position) => ({
            _id: id,
            rule: String(position),
            ...cells(when),
          })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', content: {} },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}

const GROUPS = 'groups';

/** A rule's conditions are about different facts, so that each finds an empty cell; one that stays empty asks nothing. */
function cells(when: Condition): Record<string, string> {
  const row: Record<string, string> = { ...EMPTY };
  if (when.kind !== 'all') return { ...row, [GROUPS]: expression(when) };
  for (const part of when.of) {
    if (part.kind === 'leaf') row[part.fact] = unary(part);
    else row[GROUPS] = expression(part);
  }
  return row;
}

const EMPTY: Readonly<Record<string, string>> = Object.fromEntries(
  [...FACTS.map(({ name }) => name), GROUPS].map((name) => [name, '']),
);

function expression(condition: Condition): string {
  if (condition.kind === 'leaf') return comparison(condition.fact, condition);
  return `(${condition.of.map(expression).join(condition.kind === 'all' ? ' and ' : ' or ')})`;
}

function unary(leaf: Leaf): string {
  const right = JSON.stringify(leaf.value);
  switch (leaf.operator) {
    case 'equal':
      return right;
    case 'in':
      return Array.isArray(leaf.value) ? leaf.value.map((one) => JSON.stringify(one)).join(', ') : right;
    case 'lessThan':
      return `< ${right}`;
    case 'lessThanInclusive':
      return `<= ${right}`;
    case 'greaterThan':
      return `> ${right}`;
    case 'greaterThanInclusive':
      return `>= ${right}`;
    default:
      return comparison('$', leaf);
  }
}

function comparison(left: string, { operator, value }: Leaf): string {
  const right = JSON.stringify(value);
  switch (operator) {
    case 'equal':
      return `${left} == ${right}`;
    case 'notEqual':
      return `${left} != ${right}`;
    case 'in':
      return `${left} in ${right}`;
    case 'notIn':
      return `${left} not in ${right}`;
    case 'lessThan':
      return `${left} < ${right}`;
    case 'lessThanInclusive':
      return `${left} <= ${right}`;
    case 'greaterThan':
      return `${left} > ${right}`;
    case 'greaterThanInclusive':
      return `${left} >= ${right}`;
    case 'before':
      return `date(${left}) < date(${right})`;
    case 'after':
      return `date(${left}) > date(${right})`;
    case 'contains':
      return `contains(${left}, ${right})`;
    case 'doesNotContain':
      return `not contains(${left}, ${right})`;
    case 'startsWith':
      return `startsWith(${left}, ${right})`;
  }
}
