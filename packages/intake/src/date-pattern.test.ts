import { describe, expect, it } from 'vitest';
import { datePattern } from './date-pattern.js';

const day = (year: number, month: number, date: number) => ({ year, month, day: date });
const at = (hour: number, minute: number, second = 0) => ({
  secondOfDay: (hour * 60 + minute) * 60 + second,
});

describe('patterns read what they say', () => {
  it.each([
    ['yyyy-MM-dd', '2014-02-28', day(2014, 2, 28)],
    ["yyyy-MM-dd'T'HH:mm", '2014-02-28T23:59', { ...day(2014, 2, 28), ...at(23, 59) }],
    ['yyyy-M-d H:mm', '2011-1-5 7:05', { ...day(2011, 1, 5), ...at(7, 5) }],
    ['d-MMM-yy', '13-Jan-14', day(2014, 1, 13)],
    ['d-MMM-yy', '1-DEC-69', day(1969, 12, 1)],
    ['d-MMM-yy', '1-dec-68', day(2068, 12, 1)],
    ['dd.MM.yyyy', '29.02.2012', day(2012, 2, 29)],
    ['MM/dd/yyyy', '12/31/2000', day(2000, 12, 31)],
    ["yyyy'年'M'月'd'日'", '2026年10月1日', day(2026, 10, 1)],
    ['hmm', '1', at(0, 1)],
    ['hmm', '517', at(5, 17)],
    ['hmm', '0517', at(5, 17)],
    ['hmm', '2400', { secondOfDay: 86_400 }],
    ['HH:mm', '24:00', { secondOfDay: 86_400 }],
    ['h:mm a', '12:05 AM', at(0, 5)],
    ['hh:mm a', '12:05 pm', at(12, 5)],
    [
      "yyyy-MM-dd'T'HH:mm:ssX",
      '2013-01-01T10:00:30Z',
      { ...day(2013, 1, 1), ...at(10, 0, 30), offsetMinutes: 0 },
    ],
    [
      "yyyy-MM-dd'T'HH:mmX",
      '2013-01-01T10:00-03:30',
      { ...day(2013, 1, 1), ...at(10, 0), offsetMinutes: -210 },
    ],
    [
      "yyyy-MM-dd'T'HH:mmX",
      '2013-01-01T10:00+0545',
      { ...day(2013, 1, 1), ...at(10, 0), offsetMinutes: 345 },
    ],
  ])('%s reads %s', (pattern, text, expected) => {
    expect(datePattern(pattern)?.read(text)).toEqual(expected);
  });
});

describe('what is no date is not read', () => {
  it.each([
    ['yyyy-MM-dd', '2013-02-29'],
    ['yyyy-MM-dd', '1900-02-29'],
    ['yyyy-MM-dd', '2014-13-01'],
    ['yyyy-MM-dd', '2014-00-01'],
    ['yyyy-MM-dd', '2014-01-00'],
    ['yyyy-MM-dd', '2014-1-1'],
    ['yyyy-MM-dd', '2014-01-01 '],
    ['yyyy-MM-dd', '0206-11-03'],
    ['yyyy-MM-dd', ''],
    ['d-MMM-yy', '31-Apr-14'],
    ['d-MMM-yy', '1-Foo-14'],
    ['HH:mm', '24:01'],
    ['HH:mm', '12:60'],
    ['HH:mm', '1:00'],
    ['hmm', '2460'],
    ['hmm', '99'],
    ['hmm', '12345'],
    ['h:mm a', '13:00 PM'],
    ['h:mm a', '0:10 AM'],
    ["yyyy-MM-dd'T'HH:mmX", '2013-01-01T10:00'],
    ["yyyy-MM-dd'T'HH:mmX", '2013-01-01T10:00+19:00'],
  ])('%s refuses `%s`', (pattern, text) => {
    const compiled = datePattern(pattern);
    expect(compiled).toBeDefined();
    expect(compiled?.read(text)).toBeUndefined();
  });

  it.each([
    '',
    'Q',
    'yyyy',
    'yyyy-MM',
    'HH',
    'mm',
    'yyyy-MM-dd HH',
    'h:mm',
    'yyyy-MM-dd yyyy',
    "yyyy-MM-dd'T",
    'HH:mmX',
    'YYYY-MM-DD',
    'ss',
  ])('`%s` is no pattern', (pattern) => {
    expect(datePattern(pattern)).toBeUndefined();
  });
});

it('reads every day from 1900 to 2199 as the platform’s own calendar does', () => {
  const pattern = datePattern('yyyy-MM-dd');
  let days = 0;
  for (let ms = Date.UTC(1900, 0, 1); ms < Date.UTC(2200, 0, 1); ms += 86_400_000) {
    const text = new Date(ms).toISOString().slice(0, 10);
    const read = pattern?.read(text);
    if (read === undefined || Date.UTC(read.year ?? 0, (read.month ?? 0) - 1, read.day) !== ms)
      throw new Error(text);
    days += 1;
  }
  expect(days).toBe(109_573);
});
