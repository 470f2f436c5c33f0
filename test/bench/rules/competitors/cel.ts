import { Environment } from '@marcbachmann/cel-js';
import type { Competitor } from '../competitor.js';
import { FACTS, type FactType } from '../facts.js';
import type { Condition, Leaf, Rule } from '../workload.js';

/** Every rule parsed and type-checked once. */
export function cel(rules: readonly Rule[]): Competitor {
  const started = performance.now();
  const environment = new Environment();
  for (const { name, type } of FACTS) environment.registerVariable(name, TYPES[type.kind]);
  const parsed = rules.map(({ when }) => environment.parse(translate(when)));
  return {
    name: 'cel-js',
    prepared: performance.now() - started,
    inFlight: 1,
    match(facts) {
      const matched: number[] = [];
      for (const [position, holds] of parsed.entries()) if (holds(facts) === true) matched.push(position);
      return matched;
    },
  };
}

const TYPES: Readonly<Record<FactType['kind'], string>> = {
  enum: 'string',
  number: 'double',
  boolean: 'bool',
  date: 'string',
  text: 'string',
};

function translate(condition: Condition): string {
  if (condition.kind === 'leaf') return translateLeaf(condition);
  return `(${condition.of.map(translate).join(condition.kind === 'all' ? ' && ' : ' || ')})`;
}

function translateLeaf({ fact, operator, value }: Leaf): string {
  const right = literal(value);
  switch (operator) {
    case 'equal':
      return `${fact} == ${right}`;
    case 'notEqual':
      return `${fact} != ${right}`;
    case 'in':
      return `${fact} in ${right}`;
    case 'notIn':
      return `!(${fact} in ${right})`;
    case 'lessThan':
    case 'before':
      return `${fact} < ${right}`;
    case 'lessThanInclusive':
      return `${fact} <= ${right}`;
    case 'greaterThan':
    case 'after':
      return `${fact} > ${right}`;
    case 'greaterThanInclusive':
      return `${fact} >= ${right}`;
    case 'contains':
      return `${fact}.contains(${right})`;
    case 'doesNotContain':
      return `!${fact}.contains(${right})`;
    case 'startsWith':
      return `${fact}.startsWith(${right})`;
  }
}

function literal(value: Leaf['value']): string {
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  return JSON.stringify(value);
}
