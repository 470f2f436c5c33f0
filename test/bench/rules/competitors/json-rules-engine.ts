import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Competitor } from '../competitor.js';
import type { Condition, Leaf, Rule } from '../workload.js';

/** One engine for all runs, which are never at the same time: an engine for each run would be much slower still. */
export function jsonRulesEngine(rules: readonly Rule[]): Competitor {
  const started = performance.now();
  const engine = new Engine();
  engine.addOperator('before', (date: string, limit: string) => date < limit);
  engine.addOperator('after', (date: string, limit: string) => date > limit);
  engine.addOperator('holds', (text: string, word: string) => text.includes(word));
  engine.addOperator('holdsNot', (text: string, word: string) => !text.includes(word));
  engine.addOperator('startsWith', (text: string, word: string) => text.startsWith(word));
  const positions = new Map(rules.map(({ id }, position) => [id, position]));
  for (const { id, when } of rules)
    engine.addRule({ name: id, conditions: translate(when) as Conditions, event: { type: id } });
  return {
    name: 'json-rules-engine',
    prepared: performance.now() - started,
    inFlight: 1,
    async match(facts) {
      const { events } = await engine.run({ ...facts });
      return events.map(({ type }) => positions.get(type) ?? -1).toSorted((a, b) => a - b);
    },
  };
}

type Conditions = RuleProperties['conditions'];

function translate(condition: Condition): object {
  if (condition.kind !== 'leaf') return { [condition.kind]: condition.of.map(translate) };
  const { fact, value } = condition;
  return { fact, operator: OPERATORS[condition.operator] ?? condition.operator, value };
}

/** Its own `contains` is about lists. */
const OPERATORS: Partial<Record<Leaf['operator'], string>> = {
  contains: 'holds',
  doesNotContain: 'holdsNot',
};
