import {
  OPERATORS,
  type Condition,
  type Constant,
  type Leaf,
  type OperatorName,
  type Quantified,
} from '../document.js';
import { ofLaw } from '../layers/law-name.js';
import { byKey } from '../shape/by-key.js';
import { list } from '../shape/list.js';
import { named } from '../shape/named.js';
import { keyed, needed, object, type ObjectShape } from '../shape/object.js';
import { choice } from '../shape/choice.js';
import { anyText } from '../shape/text.js';
import type { Reading, Shape } from '../shape/shape.js';
import { tagged } from '../shape/tagged.js';
import { nameOf } from './forms.js';
import { constantOf, operand, readName } from './operand.js';
import { overList } from './over-list.js';

/** A tree of `all`, `any`, `not`, `some`, `every`, `none`, named conditions and comparisons. */
export const condition: Shape<Condition> = named('condition', 'a condition', () => tree);

const children = list('a list of conditions', condition);

/** What a comparison takes beside fact and operator. */
type Right = 'none' | 'list' | 'text' | 'one';

const RIGHT: { readonly [Name in OperatorName]: Right } = {
  equal: 'one',
  notEqual: 'one',
  lessThan: 'one',
  lessThanInclusive: 'one',
  greaterThan: 'one',
  greaterThanInclusive: 'one',
  in: 'list',
  notIn: 'list',
  contains: 'one',
  doesNotContain: 'one',
  between: 'list',
  present: 'none',
  absent: 'none',
  before: 'one',
  after: 'one',
  startsWith: 'one',
  matches: 'text',
  mentions: 'text',
};

const comparison = {
  fact: needed(
    readName,
    'what is compared: a fact, a derivation, or a name such as `value.limit` or `class.topic`',
  ),
  operator: needed(choice('an operator', OPERATORS), 'how it is compared'),
};

const LEAVES: { readonly [R in Right]: ObjectShape<Leaf> } = {
  none: object('a comparison without value', comparison, ({ fact, operator }) => leaf(fact, operator, [])),
  one: object(
    'a comparison with a value',
    { ...comparison, value: needed(operand, 'a constant or a reference') },
    ({ fact, operator, value }) => leaf(fact, operator, [value]),
  ),
  list: object(
    'a comparison with a list',
    { ...comparison, value: needed(list('a list of values', operand), 'the values') },
    ({ fact, operator, value }) => leaf(fact, operator, value),
  ),
  text: object(
    'a comparison with a text',
    {
      ...comparison,
      value: needed(
        constantOf(anyText('text')),
        'the name of a term for `mentions`, a pattern for `matches`',
      ),
    },
    ({ fact, operator, value }, { reading }) =>
      leaf(fact, operator, [operator === 'mentions' ? termOf(value, reading) : value]),
  ),
};

/** A term is named like a fact, by a text. */
function termOf(term: Constant, { law, places }: Reading): Constant {
  if (law === undefined || typeof term.value !== 'string') return term;
  const named: Constant = { kind: 'constant', value: ofLaw(law, term.value) };
  places.hand(term, named);
  return named;
}

const tree = byKey<Condition>('a condition', {
  all: keyed('a condition with `all`', 'all', needed(children, 'true if every one is'), {}, (of) => ({
    kind: 'all',
    children: of,
  })),
  any: keyed('a condition with `any`', 'any', needed(children, 'true if at least one is'), {}, (of) => ({
    kind: 'any',
    children: of,
  })),
  not: keyed('a condition with `not`', 'not', needed(condition, 'true if this is false'), {}, (child) => ({
    kind: 'not',
    child,
  })),
  some: quantified('some', 'a list of which some element has to be such'),
  every: quantified('every', 'a list of which every element has to be such'),
  none: quantified('none', 'a list of which no element may be such'),
  condition: keyed(
    'a named condition',
    'condition',
    needed(nameOf('the name of a condition'), 'a name under `conditions`'),
    {},
    (name) => ({ kind: 'named', name }),
  ),
  fact: tagged(
    'a comparison',
    'operator',
    'an operator',
    Object.fromEntries(OPERATORS.map((operator) => [operator, LEAVES[RIGHT[operator]]])),
  ),
});

function quantified(kind: Quantified['kind'], about: string): ObjectShape<Condition> {
  return overList(
    kind,
    keyed(
      `a condition with \`${kind}\``,
      kind,
      needed(readName, about),
      { where: needed(condition, 'what is asked of each element, whose fields are `item.x`') },
      (list, { where }): Condition => ({ kind, list, where }),
    ),
  );
}

function leaf(left: Leaf['left'], operator: OperatorName, right: Leaf['right']): Leaf {
  return { kind: 'leaf', left, operator, right };
}
