import { Random } from '../random.js';
import {
  DAYS,
  dateText,
  DISCRIMINATORS,
  drawFacts,
  FACTS,
  WORDS,
  WORDS_IN_A_TEXT,
  type Fact,
  type FactType,
  type Facts,
  type FactValue,
} from './facts.js';

export type Operator =
  | 'equal'
  | 'notEqual'
  | 'in'
  | 'notIn'
  | 'lessThan'
  | 'lessThanInclusive'
  | 'greaterThan'
  | 'greaterThanInclusive'
  | 'before'
  | 'after'
  | 'contains'
  | 'doesNotContain'
  | 'startsWith';

export interface Leaf {
  readonly kind: 'leaf';
  readonly fact: string;
  readonly operator: Operator;
  readonly value: FactValue | readonly string[];
}

export type Condition = Leaf | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

export interface Rule {
  readonly id: string;
  readonly when: Condition;
}

export const MIXES = ['discriminated', 'flat', 'gaps'] as const;
export type Mix = (typeof MIXES)[number];

/** Mean matches of a case by number of rules: from 1,000 rules on the same, so that growth in rules is not growth in hits. */
export const SIZES: ReadonlyMap<number, number> = new Map([
  [30, 1.4],
  [100, 4],
  [1_000, 14],
  [10_000, 14],
]);

export interface Workload {
  readonly mix: Mix;
  readonly rules: readonly Rule[];
  readonly cases: readonly Facts[];
}

const CASES = 1_000;
const MISSING_IN_GAPS = 0.3;

/** Rules and cases of one size and mix (bench.md); the same on every run. */
export function workload(mix: Mix, size: number): Workload {
  const matches = SIZES.get(size);
  if (matches === undefined) throw new Error(`no workload of ${size} rules`);
  // Gaps has the rules of discriminated, so that only the gaps make the difference.
  const random = new Random(size * 2 + (mix === 'flat' ? 1 : 0));
  const rules = drawRules(random, size, matches / size, mix !== 'flat');
  const cases = Array.from({ length: CASES }, () =>
    parsed(drawFacts(random, mix === 'gaps' ? MISSING_IN_GAPS : 0)),
  );
  return { mix, rules, cases };
}

/** As a parser gives it: texts are its own, not the ones of which the rules are made. */
function parsed(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts)) as Facts;
}

/** A condition and how often it is true of a random case without gaps. */
interface Drawn {
  readonly condition: Condition;
  readonly probability: number;
}

/**
 * The shape of a rule is drawn once, its conditions again until they lead the mean towards `probability`: so
 * the shares of the shapes stay as wanted.
 */
function drawRules(random: Random, size: number, probability: number, isDiscriminated: boolean): Rule[] {
  const rules: Rule[] = [];
  let sum = 0;
  while (rules.length < size) {
    const isAbove = sum > rules.length * probability;
    const shape = drawShape(random, rules.length, isDiscriminated);
    const drawn = drawTowards(random, probability, isAbove, shape);
    if (drawn === undefined) continue;
    sum += drawn.probability;
    rules.push({ id: `r${String(rules.length + 1).padStart(5, '0')}`, when: drawn.condition });
  }
  return rules;
}

/** Undefined where no draw leads there: five conditions behind a rare equality, say, are never true often enough. */
function drawTowards(random: Random, probability: number, isAbove: boolean, shape: Shape): Drawn | undefined {
  for (let tries = 0; tries < 200; tries += 1) {
    const drawn = drawRule(random, probability, shape);
    if (isAbove !== drawn.probability > probability) return drawn;
  }
  return undefined;
}

interface Shape {
  readonly conditions: number;
  /** The enum with which it begins. */
  readonly first: string | undefined;
  readonly nesting: 'none' | 'any in all' | 'all in any';
  readonly facts: readonly Fact[];
}

/** Exact shares: four in five rules of a discriminated mix begin with an equality, one in five nests. */
function drawShape(random: Random, position: number, isDiscriminated: boolean): Shape {
  const isNested = position % 5 === Math.floor(position / 5) % 5;
  const first = isDiscriminated && position % 5 !== 4 ? random.pick(DISCRIMINATORS) : undefined;
  return {
    conditions: random.integer(isNested ? 3 : 2, 5),
    first,
    nesting: isNested ? (first === undefined && random.chance(0.5) ? 'all in any' : 'any in all') : 'none',
    facts: FACTS.filter(({ name }) => (isDiscriminated ? name !== first : !DISCRIMINATORS.includes(name))),
  };
}

