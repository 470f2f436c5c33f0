import { describe, expect, it } from 'vitest';
import { due } from './due.js';

// Wednesday 30 September 2026; the 1st to the 7th of October are closed, Saturday the 10th is a make-up day.
const office = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];
const desk = {
  timeZone: 'Asia/Shanghai',
  week: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-12-31'],
  extraWorkdays: { '2026-10-10': [['09:00', '18:00']] },
  breaks: { '2026-10-12': [['10:00', '11:00']] },
};
const night = { timeZone: 'Europe/Berlin', week: { mon: [['09:00', '17:00']], fri: [['22:00', '02:00']] } };

type Row = [note: string, from: string, terms: Record<string, unknown>, due: string, lastDay?: string];

const ask = (calendar: unknown, from: string, terms: Record<string, unknown>): unknown =>
  due({ calendar, from, ...terms }, () => undefined);

const answers = (calendar: unknown, [, from, terms, expected, lastDay]: Row): void => {
  expect(ask(calendar, from, terms)).toEqual({
    due: expected,
    lastDay: lastDay ?? expected.slice(0, 10),
    provisional: false,
  });
};

describe('working time', () => {
  it.each<Row>([
    [
      'before opening it starts at opening',
      '2026-09-30T08:00:00+08:00',
      { within: { workingHours: 1 } },
      '2026-09-30T10:00:00+08:00',
    ],
    [
      'on the opening edge',
      '2026-09-30T09:00:00+08:00',
      { within: { workingMinutes: 1 } },
      '2026-09-30T09:01:00+08:00',
    ],
    [
      'on the closing edge it starts next morning',
      '2026-09-29T18:00:00+08:00',
      { within: { workingMinutes: 1 } },
      '2026-09-30T09:01:00+08:00',
    ],
    ['over lunch', '2026-09-30T11:30:00+08:00', { within: { workingHours: 1 } }, '2026-09-30T14:00:00+08:00'],
    [
      'used up at noon it ends at noon',
      '2026-09-30T11:00:00+08:00',
      { within: { workingHours: 1 } },
      '2026-09-30T12:00:00+08:00',
    ],
    [
      'used up at noon, latest',
      '2026-09-30T11:00:00+08:00',
      { within: { workingHours: 1 }, boundary: 'latest' },
      '2026-09-30T13:30:00+08:00',
    ],
    [
      'zero while closed stays',
      '2026-10-03T08:00:00+08:00',
      { within: { workingHours: 0 } },
      '2026-10-03T08:00:00+08:00',
    ],
    [
      'zero while closed, latest',
      '2026-10-03T08:00:00+08:00',
      { within: { workingHours: 0 }, boundary: 'latest' },
      '2026-10-08T09:00:00+08:00',
    ],
    [
      'zero while open, latest',
      '2026-09-30T10:00:00+08:00',
      { within: { workingMinutes: 0 }, boundary: 'latest' },
      '2026-09-30T10:00:00+08:00',
    ],
    [
      'a make-up day has its own hours',
      '2026-10-09T17:00:00+08:00',
      { within: { workingHours: 5 } },
      '2026-10-10T13:00:00+08:00',
    ],
    [
      'a break is cut out',
      '2026-10-12T09:30:00+08:00',
      { within: { workingHours: 1 } },
      '2026-10-12T11:30:00+08:00',
    ],
    [
      'seconds are kept',
      '2026-09-30T17:59:30+08:00',
      { within: { workingMinutes: 1 } },
      '2026-10-08T09:00:30+08:00',
    ],
    [
      'fractions of hours',
      '2026-09-30T09:00:00+08:00',
      { within: { workingHours: 0.25 } },
      '2026-09-30T09:15:00+08:00',
    ],
    [
      'fractions of minutes',
      '2026-09-30T09:00:00+08:00',
      { within: { workingMinutes: 0.0125 } },
      '2026-09-30T09:00:00.750+08:00',
    ],
    [
      'backwards over the holidays',
      '2026-10-08T10:00:00+08:00',
      { within: { workingHours: 2 }, direction: 'before' },
      '2026-09-30T17:00:00+08:00',
    ],
    [
      'backwards used up at an opening it ends there',
      '2026-10-08T10:00:00+08:00',
      { within: { workingHours: 1 }, direction: 'before' },
      '2026-10-08T09:00:00+08:00',
    ],
    [
      'backwards used up at an opening, latest',
      '2026-10-08T10:00:00+08:00',
      { within: { workingHours: 1 }, direction: 'before', boundary: 'latest' },
      '2026-09-30T18:00:00+08:00',
    ],
    ['a date starts at 00:00', '2026-09-30', { within: { workingHours: 1 } }, '2026-09-30T10:00:00+08:00'],
  ])('%s', (...row) => {
    answers(desk, row);
  });
});

