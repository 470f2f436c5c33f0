import type { Band, ClockTerms, Derivation, Operation } from '../document.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { inEditions } from '../shape/editions.js';
import { converted } from '../shape/converted.js';
import { list, pair } from '../shape/list.js';
import { keyed, needed, object, optional, type ObjectShape } from '../shape/object.js';
import { declarations } from '../shape/record.js';
import type { Shape } from '../shape/shape.js';
import { prose } from '../shape/text.js';
import { byForm } from '../shape/by-form.js';
import { clockTerms, within } from './clock.js';
import { NAME, wordFor } from './forms.js';
import { listPart, listPartKeys } from './list-part.js';
import { literal, operand } from './operand.js';
import { edition, sourced } from './sourced.js';
import { overList } from './over-list.js';

type Unnamed = Omit<Derivation, 'name' | 'others'>;

const operands = list('a list of constants and references', operand);
const two = pair('a list of two constants or references', operand);

const percent = object(
  'a percentage',
  { of: needed(operand, 'of what'), percent: needed(operand, 'how many per cent') },
  (parts): Operation => ({ kind: 'percent', ...parts }),
);

const workingDaysBetween = object(
  'a count of working days',
  {
    from: needed(operand, 'the first date or instant'),
    to: needed(operand, 'the second date or instant'),
    calendar: optional(wordFor('the name of a calendar'), 'default that of the policy'),
    count: needed(
      choice('a way to count', ['includeStart', 'includeEnd', 'both', 'neither']),
      'which of the two days count',
    ),
  },
  (parts): Operation => ({ kind: 'workingDaysBetween', ...parts }),
);

const due = object(
  'a last day',
  {
    from: needed(operand, 'the date or instant at which it starts'),
    within: needed(within, 'how long'),
    ...clockTerms,
  },
  ({ from, ...clock }, { mark }): Operation => ({ kind: 'due', from, clock: mark<ClockTerms>(clock) }),
);

const localDate = object(
  'a local date',
  { of: needed(operand, 'the instant'), zone: optional(prose('a time zone'), 'default that of the policy') },
  (parts): Operation => ({ kind: 'localDate', ...parts }),
);

const band = object(
  'a choice of bands',
  {
    of: needed(operand, 'what is looked up'),
    bands: needed(
      list(
        'a list of bands',
        byKey<Band>('a band', { below: limit('below', 'not included'), upTo: limit('upTo', 'included') }),
      ),
      'from the lowest limit to the highest',
    ),
    otherwise: needed(literal, 'the result above all bands'),
  },
  (parts): Operation => ({ kind: 'band', ...parts }),
);

function limit(kind: Band['limit'], extent: string): ObjectShape<Band> {
  return keyed(
    'a band',
    kind,
    needed(operand, `the upper limit, ${extent}`),
    { then: needed(literal, 'the result in this band') },
    (value, { then }): Band => ({ limit: kind, value, then }),
  );
}

const derivation = byKey<Unnamed>('a derivation', {
  firstKnown: derived('firstKnown', operands, 'the first that is known', (of) => ({
    kind: 'firstKnown',
    of,
  })),
  sum: derived('sum', ofAllOrOver('sum'), 'all added up', (of) => of),
  product: derived('product', operands, 'all multiplied', (of) => ({ kind: 'product', of })),
  min: derived('min', ofAllOrOver('min'), 'the least', (of) => of),
  max: derived('max', ofAllOrOver('max'), 'the greatest', (of) => of),
  count: derived('count', listPart, 'how many elements a list has', (part) => ({ kind: 'count', ...part })),
  difference: derived('difference', two, 'the first less the second', (of) => ({ kind: 'difference', of })),
  ratio: derived('ratio', two, 'the first divided by the second', (of) => ({ kind: 'ratio', of })),
  percent: derived('percent', percent, 'a percentage of something', (of) => of),
  distance: derived('distance', two, 'metres between two places', ([from, to]) => ({
    kind: 'distance',
    from,
    to,
  })),
  minutesBetween: between('minutesBetween', 'minutes'),
  hoursBetween: between('hoursBetween', 'hours'),
  daysBetween: between('daysBetween', 'days'),
  workingDaysBetween: derived('workingDaysBetween', workingDaysBetween, 'open dates between two', (of) => of),
  due: derived('due', due, 'the last local date of a period', (of) => of),
  localDate: derived('localDate', localDate, 'the date of an instant', (of) => of),
  band: derived('band', band, 'the band in which a number lies', (of) => of),
});

/** Of what stands in a list, or over the elements of a list of the case. */
function ofAllOrOver(kind: 'sum' | 'min' | 'max'): Shape<Operation> {
  return byForm<Operation>('a list of constants and references, or a list of the case', {
    list: converted(operands, (of): Operation => ({ kind, of })),
    map: overList(
      'list',
      object(
        'a list that is gone through',
        { ...listPartKeys, of: needed(operand, 'what is taken of each element: `{ fact: item.x }`') },
        (parts): Operation => ({ kind: `${kind}Over`, ...parts }),
      ),
    ),
  });
}

function between(
  kind: 'minutesBetween' | 'hoursBetween' | 'daysBetween',
  unit: string,
): ObjectShape<Unnamed> {
  return derived(kind, two, `${unit} from the first to the second`, ([from, to]) => ({ kind, from, to }));
}

function derived<V>(
  key: string,
  shape: Shape<V>,
  about: string,
  operation: (value: V) => Operation,
): ObjectShape<Unnamed> {
  return keyed(
    'a derivation',
    key,
    needed(shape, about),
    { ...edition, ...sourced },
    (value, parts, { mark }): Unnamed => {
      const made = operation(value);
      // What was read as an object of its own keeps the places of its keys.
      return { ...parts, operation: Object.is(made, value) ? made : mark(made) };
    },
  );
}

/** What is reckoned from facts, by name; read like a fact. */
export const derive = declarations<Unnamed, Derivation>(
  'a map of derivations',
  NAME,
  inEditions(derivation),
  (name, read) => ({
    name,
    ...read,
  }),
);
