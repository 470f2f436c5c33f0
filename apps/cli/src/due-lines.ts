/** An answer of `due` or `elapsed` in words, a line or two; `undefined` for a shape that has none. */
export function answerLine(answer: object): string | undefined {
  const { due, lastDay, provisional, paused } = plain(answer);
  if (paused === true) return 'the clock stands still: no due time yet';
  if (typeof due === 'string') {
    const day = typeof lastDay === 'string' && !due.startsWith(lastDay) ? `, the end of ${lastDay}` : '';
    const doubt =
      provisional === true ? '\n  provisional: the calendar does not know all of these days yet' : '';
    return `due ${momentText(due)}${day}${doubt}`;
  }
  const measured = Object.entries(answer).find(([key]) => MEASURES.has(key));
  const unit = measured === undefined ? undefined : MEASURES.get(measured[0]);
  return measured === undefined || unit === undefined ? undefined : `${String(measured[1])} ${unit}`;
}

const MEASURES = new Map([
  ['workingMinutes', 'working minutes'],
  ['openDates', 'open days'],
]);

function plain(answer: object): Record<string, unknown> {
  return { ...answer };
}

/** `2026-10-08T18:00:00+08:00` as `Thursday 2026-10-08 18:00 (+08:00)`. */
function momentText(instant: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(instant);
  if (match === null) return instant;
  const [, date = '', time = '', seconds = '', offset = ''] = match;
  const day = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
  return `${day} ${date} ${time}${/[1-9]/.test(seconds) ? seconds : ''} (${offset === 'Z' ? 'UTC' : offset})`;
}
