import type { ClockTerms, Report } from '../document.js';
import { choice } from '../shape/choice.js';
import { list } from '../shape/list.js';
import { needed, object } from '../shape/object.js';
import { clockTerms, within } from './clock.js';
import { itemId } from './forms.js';
import { edition, sourced } from './sourced.js';

/** Periodic reports and by when each is due. */
export const reports = list(
  'a list of reports',
  object(
    'a report',
    {
      id: needed(itemId, 'names the report'),
      every: needed(choice('a rhythm', ['month', 'year']), 'how often'),
      within: needed(within, 'how long there is'),
      ...clockTerms,
      ...edition,
      ...sourced,
    },
    ({ id: name, every, title, cite, assumed, from, to, datedBy, ...clock }, { mark }): Report => ({
      id: name,
      every,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(datedBy === undefined ? {} : { datedBy }),
      ...(title === undefined ? {} : { title }),
      cite,
      assumed,
      clock: mark<ClockTerms>(clock),
    }),
  ),
);
