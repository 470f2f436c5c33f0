import { z } from '@hono/zod-openapi';
import {
  caseHistory,
  createCase,
  createCases,
  explainCase,
  getWholeCase,
  listCases,
  type CaseFilter,
} from '@redress/casework';
import type { Context } from 'hono';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';
import { chunksOf } from '../body-chunks.js';
import { readLines } from '../ndjson/read-lines.js';
import { streamAnswers } from '../ndjson/stream-answers.js';
import { checked, isOf, readBody } from '../read-body.js';
import {
  attestationSchema,
  caseSchema,
  decisionSchema,
  exampleRequest,
  explainedSchema,
  lineErrorSchema,
  linesOf,
  ratesSchema,
  readerQuery,
} from '../schemas/decision.js';
import { casePageSchema, historySchema, wholeCaseSchema } from '../schemas/stored.js';

const params = z.object({ id: z.string().meta({ description: 'percent-encoded' }) });

const common = { policy: z.string(), at: z.string().optional() };
const documented = z
  .strictObject({ ...common, case: caseSchema, rates: ratesSchema.optional() })
  .openapi('CreateCaseRequest', { example: exampleRequest });
/** The case and its rates are read by the engine. */
const request = z.strictObject({ ...common, case: z.unknown(), rates: z.array(z.unknown()).optional() });
const manyQuery = z.strictObject({ policy: z.string() });
const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'write 1 to 255 visible characters')
    .optional()
    .meta({ description: 'the same request may be sent again under the same key: it is stored once' }),
});

const instant = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'write an instant with an offset, such as 2026-03-02T00:00:00+08:00',
  })
  .meta({ example: '2026-03-02T00:00:00+08:00' });

