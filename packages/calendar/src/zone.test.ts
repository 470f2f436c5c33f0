import { describe, expect, it } from 'vitest';
import { DAY_MS, parseDate } from './date.js';
import { formatInstant, localDate, localTime, parseInstant, startOfDay } from './instant.js';
import { checkZone, zoneOf } from './zone.js';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'America/St_Johns',
  'Europe/Dublin',
];

describe('the table of a zone', () => {
  it.each(zones)('%s shows what the platform shows, hour by hour', (name) => {
    const zone = zoneOf(name);
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const wrong: number[] = [];
    // An odd step of some hours walks through all times of day from 1950 to 2050.
    for (let ms = Date.UTC(1950, 0, 1); ms < Date.UTC(2050, 0, 1); ms += 37 * 3_600_000 + 61_000) {
      const shown = Date.parse(`${format.format(ms).replace(' ', 'T')}Z`);
      if (shown - ms !== zone.offsetAt(ms)) wrong.push(ms);
    }
    expect(wrong).toEqual([]);
  });

  it.each(zones)(
    '%s: an instant leads to a wall time that leads back, to the first where it is repeated',
    (name) => {
      const zone = zoneOf(name);
      for (const [second] of zone.transitions.filter(([at]) => at > 0)) {
        for (const minutes of [-4000, -1500, -90, -61, -31, -1, 0, 1, 29, 59, 61, 1500]) {
          const ms = (second + minutes * 60) * 1000;
          const wall = ms + zone.offsetAt(ms);
          const back = zone.instantOf(wall);
          expect(back + zone.offsetAt(back)).toBe(wall);
          expect(back).toBeLessThanOrEqual(ms);
        }
      }
    },
  );

  it('is built once', () => {
    expect(zoneOf('Europe/Lisbon')).toBe(zoneOf('Europe/Lisbon'));
  });

  it('takes a fixed offset for a name', () => {
    expect(formatInstant(0, zoneOf('-03:30'))).toBe('1969-12-31T20:30:00-03:30');
    expect(formatInstant(0, zoneOf('-00:00'))).toBe('1970-01-01T00:00:00+00:00');
  });

  it.each(['Mars/Olympus', 'asia shanghai', '+15:00', '+8', 'Etc/../UTC', 'x'.repeat(1000)])(
    'is refused for %s',
    (name) => {
      expect(() => zoneOf(name)).toThrow(expect.objectContaining({ code: 'unknown-time-zone' }));
      expect(() => checkZone(name)).toThrow(expect.objectContaining({ code: 'unknown-time-zone' }));
    },
  );

  it.each(['Asia/Tokyo', 'UTC', '+08:00'])('may be asked for by name without being built: %s', (name) => {
    expect(() => checkZone(name)).not.toThrow();
  });

  it('knows a summer time of one week (tzdata: Recife, 8 to 15 October 2000)', () => {
    const { transitions } = zoneOf('America/Recife');
    const days = transitions.filter(
      ([at]) => at >= Date.UTC(2000, 9, 1) / 1000 && at < Date.UTC(2000, 10, 1) / 1000,
    );
    expect(days).toEqual([
      [Date.UTC(2000, 9, 8, 3) / 1000, -2 * 3600],
      [Date.UTC(2000, 9, 15, 2) / 1000, -3 * 3600],
    ]);
  });
});

describe('wall times', () => {
  const wall = (text: string): number => Date.parse(`${text}Z`);
  it.each([
    [
      'a skipped time moves forward by the gap',
      'Europe/Berlin',
      '2026-03-29T02:30',
      '2026-03-29T03:30:00+02:00',
    ],
    ['a repeated time is the first', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
    ['half an hour is a gap too', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:45:00+11:00'],
    ['a whole date is one', 'Pacific/Apia', '2011-12-30T10:00', '2011-12-31T10:00:00+14:00'],
    ['midnight itself', 'America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T01:00:00-02:00'],
  ])('%s', (_note, zone, local, expected) => {
    expect(formatInstant(zoneOf(zone).instantOf(wall(local)), zoneOf(zone))).toBe(expected);
  });

  it('a date starts at its first moment', () => {
    const apia = zoneOf('Pacific/Apia');
    expect(startOfDay(parseDate('2011-12-30'), apia)).toBe(startOfDay(parseDate('2011-12-31'), apia));
    const sao = zoneOf('America/Sao_Paulo');
    expect(formatInstant(startOfDay(parseDate('2018-11-04'), sao), sao)).toBe('2018-11-04T01:00:00-02:00');
  });
});

describe('instants as text', () => {
  const shanghai = zoneOf('Asia/Shanghai');

  it.each([
    ['2026-09-30T16:00:00+08:00', '2026-09-30T16:00:00+08:00'],
    ['2026-09-30T16:00+08:00', '2026-09-30T16:00:00+08:00'],
    ['2026-09-30T08:00:00Z', '2026-09-30T16:00:00+08:00'],
    ['2026-09-30T08:00:00.5Z', '2026-09-30T16:00:00.500+08:00'],
    ['2026-09-30T08:00:00.123456Z', '2026-09-30T16:00:00.123+08:00'],
    ['1969-12-31T23:59:59.999Z', '1970-01-01T07:59:59.999+08:00'],
    ['2026-09-30T03:30:00-04:30', '2026-09-30T16:00:00+08:00'],
  ])('%s is %s', (text, expected) => {
    expect(formatInstant(parseInstant(text), shanghai)).toBe(expected);
    expect(parseInstant(text)).toBe(Date.parse(text));
  });

  it.each([
    '2026-09-30',
    '2026-09-30T16:00:00',
    '2026-09-30 16:00:00Z',
    '2026-09-30T24:00:00Z',
    '2026-09-30T16:60:00Z',
    '2026-09-30T16:00:60Z',
    '2026-09-30T16:00:00+8',
    '2026-09-30T16:00:00+0800',
    '+002026-09-30T16:00:00Z',
    '2026-9-30T16:00:00Z',
    'now',
    '',
  ])('%s is refused', (text) => {
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ code: 'bad-instant' }));
  });

  it('refuses a date that does not exist', () => {
    expect(() => parseInstant('2026-02-29T16:00:00Z')).toThrow(expect.objectContaining({ code: 'bad-date' }));
  });

  it('writes an offset with seconds as the nearest minute, at the same instant', () => {
    const text = formatInstant(Date.UTC(1900, 5, 1), zoneOf('Asia/Shanghai'));
    expect(text).toMatch(/\+08:0\d$/);
    expect(Date.parse(text)).toBe(Date.UTC(1900, 5, 1));
  });

  it('splits into local date and time', () => {
    const ms = parseInstant('2026-09-30T23:30:00Z');
    expect([localDate(ms, shanghai), localTime(ms, shanghai)]).toEqual([
      parseDate('2026-10-01'),
      7.5 * 3_600_000,
    ]);
    expect(parseDate('2026-10-01') * DAY_MS).toBe(Date.UTC(2026, 9, 1));
  });
});
