import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCase } from '../case/create-case.js';
import { openOffice, type OpenedOffice } from '../office.fixture.js';
import { verifyHistory } from './verify-history.js';

const { cases, events } = tables;
let office: OpenedOffice;
beforeEach(async () => {
  office = await openOffice();
  for (const id of ['a', 'b']) {
    await createCase(office.context, {
      policy: 'airline',
      case: { id, receivedAt: '2026-03-02', facts: {} },
    });
  }
  await office.context.office.attester.settled();
});
afterEach(() => office.stop());

const write = (change: Parameters<OpenedOffice['context']['office']['store']['write']>[0]) =>
  office.context.office.store.write(change);

test('a history that was left alone holds', async () => {
  // Two shipped policies, each made current; two cases, each attested.
  expect(await verifyHistory(office.context)).toEqual({ events: 8, cases: 2 });
});

test.each([
  [
    'an event that was changed',
    6,
    () => write((to) => to.update(events).set({ actor: 'else' }).where(eq(events.seq, 6))),
    'it is not as it was written',
  ],
  [
    'an event that is gone',
    7,
    () => write((to) => to.delete(events).where(eq(events.seq, 6))),
    'event 6 is missing',
  ],
  [
    'a case that was changed',
    5,
    () => write((to) => to.update(cases).set({ case: '{}' }).where(eq(cases.id, 'a'))),
    'its case is not as it was stored',
  ],
  [
    'a case that is gone',
    6,
    () => write((to) => to.delete(cases).where(eq(cases.id, 'b'))),
    'its case is missing',
  ],
])('%s is found', async (_, seq, tamper, why) => {
  await tamper();
  expect((await verifyHistory(office.context)).broken).toEqual({ seq, why });
});
