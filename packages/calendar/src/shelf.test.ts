import { expect, it } from 'vitest';
import { readCalendar } from './read-calendar.js';
import { calendarShelf } from './shelf.js';

const find = calendarShelf(
  new Map([
    ['desk', readCalendar({ timeZone: 'Asia/Shanghai' })],
    ['anywhere', readCalendar({ timeZone: 'asker' })],
  ]),
);

it('compiles a calendar once', () => {
  expect(find('desk', 'Europe/Berlin')).toBe(find('desk'));
  expect(find('desk')?.zone.name).toBe('Asia/Shanghai');
});

it('compiles one without a zone once a zone', () => {
  expect(find('anywhere', 'Europe/Berlin')).toBe(find('anywhere', 'Europe/Berlin'));
  expect(find('anywhere', 'Asia/Taipei')?.zone.name).toBe('Asia/Taipei');
});

it('does not know other names', () => {
  expect(find('nowhere')).toBeUndefined();
});

it('needs a zone from whoever asks', () => {
  expect(() => find('anywhere')).toThrow(expect.objectContaining({ code: 'time-zone-missing' }));
});