describe('elapsed time', () => {
  it.each<Row>([
    [
      'runs through closed time',
      '2026-09-30T16:00:00+08:00',
      { within: { hours: 24 } },
      '2026-10-01T16:00:00+08:00',
    ],
    [
      'ends at midnight on the day before',
      '2026-09-30T16:00:00+08:00',
      { within: { minutes: 480 } },
      '2026-10-01T00:00:00+08:00',
      '2026-09-30',
    ],
    [
      'backwards',
      '2026-09-30T16:00:00+08:00',
      { within: { hours: 1.5 }, direction: 'before' },
      '2026-09-30T14:30:00+08:00',
    ],
    ['zero', '2026-09-30T16:00:00+08:00', { within: { hours: 0 } }, '2026-09-30T16:00:00+08:00'],
    ['from any offset', '2026-09-30T08:00:00Z', { within: { hours: 1 } }, '2026-09-30T17:00:00+08:00'],
  ])('%s', (...row) => {
    answers(desk, row);
  });
});

describe('working days', () => {
  it.each<Row>([
    [
      'the start date is never counted',
      '2026-09-28T10:00:00+08:00',
      { within: { workingDays: 2 } },
      '2026-09-30T18:00:00+08:00',
    ],
    [
      'nor when it starts before opening',
      '2026-09-29T07:00:00+08:00',
      { within: { workingDays: 1 } },
      '2026-09-30T18:00:00+08:00',
    ],
    [
      'nor after closing',
      '2026-09-29T20:00:00+08:00',
      { within: { workingDays: 1 } },
      '2026-09-30T18:00:00+08:00',
    ],
    [
      'over a holiday',
      '2026-09-30T10:00:00+08:00',
      { within: { workingDays: 1 } },
      '2026-10-08T18:00:00+08:00',
    ],
    [
      'a make-up Saturday counts and closes by its own hours',
      '2026-10-08T10:00:00+08:00',
      { within: { workingDays: 2 } },
      '2026-10-10T18:00:00+08:00',
    ],
    [
      'over the weekend',
      '2026-10-10T10:00:00+08:00',
      { within: { workingDays: 1 } },
      '2026-10-12T18:00:00+08:00',
    ],
    [
      'over the year end',
      '2026-12-30T10:00:00+08:00',
      { within: { workingDays: 1 } },
      '2027-01-01T18:00:00+08:00',
    ],
    [
      'same time',
      '2026-09-30T10:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime' },
      '2026-10-08T10:00:00+08:00',
    ],
    [
      'end of day',
      '2026-09-30T10:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'endOfDay' },
      '2026-10-09T00:00:00+08:00',
      '2026-10-08',
    ],
    [
      'from a date to the end of the day',
      '2026-09-30',
      { within: { workingDays: 1 } },
      '2026-10-09T00:00:00+08:00',
      '2026-10-08',
    ],
    [
      'zero is that date',
      '2026-09-30T10:00:00+08:00',
      { within: { workingDays: 0 } },
      '2026-09-30T18:00:00+08:00',
    ],
    [
      'zero on a closed date closes at 24:00',
      '2026-10-03T10:00:00+08:00',
      { within: { workingDays: 0 } },
      '2026-10-04T00:00:00+08:00',
      '2026-10-03',
    ],
    [
      'backwards',
      '2026-10-08T10:00:00+08:00',
      { within: { workingDays: 2 }, direction: 'before' },
      '2026-09-29T18:00:00+08:00',
    ],
  ])('%s', (...row) => {
    answers(desk, row);
  });
});

