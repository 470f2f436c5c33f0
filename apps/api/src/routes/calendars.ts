import { z } from '@hono/zod-openapi';
import { getCalendar, listCalendars, reckonDue, reckonElapsed } from '@redress/casework';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';
import { readBody } from '../read-body.js';
import { calendarSummarySchema, itemsOf } from '../schemas/stored.js';

const params = z.object({ name: z.string() });
const calendar = z.union([z.string(), z.looseObject({})]).meta({ description: 'a name, or a document' });
const dueRequest = z
  .looseObject({ calendar, from: z.string(), within: z.looseObject({}) })
  .openapi('DueRequest', {
    example: { calendar: 'cn', from: '2026-09-29T16:00:00+08:00', within: { workingDays: 5 } },
  });
const elapsedRequest = z
  .looseObject({
    calendar,
    from: z.string(),
    to: z.string(),
    measure: z.enum(['workingMinutes', 'openDates']),
  })
  .openapi('ElapsedRequest', {
    example: {
      calendar: 'cn',
      from: '2026-09-29T16:00:00+08:00',
      to: '2026-10-09T10:00:00+08:00',
      measure: 'workingMinutes',
    },
  });
const dueAnswer = z
  .object({
    due: z.string().nullable(),
    lastDay: z.string().optional(),
    provisional: z.boolean().optional(),
    paused: z.literal(true).optional(),
  })
  .openapi('DueAnswer');
const elapsedAnswer = z
  .object({ workingMinutes: z.number().optional(), openDates: z.int().optional() })
  .openapi('ElapsedAnswer');

/** Calendars, and questions about time; the calendar reads a question itself. */
export function calendarsRoute(addresses: Addresses, { contextOf }: Desk): void {
  addresses.add(
    {
      method: 'get',
      path: '/v1/calendars',
      tag: 'time',
      summary: 'The calendars there are',
      answers: {
        200: { description: 'by name', body: { 'application/json': itemsOf(calendarSummarySchema) } },
      },
    },
    async (context) => context.json({ items: await listCalendars(contextOf()) }),
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/calendars/{name}',
      tag: 'time',
      summary: 'One calendar as a document',
      params,
      answers: { 200: { description: 'the document', body: { 'application/json': z.looseObject({}) } } },
      problems: ['unknown-calendar'],
    },
    async (context) => context.json(await getCalendar(contextOf(), context.req.param('name') ?? '')),
  );

  addresses.add(
    {
      method: 'post',
      path: '/v1/due',
      tag: 'time',
      summary: 'By when something is due: a question of `redress due`',
      body: { 'application/json': dueRequest },
      answers: { 200: { description: 'the due time', body: { 'application/json': dueAnswer } } },
      problems: ['question-refused'],
    },
    async (context) => context.json(await reckonDue(contextOf(), await readBody(context, z.unknown()))),
  );

  addresses.add(
    {
      method: 'post',
      path: '/v1/elapsed',
      tag: 'time',
      summary: 'How much working time has passed: a question of `redress elapsed`',
      body: { 'application/json': elapsedRequest },
      answers: { 200: { description: 'the measure', body: { 'application/json': elapsedAnswer } } },
      problems: ['question-refused'],
    },
    async (context) => context.json(await reckonElapsed(contextOf(), await readBody(context, z.unknown()))),
  );
}
