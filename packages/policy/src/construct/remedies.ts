import { REMEDY_KINDS, type FirstHit, type Remedy, type RemedyClock, type Stack } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { firstHit } from '../shape/first-hit.js';
import { list } from '../shape/list.js';
import { defaulted, needed, object, optional } from '../shape/object.js';
import { flag } from '../shape/scalar.js';
import { amount } from './amount.js';
import { clockTerms, within } from './clock.js';
import { condition } from './condition.js';
import { id, idOf, itemId, nameOf, wordFor } from './forms.js';
import { localeText } from './locale-text.js';
import { listPart } from './list-part.js';
import { operand } from './operand.js';
import { ofTheWhole, overList } from './over-list.js';
import { edition, sourced } from './sourced.js';
import { startsAtEvent, startsAtFact } from './starts.js';

const party = wordFor('a party');

const refusal = object(
  'a ground of refusal',
  {
    id: needed(id, 'names the ground'),
    when: needed(condition, 'when it refuses the remedy'),
    ...edition,
    ...sourced,
  },
  (parts) => parts,
);

const clock = object(
  'the clock of a remedy',
  {
    starts: needed(
      byKey<RemedyClock['starts']>('a start', { event: startsAtEvent, fact: startsAtFact }),
      'the event or date from which it runs',
    ),
    within: needed(within, 'how long it runs'),
    ...clockTerms,
  },
  (parts): RemedyClock => parts,
);

const stack = object(
  'a stacking',
  {
    group: needed(wordFor('the name of a group'), 'remedies of one group are weighed against each other'),
    take: needed(
      choice('a way to choose within a group', ['all', 'largest', 'first', 'claimant']),
      'which of the group are paid',
    ),
    cap: optional(amount, 'the most that the group can come to'),
    offsetAgainst: optional(
      list('a list of remedies', idOf('the id of a remedy')),
      'remedies whose totals are deducted from this one',
    ),
    alreadyGranted: optional(flag, 'what was granted of the group before is deducted'),
  },
  // What means the same as leaving it out is left out, so that both are one policy with one hash.
  ({ offsetAgainst = [], alreadyGranted = false, ...parts }): Stack => ({
    ...parts,
    ...(offsetAgainst.length === 0 ? {} : { offsetAgainst }),
    ...(alreadyGranted ? { alreadyGranted } : {}),
  }),
);

/** What the customer gets, and what follows inside the house. */
export const remedies = list(
  'a list of remedies',
  overList(
    'forEach',
    object(
      'a remedy',
      {
        id: needed(itemId, 'names the remedy'),
        kind: needed(choice('a kind of remedy', REMEDY_KINDS), 'what is given or done'),
        basis: needed(choice('a basis', ['law', 'contract', 'goodwill']), 'why it is owed'),
        ground: optional(localeText, 'why it is owed, in plain words'),
        when: optional(ofTheWhole(condition), 'when it is in question; without it always'),
        refusedBy: defaulted(
          ofTheWhole(list('a list of grounds of refusal', refusal)),
          () => [],
          'what refuses it although in question',
        ),
        amount: optional(amount, 'how much'),
        forEach: optional(
          listPart,
          'a list each of whose elements has a line of its own; the amount reads `item.x`',
        ),
        per: optional(ofTheWhole(operand), 'how many have a claim of their own: rounded, then multiplied'),
        quantity: optional(ofTheWhole(operand), 'how many: multiplied, then rounded'),
        cap: optional(ofTheWhole(amount), 'the most that the line can come to'),
        beneficiary: defaulted(party, () => 'customer', 'who gets it; default `customer`'),
        payer: optional(
          byForm<string | FirstHit<string>>('a party, or a list of parties with conditions', {
            scalar: party,
            list: ofTheWhole(firstHit('a list of parties with conditions', condition, party)),
          }),
          'who pays',
        ),
        audience: defaulted(
          choice('an audience', ['customer', 'internal']),
          () => 'customer' as const,
          '`internal` for what the customer does not learn, such as sanctions',
        ),
        due: optional(ofTheWhole(clock), 'by when it is paid or done'),
        proof: defaulted(
          list('a list of facts', nameOf('the name of a boolean fact')),
          () => [],
          'boolean facts that have to be true before it is paid',
        ),
        stack: optional(ofTheWhole(stack), 'how it goes together with others'),
        strength: optional(
          choice('a strength', ['floor', 'ceiling', 'exact']),
          'of a law: more may be given, no more, or just this; default `floor`',
        ),
        tops: defaulted(
          list('a list of remedies', idOf('the id of a remedy of a law')),
          () => [],
          'remedies of laws that it raises: it counts with what it is above them',
        ),
        ...edition,
        ...sourced,
      },
      (parts): Remedy => parts,
    ),
  ),
);
