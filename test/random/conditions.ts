import type { Random } from './random.js';
import { constantOf, type Json, type List, type Name, type NameType } from './types.js';

/** What a condition may read where it stands. */
export interface Readable {
  readonly names: readonly Name[];
  /** Named conditions that may be read there. */
  readonly conditions: readonly string[];
  /** Lists that may be gone through there. */
  readonly lists?: readonly List[];
}

const PATTERNS = [
  'lost',
  '^lost',
  '(?i)LOST',
  '坏$',
  '[a-z]+\\d',
  '^\\S+$',
  'ba(g|ggage)\\b',
  '(行李|bag).*坏',
  '\\p{Han}{2,}',
  '^$',
  'l.?st|x+?',
];

/** A random tree: leaves of every operator, nested `all`, `any`, `not`, `some`, `every`, `none` and named conditions. */
export function conditionOf(readable: Readable, random: Random, depth = 3): Json {
  if (depth === 0 || random.happens(0.35)) return leafOf(readable, random);
  const { lists = [] } = readable;
  if (lists.length > 0 && random.happens(0.2)) return onList(random.one(lists), readable, random, depth);
  const child = (): Json => conditionOf(readable, random, depth - 1);
  switch (random.between(0, 5)) {
    case 0:
    case 1:
      return { all: random.many(1, 3, child) };
    case 2:
    case 3:
      return { any: random.many(1, 3, child) };
    case 4:
      return { not: child() };
    default:
      return readable.conditions.length === 0
        ? leafOf(readable, random)
        : { condition: random.one(readable.conditions) };
  }
}

/** Of the elements of a list, mostly of their fields; now and then of the list itself. */
function onList(list: List, readable: Readable, random: Random, depth: number): Json {
  if (random.happens(0.1)) return { fact: list.name, operator: random.one(['present', 'absent']) };
  return {
    [random.one(['some', 'every', 'none'])]: list.name,
    where: conditionOf(withinList(list, readable, random), random, depth - 1),
  };
}

/** What may be read of an element of a list: its fields, and a little of what stands around. */
export function withinList({ fields }: List, readable: Readable, random: Random): Readable {
  const items = fields.map(({ name, type }): Name => ({ name: `item.${name}`, type }));
  const around = readable.names.filter(({ name }) => !name.startsWith('item.'));
  return { ...readable, names: [...items, ...random.some(around, 0, 3)] };
}

export function leafOf({ names }: Readable, random: Random): Json {
  const reckoned = names.filter(({ name }) =>
    /^d\d|^(?:item|class|route|responsibility|value|total|remedy|table)\./.test(name),
  );
  // What is reckoned is read as often as what is stated, though there is less of it.
  const left = random.one(reckoned.length > 0 && random.happens(0.4) ? reckoned : names);
  const fact = left.name;
  const ask = (operator: string, value: Json): Json => ({ fact, operator, value });
  if (left.type.kind === 'place' || random.happens(0.08))
    return { fact, operator: random.one(['present', 'absent']) };
  if (random.happens(0.05)) return ask(random.one(['equal', 'notEqual']), null);
  const others = names.filter((other) => other.name !== fact && areComparable(left, other));
  const operand = (): Json =>
    others.length > 0 && random.happens(0.25)
      ? { fact: random.one(others).name }
      : constantOf(left.type, random);
  const equality = (): Json =>
    random.happens(0.5)
      ? ask(random.one(['equal', 'notEqual']), operand())
      : ask(random.one(['in', 'notIn']), random.many(1, 3, operand));
  switch (left.type.kind) {
    case 'boolean':
    case 'enum':
      return equality();
    case 'text':
      return random.happens(0.15) ? equality() : onText(fact, operand, random);
    case 'integer':
    case 'decimal':
    case 'money':
    case 'duration':
    case 'date':
    case 'instant': {
      const isMoment = left.type.kind === 'date' || left.type.kind === 'instant';
      if (random.happens(0.3)) return equality();
      if (random.happens(0.3)) return ask('between', [operand(), operand()]);
      if (isMoment && random.happens(0.5)) return ask(random.one(['before', 'after']), operand());
      const orders = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
      return ask(random.one(orders), operand());
    }
  }
}

function onText(fact: string, operand: () => Json, random: Random): Json {
  switch (random.between(0, 3)) {
    case 0:
      return { fact, operator: 'mentions', value: random.one(['damage', 'loss']) };
    case 1:
      return { fact, operator: 'matches', value: random.one(PATTERNS) };
    case 2:
      return {
        fact,
        operator: random.one(['contains', 'doesNotContain']),
        value: random.one(['lost', '坏', 'a', '行李']),
      };
    default:
      return {
        fact,
        operator: 'startsWith',
        value: random.happens(0.3) ? operand() : random.one(['lost', '行李', 'bag']),
      };
  }
}

/** As the language has it: numbers with numbers of their unit, words that share a value, else one and the same type. */
function areComparable({ type: a }: Name, { type: b }: Name): boolean {
  if (isNumber(a) && isNumber(b)) return a.unit === b.unit;
  if (a.kind === 'enum' && b.kind === 'enum') return a.values.some((value) => b.values.includes(value));
  return a.kind === b.kind && a.kind !== 'place';
}

export function isNumber(type: NameType): type is Extract<NameType, { kind: 'integer' | 'decimal' }> {
  return type.kind === 'integer' || type.kind === 'decimal';
}
