import { textOf } from './painted-hours.js';
import type { PaintedHours } from './painted-hours.js';
import type { PlainDue, PlainElapsed } from './question.js';

/** What the witness answers; `due` as epoch milliseconds so that no writing of instants is shared. */
export interface SteppedDue {
  readonly due: number | null;
  readonly lastDay?: string;
  readonly provisional?: boolean;
  readonly paused?: true;
  readonly supplement?: true;
}

/** Finds a due time by walking minute by minute and date by date, straight from the words of the command. */
export function stepDue(question: PlainDue, hours: PaintedHours): SteppedDue {
  const { clock } = hours;
  const { within } = question;
  const dateOnly = question.from.length === 10;
  const fromMinute = dateOnly
    ? clock.minuteFrom(dayOf(question.from) * 1440)
    : minuteOf(question.from, hours);
  const back = question.direction === 'before';
  const step = back ? -1 : 1;
  const pauses = (question.pauses ?? [])
    .filter(([, end]) => end !== null)
    .map(([start, end]) => [minuteOf(start, hours), minuteOf(end ?? start, hours)] as const);
  const running = (question.pauses ?? [])
    .filter(([, end]) => end === null)
    .map(([start]) => minuteOf(start, hours));
  const paused = (minute: number): boolean => pauses.some(([start, end]) => minute >= start && minute < end);
  const asked = dateOnly ? dayOf(question.from) : (hours.ownerOf(fromMinute) ?? clock.dateOf(fromMinute));
  // Real time passes on the clock alone: to whose hours its start belongs is not looked at.
  const realTime = 'minutes' in within || 'hours' in within;
  const looked = [realTime && !dateOnly ? clock.dateOf(fromMinute) : asked];
  const notes: { supplement?: true } = {};

  const due = find();
  if (running.some((start) => (back ? start < fromMinute : start < due))) return { due: null, paused: true };
  const lastDay = clock.dateOf(due - 1);
  looked.push(lastDay);
  const { knownFrom = '0000-00-00', knownUntil = '9999-99-99' } = question.calendar;
  return {
    due: (clock.start + due) * 60_000,
    lastDay: textOf(lastDay),
    provisional: looked.some((date) => textOf(date) < knownFrom || textOf(date) > knownUntil),
    ...notes,
  };

  function find(): number {
    if ('minutes' in within) return walk(Number(within['minutes']), () => true);
    if ('hours' in within) return walk(Number(within['hours']) * 60, () => true);
    if ('workingMinutes' in within) return atBoundary(walk(Number(within['workingMinutes']), isOpen));
    if ('workingHours' in within) return atBoundary(walk(Number(within['workingHours']) * 60, isOpen));
    return dayUnits();
  }

  function isOpen(minute: number): boolean {
    return hours.isOpen(minute);
  }

  function walk(amount: number, counts: (minute: number) => boolean): number {
    let minute = fromMinute;
    for (let left = amount; left > 0; minute += step) {
      const passed = back ? minute - 1 : minute;
      if (counts(passed) && !paused(passed)) left -= 1;
    }
    return minute;
  }

  function atBoundary(minute: number): number {
    return question.boundary === 'latest' ? intoOpen(minute) : minute;
  }

  function intoOpen(minute: number): number {
    let moved = minute;
    if (back) while (!isOpen(moved - 1)) moved -= 1;
    else while (!isOpen(moved)) moved += 1;
    return moved;
  }

  function dayUnits(): number {
    const working = 'workingDays' in within;
    const closed = working && !isOpen(fromMinute);
    let start = fromMinute;
    let date = asked;
    let kept = dateOnly ? 0 : (clock.wall[fromMinute] ?? 0) - asked * 1440;
    if (closed && (question.offHours === 'rollFirst' || question.offHours === 'rollDateFirst')) {
      const moved = intoOpen(fromMinute);
      date = hours.ownerOf(back ? moved - 1 : moved) ?? date;
      if (question.offHours === 'rollFirst') {
        start = moved;
        kept = (clock.wall[moved] ?? 0) - date * 1440;
      } else if (date !== asked) start = clock.minuteOf(date * 1440 + kept);
    }
    looked.push(date);
    let last = lastDate(date, working);
    looked.push(last);
    if (!working && question.onClosedDay === 'nextWorkingDay') while (!openOn(last)) last += 1;
    if (!working && question.onClosedDay === 'previousWorkingDay') while (!openOn(last)) last -= 1;
    looked.push(last);
    const usual = dateOnly || 'until' in within ? 'endOfDay' : working ? 'closeOfBusiness' : 'sameTime';
    const ends = question.ends ?? usual;
    if (ends === 'endOfDay') return clock.minuteFrom((last + 1) * 1440);
    if (ends === 'closeOfBusiness') {
      const close = hours.minutesOn(last).at(-1);
      return close === undefined ? clock.minuteFrom((last + 1) * 1440) : close + 1;
    }
    const due = last === date ? start : clock.minuteOf(last * 1440 + kept);
    return closed && question.offHours === 'thenRoll' ? intoOpen(due) : due;
  }

  function openOn(date: number): boolean {
    return hours.minutesOn(date).length > 0;
  }

  function lastDate(date: number, working: boolean): number {
    if ('until' in within) return periodEnd(date);
    const amount = Number(within['workingDays'] ?? within['days'] ?? Number(within['weeks'] ?? 0) * 7);
    let last = date;
    if ('months' in within || 'years' in within) {
      const months = Number(within['months'] ?? Number(within['years']) * 12);
      const target = monthsOn(date, months * step);
      // Dates on which the clock stands still all day have to be made up for at the end.
      for (let owed = 0; ; owed += 1) {
        last = target + step * owed;
        if (pausedIn(date, last) === owed) return last;
      }
    }
    for (let left = amount; left > 0;) {
      last += step;
      if (working ? openOn(last) && !standsOpenTime(last) : !standsAllDay(last)) left -= 1;
    }
    return last;
  }

  function pausedIn(date: number, last: number): number {
    let count = 0;
    for (let day = date; day !== last;) {
      day += step;
      if (standsAllDay(day)) count += 1;
    }
    return count;
  }

  function standsOpenTime(date: number): boolean {
    return pauses.length > 0 && hours.minutesOn(date).every(paused);
  }

  function standsAllDay(date: number): boolean {
    if (pauses.length === 0) return false;
    const first = clock.minuteFrom(date * 1440);
    const end = clock.minuteFrom((date + 1) * 1440);
    for (let minute = first; minute < end; minute += 1) if (!paused(minute)) return false;
    return end > first;
  }

  function periodEnd(date: number): number {
    const endOf = within['until'] === 'endOfYear' ? yearEnd : monthEnd;
    const own = endOf(date);
    const { cutOff } = within;
    if (typeof cutOff !== 'object' || cutOff === null || !('workingDays' in cutOff)) return own;
    let day = own + 1;
    for (let left = Number(cutOff.workingDays); left > 0;) {
      day -= 1;
      if (openOn(day)) left -= 1;
    }
    const close = day > own ? clock.minuteFrom(day * 1440) : (hours.minutesOn(day).at(-1) ?? 0) + 1;
    if (fromMinute <= close) return own;
    notes.supplement = true;
    return endOf(own + 1);
  }
}

