import type { ClockTerms, FirstHit, Stage, StageStart, Within } from '../document.js';
import { byForm } from '../shape/by-form.js';
import { byKey } from '../shape/by-key.js';
import { choice } from '../shape/choice.js';
import { converted } from '../shape/converted.js';
import { firstHit } from '../shape/first-hit.js';
import { list } from '../shape/list.js';
import { defaulted, needed, object, optional } from '../shape/object.js';
import { text } from '../shape/text.js';
import { clockTerms, within, withinCases } from './clock.js';
import { condition } from './condition.js';
import { idOf, itemId, wordFor } from './forms.js';
import { edition, sourced } from './sourced.js';
import { startsAtEvent, startsAtFact } from './starts.js';

const stageIds = list('a list of stages', idOf('the id of a stage'));
const owner = wordFor('a team or role');

const start = byKey<StageStart>('a start', {
  after: object(
    'a start after stages',
    { after: needed(stageIds, 'the latest of those that are not skipped') },
    ({ after }): StageStart => ({ kind: 'after', stages: after }),
  ),
  event: startsAtEvent,
  fact: startsAtFact,
});

const percentOfTime = converted(
  text({ what: 'a percentage', pattern: /^\d{1,3}(?:\.\d{1,6})?%$/u, example: '80%' }),
  (percent) => Number(percent.slice(0, -1)),
);

const escalation = object(
  'an escalation',
  {
    at: needed(
      byForm<'due' | Within>('`due`, or a period after it', {
        scalar: choice('`due`', ['due']),
        map: within,
      }),
      'when: at the due time, or so long after it',
    ),
    to: needed(wordFor('a role'), 'who is told'),
  },
  (parts) => parts,
);

/** The steps of the work, each with its clock. */
export const stages = list(
  'a list of stages',
  object(
    'a stage',
    {
      id: needed(itemId, 'names the stage'),
      owner: optional(
        byForm<string | FirstHit<string>>('a team, or a list of teams with conditions', {
          scalar: owner,
          list: firstHit('a list of teams with conditions', condition, owner),
        }),
        'who does the work',
      ),
      when: optional(condition, 'when it takes place; a skipped stage hands on its own start'),
      starts: needed(start, 'stages, an event or a date after which it starts'),
      within: optional(withinCases, 'how long it may take'),
      earliest: optional(stageIds, 'instead of `within`: due with the first of these'),
      class: defaulted(
        choice('a class of clocks', ['internal', 'promised', 'statutory', 'authority']),
        () => 'internal' as const,
        'to whom the clock is owed; default `internal`',
      ),
      pausesOn: defaulted(
        list('a list of reasons', wordFor('a reason')),
        () => [],
        'reasons for which the clock stands still',
      ),
      meets: defaulted(
        list('a list of stages', idOf('the id of a stage of a law')),
        () => [],
        'clocks of laws that it answers: each is due with the earlier of the two',
      ),
      warnAt: optional(percentOfTime, 'the part of its time after which a warning is due'),
      escalate: defaulted(list('a list of escalations', escalation), () => [], 'who is told when it is late'),
      onReclassify: defaulted(
        choice('a way to treat a new classification', ['keep', 'tighten', 'restart']),
        () => 'keep' as const,
        'what becomes of the clock when the case is classified anew; default `keep`',
      ),
      ...clockTerms,
      ...edition,
      ...sourced,
    },
    ({ calendar, direction, ends, onClosedDay, offHours, boundary, ...parts }, { mark }): Stage => ({
      ...parts,
      terms: mark<Omit<ClockTerms, 'within'>>({
        ...(calendar === undefined ? {} : { calendar }),
        ...(direction === undefined ? {} : { direction }),
        ...(ends === undefined ? {} : { ends }),
        ...(onClosedDay === undefined ? {} : { onClosedDay }),
        ...(offHours === undefined ? {} : { offHours }),
        ...(boundary === undefined ? {} : { boundary }),
      }),
    }),
  ),
);