// Saturday 3 October and Tuesday evening, 29 September.
describe('a closed start in working days, same time', () => {
  it.each<Row>([
    [
      'keep from a Saturday',
      '2026-10-03T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime' },
      '2026-10-08T20:00:00+08:00',
    ],
    [
      'thenRoll from a Saturday',
      '2026-10-03T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'thenRoll' },
      '2026-10-09T09:00:00+08:00',
    ],
    [
      'rollFirst from a Saturday',
      '2026-10-03T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'rollFirst' },
      '2026-10-09T09:00:00+08:00',
    ],
    [
      'rollDateFirst from a Saturday',
      '2026-10-03T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'rollDateFirst' },
      '2026-10-09T20:00:00+08:00',
    ],
    [
      'keep from an evening',
      '2026-09-28T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime' },
      '2026-09-29T20:00:00+08:00',
    ],
    [
      'thenRoll from an evening',
      '2026-09-28T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'thenRoll' },
      '2026-09-30T09:00:00+08:00',
    ],
    [
      'rollFirst from an evening',
      '2026-09-28T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'rollFirst' },
      '2026-09-30T09:00:00+08:00',
    ],
    [
      'rollDateFirst from an evening',
      '2026-09-28T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'rollDateFirst' },
      '2026-09-30T20:00:00+08:00',
    ],
    [
      'rollFirst from early morning',
      '2026-09-28T07:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'rollFirst' },
      '2026-09-29T09:00:00+08:00',
    ],
    [
      'rollFirst also with close of business',
      '2026-10-03T20:00:00+08:00',
      { within: { workingDays: 1 }, offHours: 'rollFirst' },
      '2026-10-09T18:00:00+08:00',
    ],
    [
      'thenRoll leaves a close of business alone',
      '2026-10-03T20:00:00+08:00',
      { within: { workingDays: 1 }, offHours: 'thenRoll' },
      '2026-10-08T18:00:00+08:00',
    ],
    [
      'an open start is never rolled',
      '2026-09-28T10:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'rollFirst' },
      '2026-09-29T10:00:00+08:00',
    ],
    [
      'rollFirst backwards',
      '2026-10-03T20:00:00+08:00',
      { within: { workingDays: 1 }, ends: 'sameTime', offHours: 'rollFirst', direction: 'before' },
      '2026-09-29T18:00:00+08:00',
    ],
  ])('%s', (...row) => {
    answers(desk, row);
  });
});

describe('calendar units', () => {
  it.each<Row>([
    ['days keep the time', '2026-09-30T10:00:00+08:00', { within: { days: 3 } }, '2026-10-03T10:00:00+08:00'],
    ['weeks', '2026-09-30T10:00:00+08:00', { within: { weeks: 2 } }, '2026-10-14T10:00:00+08:00'],
    [
      'a missing day becomes the last of the month',
      '2027-10-31T10:00:00+08:00',
      { within: { months: 4 } },
      '2028-02-29T10:00:00+08:00',
    ],
    [
      'years from a leap day',
      '2028-02-29T10:00:00+08:00',
      { within: { years: 1 } },
      '2029-02-28T10:00:00+08:00',
    ],
    [
      'months backwards',
      '2026-03-31T10:00:00+08:00',
      { within: { months: 1 }, direction: 'before' },
      '2026-02-28T10:00:00+08:00',
    ],
    [
      'a kept closed day closes at 24:00',
      '2026-09-30T10:00:00+08:00',
      { within: { days: 3 }, ends: 'closeOfBusiness' },
      '2026-10-04T00:00:00+08:00',
      '2026-10-03',
    ],
    [
      'moved on to the next working day',
      '2026-09-30T10:00:00+08:00',
      { within: { days: 3 }, onClosedDay: 'nextWorkingDay' },
      '2026-10-08T10:00:00+08:00',
    ],
    [
      'moved back to the one before',
      '2026-09-30T10:00:00+08:00',
      { within: { days: 3 }, onClosedDay: 'previousWorkingDay', ends: 'closeOfBusiness' },
      '2026-09-30T18:00:00+08:00',
    ],
    ['zero days is now', '2026-10-03T10:00:00+08:00', { within: { days: 0 } }, '2026-10-03T10:00:00+08:00'],
    [
      'zero days from a date is its end',
      '2026-10-03',
      { within: { days: 0 } },
      '2026-10-04T00:00:00+08:00',
      '2026-10-03',
    ],
    [
      'until the end of the month',
      '2026-10-03T10:00:00+08:00',
      { within: { until: 'endOfMonth' } },
      '2026-11-01T00:00:00+08:00',
      '2026-10-31',
    ],
    [
      'until the end of the year, moved back',
      '2026-10-03T10:00:00+08:00',
      { within: { until: 'endOfYear' }, onClosedDay: 'previousWorkingDay', ends: 'closeOfBusiness' },
      '2026-12-30T18:00:00+08:00',
    ],
    [
      'exactly at the cut-off is in time',
      '2026-10-29T18:00:00+08:00',
      { within: { until: 'endOfMonth', cutOff: { workingDays: 2 } } },
      '2026-11-01T00:00:00+08:00',
      '2026-10-31',
    ],
  ])('%s', (...row) => {
    answers(desk, row);
  });
});

describe('shifts past midnight', () => {
  it.each<Row>([
    [
      'working time runs on',
      '2026-10-02T23:30:00+02:00',
      { within: { workingHours: 1 } },
      '2026-10-03T00:30:00+02:00',
    ],
    [
      'and on into the next week',
      '2026-10-03T01:00:00+02:00',
      { within: { workingHours: 2 } },
      '2026-10-05T10:00:00+02:00',
    ],
    [
      'Saturday 01:00 is Friday, so Monday is day 1',
      '2026-10-03T01:00:00+02:00',
      { within: { workingDays: 1 } },
      '2026-10-05T17:00:00+02:00',
    ],
    [
      'a shift closes on the next date',
      '2026-10-05T10:00:00+02:00',
      { within: { workingDays: 1 } },
      '2026-10-10T02:00:00+02:00',
    ],
    [
      'one day from Saturday 01:00 is Sunday 01:00',
      '2026-10-03T01:00:00+02:00',
      { within: { days: 1 } },
      '2026-10-04T01:00:00+02:00',
    ],
  ])('%s', (...row) => {
    answers(night, row);
  });
});

