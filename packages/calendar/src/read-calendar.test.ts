import { describe, expect, it } from 'vitest';
import { compileCalendar } from './calendar.js';
import { readCalendar } from './read-calendar.js';

const good = { timeZone: 'Asia/Shanghai', week: { mon: [['09:00', '17:00']] } };

describe('a calendar that is refused', () => {
  it.each<[string, unknown, string, string, RegExp]>([
    ['nothing', undefined, 'missing-key', '', /an object/],
    ['null', null, 'wrong-type', '', /an object/],
    ['a misspelt key', { ...good, hollidays: [] }, 'unknown-key', 'hollidays', /`holidays`/],
    ['a misspelt weekday', { ...good, week: { mno: [] } }, 'unknown-key', 'week.mno', /`mon`/],
    ['__proto__', JSON.parse('{"__proto__":{"timeZone":"UTC"}}'), 'unknown-key', '__proto__', /./],
    ['constructor', { ...good, constructor: {} }, 'unknown-key', 'constructor', /./],
    ['no zone', { week: {} }, 'missing-key', 'timeZone', /./],
    ['an unknown zone', { timeZone: 'Europe/Berln' }, 'unknown-time-zone', 'timeZone', /`Europe\/Berlin`/],
    ['a zone that is no name', { timeZone: '../etc' }, 'unknown-time-zone', 'timeZone', /./],
    ['an empty zone', { timeZone: '' }, 'unknown-time-zone', 'timeZone', /./],
    ['a week that is a list', { ...good, week: [] }, 'wrong-type', 'week', /an object/],
    [
      'a time of day beyond 24:00',
      { ...good, week: { mon: [['09:00', '24:30']] } },
      'bad-interval',
      'week.mon[0]',
      /./,
    ],
    [
      'a start at 24:00',
      { ...good, week: { mon: [['24:00', '09:00']] } },
      'bad-interval',
      'week.mon[0]',
      /./,
    ],
    [
      'a time without its zero',
      { ...good, week: { mon: [['9:00', '17:00']] } },
      'bad-interval',
      'week.mon[0]',
      /./,
    ],
    ['an interval of one', { ...good, week: { mon: [['09:00']] } }, 'bad-interval', 'week.mon[0]', /./],
    ['times as numbers', { ...good, week: { mon: [[9, 17]] } }, 'wrong-type', 'week.mon[0]', /a text/],
    ['a date that does not exist', { ...good, holidays: ['2026-02-29'] }, 'bad-date', 'holidays[0]', /./],
    ['a date with a time', { ...good, holidays: ['2026-02-28T00:00Z'] }, 'bad-date', 'holidays[0]', /./],
    ['a date out of range', { ...good, holidays: ['1899-12-31'] }, 'out-of-range', 'holidays[0]', /./],
    ['a date as key that is none', { ...good, breaks: { monday: [] } }, 'bad-date', 'breaks', /./],
    [
      '__proto__ as a date',
      { ...good, extraWorkdays: JSON.parse('{"__proto__":[]}') },
      'bad-date',
      'extraWorkdays',
      /./,
    ],
    [
      'known dates the wrong way round',
      { ...good, knownFrom: '2027-01-01', knownUntil: '2026-01-01' },
      'bad-known-range',
      'knownUntil',
      /./,
    ],
    [
      'too many holidays',
      { ...good, holidays: Array(20_001).fill('2026-01-01') },
      'calendar-too-large',
      'holidays',
      /./,
    ],
    [
      'too many intervals',
      { ...good, week: { mon: Array.from({ length: 97 }, () => ['09:00', '10:00']) } },
      'calendar-too-large',
      'week.mon',
      /./,
    ],
    ['a note without end', { ...good, note: 'x'.repeat(4001) }, 'calendar-too-large', 'note', /./],
    ['a note that is no text', { ...good, source: 1 }, 'wrong-type', 'source', /a text/],
    ['an assumed key that is none', { ...good, assumed: ['weak'] }, 'unknown-key', 'assumed.weak', /`week`/],
    [
      'transitions out of order',
      {
        ...good,
        transitions: [
          [-2208988800, 0],
          [-2208988800, 60],
        ],
      },
      'bad-transitions',
      'transitions[1]',
      /./,
    ],
    [
      'transitions that start late',
      { ...good, transitions: [[0, 0]] },
      'bad-transitions',
      'transitions',
      /./,
    ],
    [
      'transitions that are not numbers',
      { ...good, transitions: [[-2208988800, Number.NaN]] },
      'bad-transitions',
      'transitions[0]',
      /./,
    ],
  ])('%s', (_note, json, code, where, hint) => {
    expect(() => readCalendar(json)).toThrow(
      expect.objectContaining({ name: 'CalendarError', code, where, hint: expect.stringMatching(hint) }),
    );
  });

  it('names the path under which it stands', () => {
    expect(() => readCalendar({ ...good, week: { mon: [['x', 'y']] } }, 'calendar')).toThrow(
      expect.objectContaining({ where: 'calendar.week.mon[0]' }),
    );
  });
});

