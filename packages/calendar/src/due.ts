import { bindClock } from './clock.js';
import { formatDate } from './date.js';
import { formatInstant } from './instant.js';
import { readPauses } from './pauses.js';
import { readRequestCalendar, readStart } from './request.js';
import { readObject } from './shape.js';
import type { FindCalendar } from './shelf.js';
import { settleTerms, TERM_KEYS } from './terms.js';

export type DueAnswer =
  | {
      readonly due: string;
      readonly lastDay: string;
      readonly provisional: boolean;
      readonly supplement?: true;
    }
  | { readonly due: null; readonly paused: true };

/**
 * Answers a deadline question as JSON: `calendar` (written out, or a name for `find`), `from` (instant or date),
 * `within` and what goes with it. Throws CalendarError for anything that cannot be answered.
 */
export function due(request: unknown, find: FindCalendar): DueAnswer {
  const object = readObject(request, ['id', 'calendar', 'timeZone', 'from', 'pauses', ...TERM_KEYS], '');
  const calendar = readRequestCalendar(object, find);
  const clock = bindClock(calendar, settleTerms(object));
  const found = clock.due(readStart(object['from'], 'from'), readPauses(object['pauses'], 'pauses'));
  if (found.due === null || found.lastDay === null) return { due: null, paused: true };
  return {
    due: formatInstant(found.due, calendar.zone),
    lastDay: formatDate(found.lastDay),
    provisional: found.provisional,
    ...(found.supplement && { supplement: true }),
  };
}