const always = (timeZone: string): unknown => ({
  timeZone,
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
  ),
});

const nights = (timeZone: string, interval: [string, string]): unknown => ({
  timeZone,
  week: { sun: [interval] },
});

describe('clock changes', () => {
  it.each<[string, unknown, string, Record<string, unknown>, string]>([
    // Berlin loses 02:00–03:00 on 29 March 2026 and repeats it on 25 October.
    [
      'Berlin: an elapsed day in spring',
      always('Europe/Berlin'),
      '2026-03-28T12:00:00+01:00',
      { hours: 24 },
      '2026-03-29T13:00:00+02:00',
    ],
    [
      'Berlin: a calendar day in spring',
      always('Europe/Berlin'),
      '2026-03-28T12:00:00+01:00',
      { days: 1 },
      '2026-03-29T12:00:00+02:00',
    ],
    [
      'Berlin: a skipped time moves forward',
      always('Europe/Berlin'),
      '2026-03-28T02:30:00+01:00',
      { days: 1 },
      '2026-03-29T03:30:00+02:00',
    ],
    [
      'Berlin: a repeated time is the first',
      always('Europe/Berlin'),
      '2026-10-24T02:30:00+02:00',
      { days: 1 },
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'Berlin: 24 open hours in autumn',
      always('Europe/Berlin'),
      '2026-10-25T00:00:00+02:00',
      { workingHours: 24 },
      '2026-10-25T23:00:00+01:00',
    ],
    [
      'Berlin: an opening in the skipped hour is clipped',
      nights('Europe/Berlin', ['02:30', '06:00']),
      '2026-03-29T00:00:00+01:00',
      { workingHours: 1 },
      '2026-03-29T04:00:00+02:00',
    ],
    [
      'New York: an opening in the skipped hour is clipped',
      nights('America/New_York', ['02:30', '06:00']),
      '2026-03-08T00:00:00-05:00',
      { workingHours: 1 },
      '2026-03-08T04:00:00-04:00',
    ],
    [
      'New York: the repeated hour counts twice',
      nights('America/New_York', ['00:00', '06:00']),
      '2026-11-01T00:00:00-04:00',
      { workingHours: 3 },
      '2026-11-01T02:00:00-05:00',
    ],
    [
      'Sydney: spring comes in October',
      always('Australia/Sydney'),
      '2026-10-03T12:00:00+10:00',
      { hours: 24 },
      '2026-10-04T13:00:00+11:00',
    ],
    [
      'Lord Howe: half an hour',
      always('Australia/Lord_Howe'),
      '2026-10-03T12:00:00+10:30',
      { hours: 24 },
      '2026-10-04T12:30:00+11:00',
    ],
    [
      'Lord Howe: 02:15 is skipped by half an hour',
      always('Australia/Lord_Howe'),
      '2026-10-03T02:15:00+10:30',
      { days: 1 },
      '2026-10-04T02:45:00+11:00',
    ],
    [
      'Lord Howe: half an hour back',
      always('Australia/Lord_Howe'),
      '2026-04-04T12:00:00+11:00',
      { hours: 24 },
      '2026-04-05T11:30:00+10:30',
    ],
    // São Paulo's summer time of 2018 began at midnight: 4 November starts at 01:00.
    [
      'São Paulo: the end of the day before',
      always('America/Sao_Paulo'),
      '2018-11-02',
      { days: 1 },
      '2018-11-04T01:00:00-02:00',
    ],
    [
      'São Paulo: a day of 23 hours',
      always('America/Sao_Paulo'),
      '2018-11-04',
      { workingHours: 23 },
      '2018-11-05T00:00:00-02:00',
    ],
    // Apia went from 29 to 31 December 2011.
    [
      'Apia: an hour over the missing day',
      always('Pacific/Apia'),
      '2011-12-29T23:30:00-10:00',
      { hours: 1 },
      '2011-12-31T00:30:00+14:00',
    ],
    [
      'Apia: a calendar day onto the missing day',
      always('Pacific/Apia'),
      '2011-12-29T12:00:00-10:00',
      { days: 1 },
      '2011-12-31T12:00:00+14:00',
    ],
    [
      'Apia: the missing Friday is no working day',
      always('Pacific/Apia'),
      '2011-12-29T12:00:00-10:00',
      { workingDays: 1 },
      '2012-01-01T00:00:00+14:00',
    ],
  ])('%s', (_note, calendar, from, within, expected) => {
    expect(ask(calendar, from, { within })).toMatchObject({ due: expected });
  });

  it('names the last day before a midnight that is skipped', () => {
    expect(ask(always('America/Sao_Paulo'), '2018-11-02', { within: { days: 1 } })).toMatchObject({
      lastDay: '2018-11-03',
    });
  });
});