/** Counts open minutes or dates one by one. */
export function stepElapsed(question: PlainElapsed, hours: PaintedHours): number {
  const { clock } = hours;
  const from = minuteOf(question.from, hours);
  const to = minuteOf(question.to, hours);
  const pauses = (question.pauses ?? []).map(
    ([start, end]) => [minuteOf(start, hours), end === null ? Infinity : minuteOf(end, hours)] as const,
  );
  const paused = (minute: number): boolean => pauses.some(([start, end]) => minute >= start && minute < end);
  const sign = to < from ? -1 : 1;
  let count = 0;
  if (question.measure === 'workingMinutes') {
    for (let minute = Math.min(from, to); minute < Math.max(from, to); minute += 1) {
      if (hours.isOpen(minute) && !paused(minute)) count += 1;
    }
    return count === 0 ? 0 : sign * count;
  }
  const start = hours.ownerOf(from) ?? clock.dateOf(from);
  const end = hours.ownerOf(to) ?? clock.dateOf(to);
  for (let date = Math.min(start, end); date <= Math.max(start, end); date += 1) {
    const minutes = hours.minutesOn(date);
    if (minutes.every(paused)) continue;
    const wanted =
      start === end
        ? question.count === 'both'
        : date === start
          ? question.count === 'includeStart' || question.count === 'both'
          : date === end
            ? question.count === 'includeEnd' || question.count === 'both'
            : true;
    if (wanted) count += 1;
  }
  return count === 0 ? 0 : (end < start ? -1 : 1) * count;
}

function minuteOf(text: string, hours: PaintedHours): number {
  return Date.parse(text) / 60_000 - hours.clock.start;
}

const dayOf = (text: string): number => Date.parse(`${text}T00:00Z`) / 86_400_000;

function monthsOn(date: number, months: number): number {
  const start = new Date(date * 86_400_000);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const lastOfTarget = monthEnd(target.getTime() / 86_400_000);
  return Math.min(target.getTime() / 86_400_000 + start.getUTCDate() - 1, lastOfTarget);
}

function monthEnd(date: number): number {
  const day = new Date(date * 86_400_000);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0) / 86_400_000;
}

function yearEnd(date: number): number {
  return Date.UTC(new Date(date * 86_400_000).getUTCFullYear(), 11, 31) / 86_400_000;
}
