import type { Amount, RoundingMode } from '../document.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { firstHit } from '../shape/first-hit.js';
import { list, pair } from '../shape/list.js';
import { named } from '../shape/named.js';
import { keyed, needed, object, optional, type ObjectShape } from '../shape/object.js';
import type { Shape } from '../shape/shape.js';
import { condition } from './condition.js';
import { nameOf } from './forms.js';
import { currency, decimalText, money } from './money.js';
import { operand, readable, tableReference } from './operand.js';

/** A tree that is reckoned exactly until the line is rounded. */
export const amount: Shape<Amount> = named('amount', 'an amount', () => tree);

const amounts = list('a list of amounts', amount);
const two = pair('a list of two amounts', amount);

const percent = object(
  'a percentage of an amount',
  { percent: needed(operand, 'how many per cent'), of: needed(amount, 'of what') },
  (parts): Amount => ({ kind: 'percent', ...parts }),
);

const rate = object(
  'a rate',
  { each: needed(amount, 'the amount of one'), quantity: needed(operand, 'how many') },
  (parts): Amount => ({ kind: 'rate', ...parts }),
);

const share = object(
  'a share of an amount',
  {
    of: needed(amount, 'of what'),
    part: needed(operand, 'the part, a number'),
    whole: needed(operand, 'the whole of which it is a part'),
  },
  (parts): Amount => ({ kind: 'share', ...parts }),
);

const convert = object(
  'a conversion',
  {
    of: needed(amount, 'what is converted'),
    to: optional(currency, "the currency it becomes; without it the policy's"),
  },
  (parts): Amount => ({ kind: 'convert', ...parts }),
);

const cap = object(
  'a capped amount',
  { of: needed(amount, 'what is capped'), at: needed(amount, 'the most it can be') },
  (parts): Amount => ({ kind: 'cap', ...parts }),
);

const MODES: readonly RoundingMode[] = ['halfUp', 'halfEven', 'up', 'down', 'ceiling', 'floor'];
const round = object(
  'a rounded amount',
  {
    of: needed(amount, 'what is rounded'),
    mode: needed(choice('a way to round', MODES), 'how'),
    increment: optional(
      decimalText,
      'the step, for instance "10"; default the smallest unit of the currency',
    ),
  },
  (parts): Amount => ({ kind: 'round', ...parts }),
);

const tree: Shape<Amount> = byKey<Amount>('an amount', {
  money: node('money', money, 'a fixed amount', (fixed) => ({ kind: 'money', money: fixed })),
  fact: node('fact', readable, 'the amount that a fact states', (name) => ({
    kind: 'reference',
    name,
  })),
  value: node('value', nameOf('the name of a value'), 'the amount of a value', (name) => ({
    kind: 'reference',
    name: `value.${name}`,
  })),
  table: {
    ...converted(tableReference, ({ name }): Amount => ({ kind: 'reference', name })),
    keys: tableReference.keys,
  },
  percent: node('percent', percent, 'a percentage of an amount', (of) => of),
  rate: node('rate', rate, 'an amount each, times how many', (of) => of),
  share: node('share', share, 'an amount in the proportion of a part to its whole', (of) => of),
  choose: node(
    'choose',
    firstHit('a list of amounts with conditions', condition, amount),
    'the first that applies',
    (cases) => ({
      kind: 'choose',
      cases,
    }),
  ),
  min: node('min', amounts, 'the least', (of) => ({ kind: 'min', of })),
  max: node('max', amounts, 'the greatest', (of) => ({ kind: 'max', of })),
  sum: node('sum', amounts, 'all added up', (of) => ({ kind: 'sum', of })),
  minus: node('minus', two, 'the first less the second', (of) => ({ kind: 'minus', of })),
  range: node('range', two, 'from the first to the second, at discretion', (of) => ({ kind: 'range', of })),
  convert: node('convert', convert, 'an amount in another currency', (of) => of),
  cap: node('cap', cap, 'an amount that cannot exceed another', (of) => of),
  round: node('round', round, 'an amount rounded in a way of its own', (of) => of),
});

function node<V>(
  key: string,
  shape: Shape<V>,
  about: string,
  make: (value: V) => Amount,
): ObjectShape<Amount> {
  return keyed('an amount', key, needed(shape, about), {}, make);
}