describe('a date that a clock change leaves out', () => {
  // Apia went from Thursday 29 December 2011, 24:00 at -10:00, straight to Saturday the 31st, 00:00 at +14:00.
  const apia = (week: Record<string, [string, string][]>, more: Record<string, unknown> = {}): unknown => ({
    timeZone: 'Pacific/Apia',
    week,
    ...more,
  });
  it.each<[string, unknown, Record<string, unknown>, string]>([
    [
      // 06:00 of the 30th is skipped and moves forward by the gap, to 06:00 of the 31st: eight hours after 22:00.
      'a break that runs into it ends a date later, so that it cuts hours of the date after',
      apia({ sat: [['01:00', '09:00']] }, { breaks: { '2011-12-29': [['22:00', '06:00']] } }),
      { workingHours: 1 },
      '2011-12-31T07:00:00+14:00',
    ],
    [
      // Open 22:00 to 24:00 on the 29th and, after the break, 05:00 to 06:00 on the 31st.
      'a shift that runs into it is cut by a break of the date after',
      apia({ thu: [['22:00', '06:00']] }, { breaks: { '2011-12-31': [['00:00', '05:00']] } }),
      { workingHours: 3 },
      '2011-12-31T06:00:00+14:00',
    ],
    [
      'a shift that runs into it belongs to the date it starts on, which is over by then',
      apia({ thu: [['22:00', '06:00']], mon: [['09:00', '17:00']] }),
      { workingDays: 1 },
      '2012-01-02T17:00:00+14:00',
    ],
    [
      'a night shift of its own never starts, so it is no working day',
      apia({ fri: [['22:00', '06:00']], mon: [['09:00', '17:00']] }),
      { workingDays: 1 },
      '2012-01-02T17:00:00+14:00',
    ],
    [
      'a night shift of its own leaves no open time on the morning after',
      apia({ fri: [['22:00', '06:00']], mon: [['09:00', '17:00']] }),
      { workingHours: 1 },
      '2012-01-02T10:00:00+14:00',
    ],
    [
      'make-up hours of its own never start either',
      apia({ mon: [['09:00', '17:00']] }, { extraWorkdays: { '2011-12-30': [['22:00', '06:00']] } }),
      { workingHours: 1 },
      '2012-01-02T10:00:00+14:00',
    ],
    [
      'a break of its own never starts',
      apia({ sat: [['01:00', '09:00']] }, { breaks: { '2011-12-30': [['22:00', '06:00']] } }),
      { workingHours: 1 },
      '2011-12-31T02:00:00+14:00',
    ],
  ])('%s', (_note, calendar, within, expected) => {
    expect(ask(calendar, '2011-12-29T12:00:00-10:00', { within })).toMatchObject({ due: expected });
  });

  it('ends at 24:00, which is 00:00 of the date after and so 24:00 of the one before', () => {
    const answer = ask(apia({ mon: [['09:00', '17:00']] }), '2011-12-29', { within: { days: 1 } });
    expect(answer).toMatchObject({ due: '2011-12-31T00:00:00+14:00', lastDay: '2011-12-29' });
  });

  it('does not hide from a pause the rest of a shift that lies beyond it', () => {
    // The break leaves of the shift of the 29th only 00:00 to 06:00 on the 31st, which the pause covers.
    const calendar = apia({ thu: [['22:00', '06:00']] }, { breaks: { '2011-12-29': [['22:00', '24:00']] } });
    const pauses = [['2011-12-31T00:00:00+14:00', '2011-12-31T06:00:00+14:00']];
    expect(ask(calendar, '2011-12-28T12:00:00-10:00', { within: { workingDays: 1 } })).toMatchObject({
      due: '2011-12-31T06:00:00+14:00',
    });
    expect(ask(calendar, '2011-12-28T12:00:00-10:00', { within: { workingDays: 1 }, pauses })).toMatchObject({
      due: '2012-01-06T06:00:00+14:00',
    });
  });
});

