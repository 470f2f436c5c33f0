import { compileCalendar, compileClock, formatDate, type CalendarDocument } from '@redress/calendar';
import { loadCalendars } from '@redress/policy/folder';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';
import { answer } from './child.js';
import type { DueTimeResult } from './due-time-part.js';
import { measureAll, median, type Measured } from './measure.js';
import { Random } from './random.js';

/** Five working days from a moment of two years, wall clock kept: what both can say. The process has the zone of the calendar. */
async function dueTimes(): Promise<DueTimeResult> {
  const calendars = await loadCalendars(join(repositoryRoot, 'configs'));
  const de = named(calendars, 'de');
  const cn = named(calendars, 'cn');
  const starts = startsByDay();
  const sameTime = compileClock(compileCalendar(de), { within: { workingDays: 5 }, ends: 'sameTime' });
  const closeOfBusiness = compileClock(compileCalendar(cn), { within: { workingDays: 5 } });
  setUp(de);
  for (const start of starts) {
    const [ours, theirs] = [sameTime.due(start).due, dayjs(start).addBusinessDays(5).valueOf()];
    if (ours !== theirs)
      throw new Error(
        `not the same from ${new Date(start).toISOString()}: ${JSON.stringify({ ours, theirs })}`,
      );
  }
  const costs = await measureAll([
    each('redress, close of business in China', starts, (start) => closeOfBusiness.due(start).due ?? 0),
    each('redress, same time in Germany', starts, (start) => sameTime.due(start).due ?? 0),
    each('dayjs-business-time, same time in Germany', starts, (start) =>
      dayjs(start).addBusinessDays(5).valueOf(),
    ),
  ]);
  const tables = Array.from({ length: 9 }, () => {
    const started = performance.now();
    compileClock(compileCalendar(cn), { within: { workingDays: 5 } }).due(starts[0] ?? 0);
    return performance.now() - started;
  });
  return { costs, agreed: starts.length, tableMilliseconds: median(tables) };
}

const STARTS = 2_000;

/** By day only: dayjs steps through the dates and stays an hour off when a night's clock change skips its time. */
function startsByDay(): readonly number[] {
  const random = new Random(5);
  return Array.from({ length: STARTS }, () =>
    new Date(
      2025,
      0,
      random.integer(1, 700),
      random.integer(6, 21),
      random.integer(0, 59),
      random.integer(0, 59),
    ).getTime(),
  );
}

function setUp({ holidays }: CalendarDocument): void {
  dayjs.extend(businessTime);
  const day = [{ start: '09:00:00', end: '17:00:00' }];
  dayjs.setBusinessTime({
    sunday: null,
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: null,
  });
  // It looks through the whole list for each day, so it gets no year that is not asked about.
  dayjs.setHolidays([...holidays].map(formatDate).filter((date) => /^202[567]/.test(date)));
}

function named(calendars: ReadonlyMap<string, CalendarDocument>, name: string): CalendarDocument {
  const calendar = calendars.get(name);
  if (calendar === undefined) throw new Error(`no calendar ${name}`);
  return calendar;
}

function each(name: string, starts: readonly number[], due: (start: number) => number): Measured {
  return {
    name,
    run(from, count) {
      let sum = 0;
      for (let unit = from; unit < from + count; unit += 1)
        sum += due(starts[unit % starts.length] ?? 0) % 1_000_003;
      return sum;
    },
  };
}

answer(await dueTimes());
