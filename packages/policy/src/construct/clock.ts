import { DURATION_UNITS, type Condition, type FirstHit, type Operand, type Within } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { inOrder } from '../shape/first-hit.js';
import { list } from '../shape/list.js';
import { keyed, needed, object, optional, type ObjectShape, type Optional } from '../shape/object.js';
import { number, whole } from '../shape/scalar.js';
import { named } from '../shape/named.js';
import { condition } from './condition.js';
import { wordFor } from './forms.js';
import { valueReference } from './operand.js';

/** How a period is reckoned, beside how long it is. */
export const clockTerms = {
  calendar: optional(
    wordFor('the name of a calendar'),
    'the calendar it runs on; default that of the policy',
  ),
  direction: optional(
    choice('a direction', ['after', 'before']),
    'counted onwards or backwards; default `after`',
  ),
  ends: optional(
    choice('a way to end', ['sameTime', 'closeOfBusiness', 'endOfDay']),
    'at which time of its last day it ends',
  ),
  onClosedDay: optional(
    choice('a way to treat a closed day', ['keep', 'nextWorkingDay', 'previousWorkingDay']),
    'what happens when it would end on a closed day; default `keep`',
  ),
  offHours: optional(
    choice('a way to treat a start outside the open hours', [
      'keep',
      'thenRoll',
      'rollFirst',
      'rollDateFirst',
    ]),
    'what happens when working days start while closed; default `keep`',
  ),
  boundary: optional(
    choice('a side of the closing time', ['earliest', 'latest']),
    'whether time used up at closing ends then or at the next opening; default `earliest`',
  ),
};

interface Conditional {
  readonly when?: Condition;
  readonly then: Within;
}

const count = byForm<Operand>('a number or `{ value: … }`', {
  scalar: converted(number('a number'), (value): Operand => ({ kind: 'constant', value })),
  map: valueReference,
});

const cutOff = object(
  'a cut-off',
  { workingDays: needed(whole('a whole number'), 'how many working days before the end of the period') },
  (parts) => parts,
);

function periods(extra: {
  readonly when?: Optional<Condition>;
}): Readonly<Record<string, ObjectShape<Conditional>>> {
  const units = DURATION_UNITS.map((unit) => [
    unit,
    keyed(
      'a period',
      unit,
      needed(count, `how many ${unit}`),
      extra,
      (value, parts, { mark }): Conditional => ({
        ...parts,
        then: mark({ kind: 'duration', unit, count: value }),
      }),
    ),
  ]);
  return {
    ...Object.fromEntries(units),
    until: object(
      'a period until an end',
      {
        until: needed(choice('an end', ['endOfMonth', 'endOfYear']), 'the end of the calendar month or year'),
        cutOff: optional(cutOff, 'later starts count for the next period'),
        ...extra,
      },
      ({ until, cutOff: early, ...parts }, { mark }): Conditional => ({
        ...parts,
        then: mark({
          kind: 'until',
          until,
          ...(early === undefined ? {} : { cutOffWorkingDays: early.workingDays }),
        }),
      }),
    ),
  };
}

/** How long a period is: a number of units, or until the end of the month or year. */
export const within = named<Within>('period', 'a period', () => single);
const single = converted(byKey('a period', periods({})), ({ then }) => then);

/** A period, or the first of several whose condition holds; the last entry has none. */
export const withinCases = byForm<FirstHit<Within>>('a period, or a list of periods with conditions', {
  map: converted(within, (otherwise) => ({ cases: [], otherwise })),
  list: inOrder(
    list(
      'a list of periods with conditions',
      byKey('a period', periods({ when: optional(condition, 'when it holds; the last entry has none') })),
    ),
  ),
});
