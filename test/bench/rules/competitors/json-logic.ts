import { LogicEngine } from 'json-logic-engine';
import type { Competitor } from '../competitor.js';
import type { Facts } from '../facts.js';
import type { Condition, Leaf, Rule } from '../workload.js';

/** Every rule compiled to a function of its own. */
export function jsonLogic(rules: readonly Rule[]): Competitor {
  const started = performance.now();
  const engine = new LogicEngine();
  engine.addMethod('startsWith', ([text, word]: [string, string]) => text.startsWith(word));
  const compiled = rules.map(({ when }) => engine.build(translate(when)) as (facts: Facts) => unknown);
  return {
    name: 'json-logic-engine',
    prepared: performance.now() - started,
    inFlight: 1,
    match(facts) {
      const matched: number[] = [];
      for (const [position, holds] of compiled.entries()) if (holds(facts) === true) matched.push(position);
      return matched;
    },
  };
}

function translate(condition: Condition): object {
  if (condition.kind === 'leaf') return translateLeaf(condition);
  return { [condition.kind === 'all' ? 'and' : 'or']: condition.of.map(translate) };
}

function translateLeaf({ fact, operator, value }: Leaf): object {
  const left = { var: fact };
  switch (operator) {
    case 'equal':
      return { '===': [left, value] };
    case 'notEqual':
      return { '!==': [left, value] };
    case 'in':
      return { in: [left, value] };
    case 'notIn':
      return { '!': [{ in: [left, value] }] };
    case 'lessThan':
    case 'before':
      return { '<': [left, value] };
    case 'lessThanInclusive':
      return { '<=': [left, value] };
    case 'greaterThan':
    case 'after':
      return { '>': [left, value] };
    case 'greaterThanInclusive':
      return { '>=': [left, value] };
    case 'contains':
      return { in: [value, left] };
    case 'doesNotContain':
      return { '!': [{ in: [value, left] }] };
    case 'startsWith':
      return { startsWith: [left, value] };
  }
}