/** Conditions that are true with about this probability together. */
function drawRule(random: Random, probability: number, { conditions, first, nesting, facts }: Shape): Drawn {
  const leading = first === undefined ? [] : [equality(random, first)];
  const left = probability / leading.reduce((product, drawn) => product * drawn.probability, 1);
  const picked = random.sample(facts, conditions - leading.length);
  if (nesting === 'none') return allOf([...leading, ...drawLeaves(random, picked, left)]);
  const [one, other, ...rest] = picked;
  if (one === undefined || other === undefined)
    throw new Error('a nested rule has at least three conditions');
  if (nesting === 'all in any')
    return anyOf([drawLeaf(random, one, left / 2), allOf(drawLeaves(random, [other, ...rest], left / 2))]);
  const share = Math.min(1, left) ** (1 / (rest.length + 1));
  const alternative = 1 - Math.sqrt(1 - share);
  return allOf([
    ...leading,
    anyOf([drawLeaf(random, one, alternative), drawLeaf(random, other, alternative)]),
    ...drawLeaves(random, rest, left / share),
  ]);
}

function allOf(parts: readonly Drawn[]): Drawn {
  return {
    condition: { kind: 'all', of: parts.map(({ condition }) => condition) },
    probability: parts.reduce((product, part) => product * part.probability, 1),
  };
}

function anyOf(parts: readonly Drawn[]): Drawn {
  return {
    condition: { kind: 'any', of: parts.map(({ condition }) => condition) },
    probability: 1 - parts.reduce((product, part) => product * (1 - part.probability), 1),
  };
}

function equality(random: Random, name: string): Drawn {
  const fact = FACTS.find((one) => one.name === name);
  if (fact?.type.kind !== 'enum') throw new Error(`${name} is no enum`);
  const { values } = fact.type;
  return leaf(name, 'equal', random.pick(values), 1 / values.length);
}

/** Leaves that are all true with about this probability, those first that cannot be tuned. */
function drawLeaves(random: Random, facts: readonly Fact[], probability: number): Drawn[] {
  const drawn: Drawn[] = [];
  let left = Math.min(1, probability);
  const ordered = facts.toSorted((a, b) => Number(isTuned(a.type)) - Number(isTuned(b.type)));
  for (const [position, fact] of ordered.entries()) {
    const one = drawLeaf(random, fact, left ** (1 / (ordered.length - position)));
    drawn.push(one);
    left = Math.min(1, left / one.probability);
  }
  return random.sample(drawn, drawn.length);
}

function isTuned({ kind }: FactType): boolean {
  return kind === 'number' || kind === 'date';
}

/** A leaf on the fact that is true with about this probability, as near as its type allows. */
function drawLeaf(random: Random, { name, type }: Fact, probability: number): Drawn {
  const wanted = Math.min(0.95, Math.max(0.0005, probability * (0.5 + random.next())));
  switch (type.kind) {
    case 'boolean':
      return leaf(name, 'equal', random.chance(0.5), 0.5);
    case 'enum':
      return enumLeaf(random, name, type.values, wanted);
    case 'number':
      return numberLeaf(random, name, type, wanted);
    case 'date': {
      const days = Math.min(DAYS - 1, Math.max(1, Math.round(wanted * DAYS)));
      return random.chance(0.5)
        ? leaf(name, 'before', dateText(days), days / DAYS)
        : leaf(name, 'after', dateText(DAYS - 1 - days), days / DAYS);
    }
    case 'text': {
      const holding = WORDS_IN_A_TEXT / WORDS.length;
      const word = random.pick(WORDS);
      if (wanted > 0.5) return leaf(name, 'doesNotContain', word, 1 - holding);
      return wanted > 0.08
        ? leaf(name, 'contains', word, holding)
        : leaf(name, 'startsWith', word, 1 / WORDS.length);
    }
  }
}

function enumLeaf(random: Random, name: string, values: readonly string[], wanted: number): Drawn {
  const count = Math.min(values.length - 1, Math.max(1, Math.round(wanted * values.length)));
  if (count === 1) return leaf(name, 'equal', random.pick(values), 1 / values.length);
  if (count === values.length - 1) return leaf(name, 'notEqual', random.pick(values), 1 - 1 / values.length);
  return count <= values.length / 2
    ? leaf(name, 'in', random.sample(values, count), count / values.length)
    : leaf(name, 'notIn', random.sample(values, values.length - count), count / values.length);
}

function numberLeaf(
  random: Random,
  name: string,
  { decimals, below }: { readonly decimals: 0 | 2; readonly below: number },
  wanted: number,
): Drawn {
  const scale = 10 ** decimals;
  const steps = below * scale;
  const count = Math.min(steps - 1, Math.max(1, Math.round(wanted * steps)));
  const probability = count / steps;
  if (random.chance(0.5)) {
    return random.chance(0.5)
      ? leaf(name, 'lessThan', count / scale, probability)
      : leaf(name, 'lessThanInclusive', (count - 1) / scale, probability);
  }
  return random.chance(0.5)
    ? leaf(name, 'greaterThan', (steps - 1 - count) / scale, probability)
    : leaf(name, 'greaterThanInclusive', (steps - count) / scale, probability);
}

function leaf(fact: string, operator: Operator, value: Leaf['value'], probability: number): Drawn {
  return { condition: { kind: 'leaf', fact, operator, value }, probability };
}
