/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarShelf, due, formatDate, parseDate, readCalendar, weekday } from './index.js';

const folder = new URL('../../../configs/calendars/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
const textOf = (name: string): string => readFileSync(new URL(`${name}.json`, folder), 'utf8');
const documents = new Map(names.map((name) => [name, readCalendar(JSON.parse(textOf(name)))]));
const closed = (name: string): string[] =>
  [...(documents.get(name)?.holidays ?? [])].map(formatDate).toSorted();

/** These know every year, as they close on no day. */
const OPEN_EVERY_DAY = ['car-dealer-cn', 'mall-cn', 'round-the-clock'];

describe('every named calendar', () => {
  it('is there', () => {
    expect(names.toSorted()).toEqual(
      [...OPEN_EVERY_DAY, 'cn', 'de', 'gb', 'pt', 'tw', 'tw@2025-03-13', 'us'].toSorted(),
    );
  });

  it.each(names)('%s is called as its file and names edition and source', (name) => {
    const { name: called, edition, source } = documents.get(name) ?? {};
    expect(called).toBe(name);
    expect(edition).toMatch(/./);
    expect(source).toMatch(/./);
  });

  it.each(OPEN_EVERY_DAY)('%s is open on every day of any year', (name) => {
    const find = calendarShelf(documents);
    // A Spring Festival, a Saturday and a year that nobody has announced.
    for (const day of ['2026-02-17', '2026-05-09', '2199-01-01']) {
      const question = { calendar: name, from: `${day}T10:00:00+08:00`, within: { workingDays: 1 } };
      const nextDay = formatDate(parseDate(day) + 1);
      expect(due(question, find)).toMatchObject({ provisional: false, lastDay: nextDay });
    }
  });

  it.each(names.filter((name) => !OPEN_EVERY_DAY.includes(name)))(
    '%s is provisional outside the years it knows',
    (name) => {
      const { knownFrom = 0, knownUntil = 0 } = documents.get(name) ?? {};
      const find = calendarShelf(documents);
      const ask = (day: number): unknown =>
        due({ calendar: name, from: formatDate(day), within: { days: 0 } }, find);
      expect(ask(knownFrom)).toMatchObject({ provisional: false });
      expect(ask(knownUntil)).toMatchObject({ provisional: false });
      expect(ask(knownFrom - 1)).toMatchObject({ provisional: true });
      expect(ask(knownUntil + 1)).toMatchObject({ provisional: true });
    },
  );
});

describe('China', () => {
  const cn = documents.get('cn');

  it('turns only weekends into working days and closes only weekdays', () => {
    expect([...(cn?.extraWorkdays.keys() ?? [])].filter((day) => weekday(day) < 5)).toEqual([]);
    expect([...(cn?.holidays ?? [])].filter((day) => weekday(day) >= 5)).toEqual([]);
  });

  it('has the 2026 of the notice', () => {
    const of2026 = (dates: string[]): string => dates.filter((date) => date.startsWith('2026')).join(' ');
    expect(of2026(closed('cn'))).toBe(
      '2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01 ' +
        '2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07',
    );
    expect(of2026([...(cn?.extraWorkdays.keys() ?? [])].map(formatDate))).toBe(
      '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10',
    );
  });
});

describe('Taiwan', () => {
  it('has three closed days more in the edition of June 2025', () => {
    const before = closed('tw@2025-03-13');
    const since = closed('tw').filter((date) => date < '2026');
    expect(since.filter((date) => !before.includes(date))).toEqual([
      '2025-09-29',
      '2025-10-24',
      '2025-12-25',
    ]);
    expect(before.filter((date) => !since.includes(date))).toEqual([]);
    expect(since.filter((date) => date.startsWith('2025'))).toHaveLength(15);
  });
});

describe('statutory holidays, derived again from the statutes', () => {
  const years = Array.from({ length: 24 }, (_, index) => 2007 + index);

  it.each(['de', 'gb', 'pt', 'us'] as const)('%s', (country) => {
    const derived = years.flatMap((year) => STATUTES[country](year));
    expect(closed(country)).toEqual([...new Set(derived)].toSorted());
  });
});

const on = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const dayOfWeek = (date: string): number => new Date(date).getUTCDay();
const plus = (date: string, days: number): string => formatDate(parseDate(date) + days);

function nth(year: number, month: number, wanted: number, count: number): string {
  const first = on(year, month, 1);
  return plus(first, ((wanted - dayOfWeek(first) + 7) % 7) + 7 * (count - 1));
}

function last(year: number, month: number, wanted: number): string {
  const end = on(year, month + 1, 0);
  return plus(end, -((dayOfWeek(end) - wanted + 7) % 7));
}

/** Gregorian computus: golden number, century corrections, then the Sunday after the full moon. */
function easter(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moon =
    (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const fullMoon =
    moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const sunday = (year + Math.floor(year / 4) + fullMoon + 2 - century + Math.floor(century / 4)) % 7;
  return plus(on(year, 3, 28), fullMoon - sunday);
}

const STATUTES = {
  // Nationwide in all states; 31 October 2017 by the states' laws on the Reformation jubilee.
  de: (year: number): string[] => [
    on(year, 1, 1),
    plus(easter(year), -2),
    plus(easter(year), 1),
    on(year, 5, 1),
    plus(easter(year), 39),
    plus(easter(year), 50),
    on(year, 10, 3),
    on(year, 12, 25),
    on(year, 12, 26),
    ...(year === 2017 ? ['2017-10-31'] : []),
  ],
  // Banking and Financial Dealings Act 1971, schedule 1, and the royal proclamations.
  gb: (year: number): string[] => {
    const newYear = on(year, 1, 1);
    const christmas = on(year, 12, 25);
    const boxing = on(year, 12, 26);
    return [
      newYear,
      ...(dayOfWeek(newYear) === 6 ? [on(year, 1, 3)] : dayOfWeek(newYear) === 0 ? [on(year, 1, 2)] : []),
      plus(easter(year), -2),
      plus(easter(year), 1),
      year === 2020 ? '2020-05-08' : nth(year, 5, 1, 1),
      year === 2012 ? '2012-06-04' : year === 2022 ? '2022-06-02' : last(year, 5, 1),
      last(year, 8, 1),
      christmas,
      boxing,
      ...(dayOfWeek(christmas) === 6 ? [on(year, 12, 27), on(year, 12, 28)] : []),
      ...(dayOfWeek(christmas) === 0 ? [on(year, 12, 27)] : []),
      ...(dayOfWeek(boxing) === 6 ? [on(year, 12, 28)] : []),
      ...['2011-04-29', '2012-06-05', '2022-06-03', '2022-09-19', '2023-05-08'].filter((date) =>
        date.startsWith(`${year}`),
      ),
    ];
  },
  // Código do Trabalho art. 234; four of them suspended from 2013 by Lei 23/2012, back in 2016 by Lei 8/2016.
  pt: (year: number): string[] => [
    on(year, 1, 1),
    plus(easter(year), -2),
    easter(year),
    on(year, 4, 25),
    on(year, 5, 1),
    on(year, 6, 10),
    on(year, 8, 15),
    on(year, 12, 8),
    on(year, 12, 25),
    ...(year >= 2013 && year <= 2015
      ? []
      : [plus(easter(year), 60), on(year, 10, 5), on(year, 11, 1), on(year, 12, 1)]),
  ],
  // 5 U.S.C. 6103: Saturday holidays are observed the Friday before, Sunday ones (E.O. 11582) the Monday after.
  us: (year: number): string[] => {
    const observed = (date: string): string[] =>
      dayOfWeek(date) === 6 ? [date, plus(date, -1)] : dayOfWeek(date) === 0 ? [date, plus(date, 1)] : [date];
    return [
      ...observed(on(year, 1, 1)),
      ...observed(on(year + 1, 1, 1)).filter((date) => date.startsWith(`${year}`)),
      nth(year, 1, 1, 3),
      nth(year, 2, 1, 3),
      last(year, 5, 1),
      ...(year >= 2021 ? observed(on(year, 6, 19)) : []),
      ...observed(on(year, 7, 4)),
      nth(year, 9, 1, 1),
      nth(year, 10, 1, 2),
      ...observed(on(year, 11, 11)),
      nth(year, 11, 4, 4),
      ...observed(on(year, 12, 25)),
    ];
  },
} as const;