const listQuery = z.object({
  policy: z.string().optional(),
  version: z.coerce.number().int().min(1).optional(),
  attestation: attestationSchema.optional(),
  undetermined: z.enum(['true', 'false']).optional(),
  receivedFrom: instant.optional().meta({ description: 'inclusive' }),
  receivedTo: instant.optional().meta({ description: 'exclusive' }),
  q: z.string().optional().meta({ description: 'how the id begins' }),
  cursor: z.string().optional().meta({ description: '`next` of the page before, with the same filters' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const fieldPrefix = 'class.';

/** `/v1/cases`: what is stored. */
export function casesRoute(addresses: Addresses, { contextOf, report }: Desk): void {
  addresses.add(
    {
      method: 'post',
      path: '/v1/cases',
      tag: 'cases',
      summary: 'Decide a case by the version in force at its receipt and store both; or many',
      description:
        'Of the versions in use the one decides that is in force on the day of `receivedAt` in the zone of the policy, of several the one put in use last; ' +
        'a case without it is decided by the version in force now. JSON: one case. NDJSON with `?policy=ID`: one case a line, one answer a line, given when its case is durable. ' +
        'An id is taken once. Of a case with `matters` each is stored as `case#matter`, all or none. The answer holds the stored case under `case`; `GET /v1/cases/{id}` answers the same object bare, ' +
        'whose own `case` is the case as it was sent.',
      query: manyQuery.partial(),
      headers: keyHeader,
      body: { 'application/json': documented, 'application/x-ndjson': linesOf(caseSchema) },
      answers: {
        201: { description: 'stored', body: { 'application/json': z.object({ case: wholeCaseSchema }) } },
        200: {
          description: 'answers to NDJSON',
          body: {
            'application/x-ndjson': linesOf(
              z.union([
                z.object({
                  id: z.string(),
                  status: z.literal('stored'),
                  version: z.int(),
                  decision: decisionSchema,
                }),
                lineErrorSchema,
              ]),
            ),
          },
        },
      },
      problems: [
        'unknown-policy',
        'no-version-in-force',
        'case-refused',
        'duplicate-id',
        'idempotency-key-reused',
        'invalid-request',
      ],
    },
    async (context) => {
      if (isOf(context, 'application/x-ndjson')) {
        const { policy } = checked(context.req.query(), manyQuery, 'query');
        const lines = readLines(chunksOf(context));
        return streamAnswers(context, await createCases(contextOf(), policy, lines), report);
      }
      const key = keyOf(context);
      const { case: stored, isRepeated } = await createCase(
        contextOf(),
        await readBody(context, request),
        key,
      );
      context.header('location', `/v1/cases/${encodeURIComponent(stored.id)}`);
      if (isRepeated) context.header('idempotency-replayed', 'true');
      return context.json({ case: stored }, 201);
    },
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/cases',
      tag: 'cases',
      summary: 'List stored cases, the newest first',
      description:
        'Every filter given must hold; `class.<field>=<value>` filters by the classification, more than one too. ' +
        'A policy or a field that is not there is refused; a value that no case has gives an empty page.',
      query: listQuery,
      answers: { 200: { description: 'a page', body: { 'application/json': casePageSchema } } },
      problems: ['cursor-invalid', 'filter-unknown', 'invalid-request'],
    },
    async (context) => {
      const { filter, page } = readListQuery(context.req.query());
      return context.json(await listCases(contextOf(), filter, page));
    },
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/cases/{id}',
      tag: 'cases',
      summary: 'A stored case with its decision',
      description:
        'The stored case itself, or under the id of a case with `matters` all of them with what they come to together. Its member `case` is the case as it was sent, `decision` what was decided. ' +
        '`POST /v1/cases` answers this object under `case`.',
      params,
      answers: { 200: { description: 'the case', body: { 'application/json': wholeCaseSchema } } },
      problems: ['unknown-case'],
    },
    async (context) => context.json(await getWholeCase(contextOf(), idOf(context))),
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/cases/{id}/explanation',
      tag: 'cases',
      summary: 'Its decision in words, by the version that decided',
      params,
      query: readerQuery,
      answers: { 200: { description: 'reasons and letters', body: { 'application/json': explainedSchema } } },
      problems: ['unknown-case', 'version-unreadable', 'decided-otherwise'],
    },
    async (context) =>
      context.json(
        await explainCase(contextOf(), idOf(context), checked(context.req.query(), readerQuery, 'query')),
      ),
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/cases/{id}/history',
      tag: 'cases',
      summary: 'What happened to it, each event with its hash',
      params,
      answers: { 200: { description: 'events in order', body: { 'application/json': historySchema } } },
      problems: ['unknown-case'],
    },
    async (context) => context.json({ items: await caseHistory(contextOf(), idOf(context)) }),
  );
}

function idOf(context: Context): string {
  return context.req.param('id') ?? '';
}

function keyOf(context: Context): string | undefined {
  const key = context.req.header('idempotency-key');
  return checked({ 'idempotency-key': key }, keyHeader, 'header')['idempotency-key'];
}

function readListQuery(query: Readonly<Record<string, string>>) {
  const named = Object.entries(query).filter(([key]) => !key.startsWith(fieldPrefix));
  const fields = Object.entries(query).flatMap(([key, value]) =>
    key.startsWith(fieldPrefix) ? [[key.slice(fieldPrefix.length), value] as const] : [],
  );
  const { undetermined, receivedFrom, receivedTo, q, cursor, limit, ...rest } = checked(
    Object.fromEntries(named),
    listQuery.strict(),
    'query',
  );
  const filter: CaseFilter = {
    ...rest,
    isUndetermined: undetermined === undefined ? undefined : undetermined === 'true',
    receivedFrom: receivedFrom === undefined ? undefined : Date.parse(receivedFrom),
    receivedTo: receivedTo === undefined ? undefined : Date.parse(receivedTo),
    idPrefix: q === '' ? undefined : q,
    fields: Object.fromEntries(fields),
  };
  return { filter, page: { cursor, limit } };
}