describe('a closing moved out of a skipped hour', () => {
  // On Sunday 29 March 2026 Berlin goes from 02:00 to 03:00: 02:45 moves to 03:45, 02:50 is clipped to 03:00.
  const early = nightsOf(['01:00', '02:45'], ['02:50', '03:10']);

  it.each<[string, Record<string, unknown>, string]>([
    ['is the close of business even after a later interval', { workingDays: 1 }, '2026-03-29T03:45:00+02:00'],
    ['counts the minutes of both intervals once', { workingMinutes: 105 }, '2026-03-29T03:45:00+02:00'],
    ['leaves nothing open after it', { workingMinutes: 106 }, '2026-04-05T01:01:00+02:00'],
  ])('%s', (_note, within, expected) => {
    expect(ask(early, '2026-03-28T12:00:00+01:00', { within })).toMatchObject({ due: expected });
  });

  it('is moved once where intervals touch, as though they were written as one', () => {
    const within = { workingDays: 1 };
    const parts = nightsOf(['01:30', '02:15'], ['02:15', '02:45']);
    const whole = nightsOf(['01:30', '02:45']);
    expect(ask(parts, '2026-03-28T12:00:00+01:00', { within })).toMatchObject({
      due: '2026-03-29T03:45:00+02:00',
    });
    expect(ask(whole, '2026-03-28T12:00:00+01:00', { within })).toMatchObject({
      due: '2026-03-29T03:45:00+02:00',
    });
  });

  function nightsOf(...sun: [string, string][]): unknown {
    return { timeZone: 'Europe/Berlin', week: { sun } };
  }
});

it('takes a date out that opened and was paused before its eve, shown twice, had ended', () => {
  // St. John's went on 7 November 2010 from 00:01 back to 23:01 of the 6th: the pause ends on the 6th again.
  const calendar = {
    timeZone: 'America/St_Johns',
    week: { sun: [['00:00', '00:00:30']], mon: [['09:00', '17:00']] },
  };
  const pauses = [['2010-11-06T22:00:00-02:30', '2010-11-06T23:10:00-03:30']];
  expect(ask(calendar, '2010-11-05T12:00:00-02:30', { within: { workingDays: 1 }, pauses })).toMatchObject({
    due: '2010-11-08T17:00:00-03:30',
    lastDay: '2010-11-08',
  });
});