describe('what a calendar says', () => {
  const hour = 3_600_000;

  it('lets an end at or before its start run into the next day', () => {
    const { week } = readCalendar({
      ...good,
      week: { mon: [['22:00', '02:00']], tue: [['09:00', '09:00']] },
    });
    expect(week.slice(0, 2)).toEqual([
      [{ from: 22 * hour, to: 26 * hour }],
      [{ from: 9 * hour, to: 33 * hour }],
    ]);
  });

  it('sorts intervals and joins those that touch or overlap', () => {
    const { week } = readCalendar({
      ...good,
      week: {
        mon: [
          ['13:00', '18:00'],
          ['09:00', '12:00'],
          ['11:00', '12:30'],
          ['12:30', '13:00'],
        ],
      },
    });
    expect(week[0]).toEqual([{ from: 9 * hour, to: 18 * hour }]);
  });

  it('needs no more than a zone', () => {
    expect(readCalendar({ timeZone: '+05:45' }).week.flat()).toEqual([]);
  });
});

describe('the canonical text', () => {
  const full = {
    timeZone: 'Europe/Berlin',
    week: {
      mon: [
        ['13:00', '24:00'],
        ['09:00', '12:00'],
      ],
      fri: [['22:00', '02:00:30']],
      sun: [['00:00', '00:00']],
    },
    holidays: ['2026-12-25', '2026-01-01', '2026-12-25'],
    extraWorkdays: { '2026-10-10': [['09:00', '18:00']], '2026-05-09': [] },
    breaks: { '2026-10-12': [['12:00', '13:00']] },
    knownFrom: '2026-01-01',
    knownUntil: '2026-12-31',
  };
  const textOf = (json: unknown): string => compileCalendar(readCalendar(json)).canonicalText;

  it('reads back as the same calendar', () => {
    expect(textOf(JSON.parse(textOf(full)))).toBe(textOf(full));
  });

  it('is the same for the same calendar written otherwise', () => {
    const other = { name: 'x', note: 'y', ...full, holidays: ['2026-01-01', '2026-12-25'] };
    expect(textOf(other)).toBe(textOf(full));
  });

  it('differs as soon as an hour, a date or a clock change does', () => {
    const pinned = JSON.parse(textOf(full));
    const texts = [
      full,
      { ...full, knownUntil: '2026-12-30' },
      { ...full, holidays: ['2026-01-01'] },
      { ...full, breaks: {} },
      { ...full, timeZone: 'Europe/Paris' },
      { ...pinned, transitions: pinned.transitions.slice(0, -1) },
    ].map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('holds the clock changes and is canonical JSON', () => {
    const text = textOf(full);
    expect(text).toContain('[1774746000,7200]');
    expect(
      text.startsWith('{"breaks":{"2026-10-12":[["12:00","13:00"]]},"extraWorkdays":{"2026-05-09":[],'),
    ).toBe(true);
    expect(text).toContain(
      '"week":{"fri":[["22:00","02:00:30"]],"mon":[["09:00","12:00"],["13:00","24:00"]],"sun":[["00:00","24:00"]]}',
    );
  });
});
