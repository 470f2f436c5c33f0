import { DAY_MS, END_DAY, FIRST_DAY } from './date.js';

/** `[epoch second, offset from UTC in seconds from then on]`, ascending; the first stands at 1900-01-01T00:00Z. */
export type Transition = readonly [at: number, offset: number];

export const TABLE_START = (FIRST_DAY * DAY_MS) / 1000;
const TABLE_END = (END_DAY * DAY_MS) / 1000;

// The shortest known time between an offset and its return is a week (Recife in 2000, Gaza around Ramadan in 2040).
const STEP = 6 * 86_400;

/** All offset changes of a zone from 1900 to 2199, as the platform's zone database has them. */
export function transitionsOf(timeZone: string): Transition[] {
  const offsetAt = offsetReader(timeZone);
  let offset = offsetAt(TABLE_START);
  const transitions: Transition[] = [[TABLE_START, offset]];
  let from = TABLE_START;
  while (from < TABLE_END) {
    const to = Math.min(from + STEP, TABLE_END);
    if (offsetAt(to) === offset) {
      from = to;
      continue;
    }
    from = firstChange(offsetAt, from, to, offset);
    offset = offsetAt(from);
    transitions.push([from, offset]);
  }
  return transitions;
}

function firstChange(offsetAt: (second: number) => number, from: number, to: number, offset: number): number {
  const search = (same: number, changed: number, grain: number): [same: number, changed: number] => {
    while (changed - same > grain) {
      const middle = Math.ceil((same + changed) / 2 / grain) * grain;
      if (middle >= changed) break;
      if (offsetAt(middle) === offset) same = middle;
      else changed = middle;
    }
    return [same, changed];
  };
  // Nearly all clocks change at a quarter of an hour of UTC; the others are sought to the second.
  const [same, changed] = search(from, to, 900);
  return offsetAt(changed - 1) === offset ? changed : search(same, changed, 1)[1];
}

/** Throws RangeError for a zone the platform does not know. */
function offsetReader(timeZone: string): (second: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (second) => {
    const text = format.format(second * 1000);
    const fields = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/.exec(text);
    if (fields === null) throw new Error(`the platform wrote an instant as \`${text}\``);
    const [, month, day, year, hour, minute, rest] = fields.map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, rest) / 1000 - second;
  };
}