describe('pauses', () => {
  const pause = (from: string, to: string | null): [string, string | null][] => [[from, to]];
  it.each<[string, string, Record<string, unknown>, [string, string | null][], string]>([
    [
      'shift elapsed time',
      '2026-09-30T10:00:00+08:00',
      { hours: 2 },
      pause('2026-09-30T11:00:00+08:00', '2026-09-30T14:00:00+08:00'),
      '2026-09-30T15:00:00+08:00',
    ],
    [
      'shift working time by their open part',
      '2026-09-30T10:00:00+08:00',
      { workingHours: 3 },
      pause('2026-09-30T11:00:00+08:00', '2026-09-30T14:00:00+08:00'),
      '2026-09-30T16:00:00+08:00',
    ],
    [
      'that begin when time is up do nothing',
      '2026-09-30T10:00:00+08:00',
      { hours: 2 },
      pause('2026-09-30T12:00:00+08:00', '2026-09-30T14:00:00+08:00'),
      '2026-09-30T12:00:00+08:00',
    ],
    [
      'before the start do nothing',
      '2026-09-30T10:00:00+08:00',
      { hours: 2 },
      pause('2026-09-30T08:00:00+08:00', '2026-09-30T09:00:00+08:00'),
      '2026-09-30T12:00:00+08:00',
    ],
    [
      'count once where they overlap',
      '2026-09-30T10:00:00+08:00',
      { hours: 2 },
      [
        ['2026-09-30T11:00:00+08:00', '2026-09-30T13:00:00+08:00'],
        ['2026-09-30T12:00:00+08:00', '2026-09-30T14:00:00+08:00'],
      ],
      '2026-09-30T15:00:00+08:00',
    ],
    [
      'push into further pauses',
      '2026-09-30T10:00:00+08:00',
      { hours: 2 },
      [
        ['2026-09-30T11:00:00+08:00', '2026-09-30T12:00:00+08:00'],
        ['2026-09-30T12:30:00+08:00', '2026-09-30T13:00:00+08:00'],
      ],
      '2026-09-30T13:30:00+08:00',
    ],
    [
      'over all open time take a working day out',
      '2026-09-28T10:00:00+08:00',
      { workingDays: 1 },
      pause('2026-09-29T09:00:00+08:00', '2026-09-29T18:00:00+08:00'),
      '2026-09-30T18:00:00+08:00',
    ],
    [
      'over part of it do not',
      '2026-09-28T10:00:00+08:00',
      { workingDays: 1 },
      pause('2026-09-29T09:00:00+08:00', '2026-09-29T17:59:00+08:00'),
      '2026-09-29T18:00:00+08:00',
    ],
    [
      'over morning and afternoon apart do',
      '2026-09-28T10:00:00+08:00',
      { workingDays: 1 },
      [
        ['2026-09-29T09:00:00+08:00', '2026-09-29T12:00:00+08:00'],
        ['2026-09-29T13:30:00+08:00', '2026-09-29T18:00:00+08:00'],
      ],
      '2026-09-30T18:00:00+08:00',
    ],
    [
      'take a day out only when they cover the date',
      '2026-09-28T10:00:00+08:00',
      { days: 1 },
      pause('2026-09-29T00:00:00+08:00', '2026-09-30T00:00:00+08:00'),
      '2026-09-30T10:00:00+08:00',
    ],
    [
      'leave a day that is not covered',
      '2026-09-28T10:00:00+08:00',
      { days: 1 },
      pause('2026-09-29T00:01:00+08:00', '2026-09-30T00:00:00+08:00'),
      '2026-09-29T10:00:00+08:00',
    ],
    [
      'that run since after the end leave a breach a breach',
      '2026-09-30T10:00:00+08:00',
      { hours: 2 },
      pause('2026-09-30T15:00:00+08:00', null),
      '2026-09-30T12:00:00+08:00',
    ],
  ])('%s', (_note, from, within, pauses, expected) => {
    expect(ask(desk, from, { within, pauses })).toMatchObject({ due: expected });
  });

  it('that begin just when time is up leave the end where it is', () => {
    const pauses = [['2026-09-30T12:00:00+08:00', null]];
    expect(ask(desk, '2026-09-30T10:00:00+08:00', { within: { hours: 2 }, pauses })).toMatchObject({
      due: '2026-09-30T12:00:00+08:00',
    });
  });

  it('over the rest of a shift after a break take its date out', () => {
    // The break leaves of Friday's shift only Saturday 00:00 to 02:00, which the pause covers.
    const broken = { ...night, breaks: { '2026-10-02': [['22:00', '24:00']] } };
    const pauses = [['2026-10-03T00:00:00+02:00', '2026-10-03T02:00:00+02:00']];
    expect(ask(broken, '2026-09-28T10:00:00+02:00', { within: { workingDays: 1 }, pauses })).toMatchObject({
      due: '2026-10-05T17:00:00+02:00',
    });
  });

  it.each([{ hours: 2 }, { workingHours: 2 }, { workingDays: 2 }, { days: 2 }, { until: 'endOfMonth' }])(
    'that still run leave no due time for %o',
    (within) => {
      const pauses = [['2026-09-30T10:30:00+08:00', null]];
      expect(ask(desk, '2026-09-30T10:00:00+08:00', { within, pauses })).toEqual({ due: null, paused: true });
    },
  );
});

describe('what the calendar does not know', () => {
  const known = { ...desk, knownFrom: '2026-09-01', knownUntil: '2026-12-31' };
  it.each<[string, string, Record<string, unknown>, boolean]>([
    [
      'ends on the last known date',
      '2026-12-30T10:00:00+08:00',
      { within: { days: 1 }, ends: 'endOfDay' },
      false,
    ],
    ['ends the day after', '2026-12-30T10:00:00+08:00', { within: { days: 2 } }, true],
    ['starts before the first', '2026-08-31T10:00:00+08:00', { within: { days: 5 } }, true],
    [
      'looks beyond and comes back',
      '2026-12-25T10:00:00+08:00',
      { within: { days: 8 }, onClosedDay: 'previousWorkingDay' },
      true,
    ],
    ['stays inside', '2026-09-01T10:00:00+08:00', { within: { workingDays: 5 } }, false],
  ])('is provisional when the path %s', (_note, from, terms, provisional) => {
    expect(ask(known, from, terms)).toMatchObject({ provisional });
  });

  // Saturday 3 October 01:00 lies in the shift of Friday the 2nd, which is not known.
  it.each<[string, Record<string, unknown>, boolean]>([
    ['working time looks at it', { workingHours: 0.5 }, true],
    ['days look at it', { days: 1 }, true],
    ['real time looks at the wall clock alone', { hours: 1 }, false],
  ])('begins with the date that owns the start: %s', (_note, within, provisional) => {
    const calendar = { ...night, knownFrom: '2026-10-03' };
    expect(ask(calendar, '2026-10-03T01:00:00+02:00', { within })).toMatchObject({ provisional });
  });
});

