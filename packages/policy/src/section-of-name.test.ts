import { expect, it } from 'vitest';
import { sectionOf } from './section-of-name.js';

it.each([
  ['value.supervisorLimit', 'values', 'supervisorLimit'],
  ['class.topic', 'classification', 'topic'],
  ['route.line', 'routing', 'line'],
  ['responsibility.cause', 'responsibility', 'cause'],
  ['remedy.voucher.total', 'remedies', 'voucher'],
  ['stage.answer.due', 'stages', 'answer'],
])('%s is declared under %s', (name, section, id) => {
  expect(sectionOf(name)).toEqual({ section, id });
});

it.each(['flight.delay', 'value', 'value.', 'constructor.name', 'values.limit'])(
  '%s is no such name',
  (name) => {
    expect(sectionOf(name)).toBeUndefined();
  },
);