describe('a calendar that takes the zone of whoever asks', () => {
  const anywhere = { timeZone: 'asker', week: {} };
  it.each([
    ['the offset of the start', { from: '2026-09-30T10:00:00+08:00' }, '2026-09-30T12:00:00+08:00'],
    [
      'the zone of the request',
      { from: '2026-09-30T10:00:00+08:00', timeZone: 'Europe/Berlin' },
      '2026-09-30T06:00:00+02:00',
    ],
    ['UTC for a bare date', { from: '2026-09-30' }, '2026-09-30T02:00:00+00:00'],
  ])('answers in %s', (_note, request, expected) => {
    expect(due({ calendar: anywhere, within: { hours: 2 }, ...request }, () => undefined)).toMatchObject({
      due: expected,
    });
  });
});

describe('a request that cannot be answered', () => {
  const good = { calendar: desk, from: '2026-09-30T10:00:00+08:00', within: { hours: 1 } };
  it.each<[string, unknown, string, string]>([
    ['a list', [], 'wrong-type', ''],
    ['an unknown key', { ...good, whitin: 1 }, 'unknown-key', 'whitin'],
    ['__proto__', JSON.parse('{"__proto__":{},"from":"2026-01-01"}'), 'unknown-key', '__proto__'],
    ['no calendar', { ...good, calendar: undefined }, 'missing-key', 'calendar'],
    ['an unknown calendar', { ...good, calendar: 'xx' }, 'unknown-calendar', 'calendar'],
    ['no start', { ...good, from: undefined }, 'missing-key', 'from'],
    ['a start without offset', { ...good, from: '2026-09-30T10:00:00' }, 'bad-instant', 'from'],
    ['a start that does not exist', { ...good, from: '2026-02-30' }, 'bad-date', 'from'],
    ['no unit', { ...good, within: {} }, 'bad-unit', 'within'],
    ['two units', { ...good, within: { hours: 1, days: 1 } }, 'bad-unit', 'within'],
    ['an unknown unit', { ...good, within: { workingDay: 1 } }, 'unknown-key', 'within.workingDay'],
    [
      'a cut-off of days',
      { ...good, within: { days: 1, cutOff: { workingDays: 1 } } },
      'bad-unit',
      'within.cutOff',
    ],
    ['a negative amount', { ...good, within: { hours: -1 } }, 'bad-amount', 'within.hours'],
    [
      'a negative cut-off',
      { ...good, within: { until: 'endOfMonth', cutOff: { workingDays: -1 } } },
      'bad-amount',
      'within.cutOff.workingDays',
    ],
    ['not a number', { ...good, within: { hours: Number.NaN } }, 'bad-amount', 'within.hours'],
    ['infinity', { ...good, within: { hours: Infinity } }, 'bad-amount', 'within.hours'],
    ['a number as text', { ...good, within: { hours: '1' } }, 'bad-amount', 'within.hours'],
    ['a fraction of a day', { ...good, within: { workingDays: 1.5 } }, 'bad-amount', 'within.workingDays'],
    ['an unknown end', { ...good, ends: 'endOfDays' }, 'bad-choice', 'ends'],
    [
      'until backwards',
      { ...good, within: { until: 'endOfMonth' }, direction: 'before' },
      'bad-choice',
      'direction',
    ],
    [
      'a pause that ends before it starts',
      { ...good, pauses: [['2026-09-30T10:00:00Z', '2026-09-30T09:00:00Z']] },
      'bad-pause',
      'pauses[0]',
    ],
    ['a pause without an end', { ...good, pauses: [['2026-09-30T10:00:00Z']] }, 'bad-pause', 'pauses[0]'],
    ['a period beyond the table', { ...good, within: { years: 500 } }, 'out-of-range', 'within'],
    [
      'working time beyond the table',
      { ...good, within: { workingDays: 1_000_000 } },
      'out-of-range',
      'within',
    ],
    [
      'working time on a calendar that never opens',
      { ...good, calendar: { timeZone: 'UTC', week: {} }, within: { workingHours: 1 } },
      'calendar-never-open',
      'calendar',
    ],
    [
      'working days on a calendar of empty lists',
      { ...good, calendar: { timeZone: 'UTC', week: { mon: [] } }, within: { workingDays: 0 } },
      'calendar-never-open',
      'calendar',
    ],
    [
      'working days on a calendar that opens only once',
      {
        ...good,
        calendar: { timeZone: 'UTC', extraWorkdays: { '2026-10-10': [['09:00', '10:00']] } },
        within: { workingDays: 2 },
      },
      'calendar-never-open',
      'calendar',
    ],
  ])('%s', (_note, request, code, where) => {
    expect(() => due(request, () => undefined)).toThrow(
      expect.objectContaining({ name: 'CalendarError', code, where, hint: expect.stringMatching(/./) }),
    );
  });

  it('still counts real time on a calendar that never opens', () => {
    expect(due({ ...good, calendar: { timeZone: 'UTC', week: {} } }, () => undefined)).toMatchObject({
      due: '2026-09-30T03:00:00+00:00',
    });
  });
});
