import { z } from '@hono/zod-openapi';

const instant = z.string().meta({ example: '2026-03-02T22:00:00+08:00' });
const fieldValues = z.record(z.string(), z.unknown()).meta({ description: 'values by field' });
const listed = (description: string) => z.array(z.looseObject({})).meta({ description });

/** A request that is answered as it stands: what the page of the documentation sends when nothing is changed. */
export const exampleRequest = {
  policy: 'airline',
  case: {
    id: 'c-1001',
    receivedAt: '2026-03-02T22:00:00+08:00',
    facts: { complaint: { topic: 'baggage-lost' } },
  },
};

export const caseSchema = z
  .looseObject({
    id: z.string(),
    incidentAt: instant.optional(),
    receivedAt: instant.optional(),
    facts: z
      .record(z.string(), z.unknown())
      .meta({ description: 'nested or dotted; a missing key is unknown' }),
    zones: z
      .record(z.string(), z.string())
      .optional()
      .meta({
        description:
          'the zone (IANA) a moment was told in, by `receivedAt`, `incidentAt` or the name of an instant fact: its day is the one there, and a date is the start of the day there; the zone of the policy unless given',
        example: { incidentAt: 'Asia/Tokyo' },
      }),
    events: z.array(z.looseObject({})).optional(),
    settled: z.record(z.string(), z.string()).optional(),
    granted: z
      .array(z.object({ remedy: z.string(), amount: z.unknown(), incident: z.string().optional() }))
      .optional()
      .meta({
        description:
          'what was granted before: in this case, or where `incident` is named in another case of the incident',
      }),
    matters: z
      .array(z.object({ id: z.string(), facts: z.record(z.string(), z.unknown()).optional() }))
      .optional()
      .meta({
        description:
          'of a complaint that holds several: each is decided by itself as `case#matter`, its own facts above those of the case',
      }),
  })
  .openapi('Case', { example: exampleRequest.case });

export const ratesSchema = z
  .array(
    z.object({
      id: z.string(),
      base: z.string(),
      quote: z.string(),
      date: z.string(),
      rate: z.string(),
      source: z.string(),
    }),
  )
  .openapi('Rates');

export const attestationSchema = z.enum(['pending', 'confirmed', 'disputed']).openapi('Attestation');

export const decisionSchema = z
  .object({
    id: z.string(),
    at: instant,
    policy: z.object({ id: z.string(), version: z.string(), effectiveHash: z.string() }),
    calendarHash: z.string(),
    classification: fieldValues,
    alsoMatched: z.record(z.string(), z.array(z.string())),
    routing: fieldValues,
    missing: z.array(z.object({ fact: z.string(), why: z.string() })),
    completeness: z.number(),
    responsibility: fieldValues,
    presumed: z.array(z.string()),
    stages: listed('owner, class, due, lastDay, basis, provisional'),
    reports: listed('due, lastDay'),
    remedies: listed(
      'what is owed or possible, with amounts; `ways` where it does not simply go to the customer',
    ),
    denied: listed('what was in question and is refused, with its ground'),
    totals: listed('by basis and currency, between min and max; what the customer pays under `fromCustomer`'),
    approvals: listed('by, because'),
    notices: listed('audience, due'),
    undetermined: z.array(z.object({ where: z.string(), rules: z.int(), facts: z.array(z.string()) })),
    askNext: z.array(z.string()),
    rates: z.array(z.string()),
    attestation: attestationSchema.optional(),
    findings: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        where: z.string().optional(),
        readings: z
          .array(z.object({ value: z.string(), gives: z.array(z.looseObject({})) }))
          .optional()
          .meta({
            description: 'of `disputed-reading`: what each word of the option gives, as far as they differ',
          }),
        statements: z
          .array(z.object({ name: z.string(), value: z.string().optional(), counts: z.boolean() }))
          .optional()
          .meta({
            description:
              'of `law-fact-overruled`: the name that counts for the law, and the one that does not',
          }),
      }),
    ),
  })
  .openapi('Decision', { description: 'The answer of `redress decide`, without its reasons.' });

export const overallSchema = z
  .object({
    classification: fieldValues.meta({
      description: 'of every field that takes the highest: the highest of all matters',
    }),
    due: z
      .object({ id: z.string(), stage: z.string(), due: instant, provisional: z.boolean() })
      .nullable()
      .meta({ description: 'the earliest due time still to be met, and of which matter' }),
  })
  .openapi('Overall', { description: 'What the matters of a case come to together.' });

/** The days on which a version is in force, half-open. */
export const periodSchema = z
  .object({ from: z.string().nullable(), to: z.string().nullable() })
  .openapi('Period', {
    description:
      'days in the zone of the policy, `from` inclusive, `to` exclusive; null: no end on that side',
    example: { from: '2026-04-01', to: null },
  });

export const decidingVersionSchema = z
  .object({
    number: z.int(),
    because: z.enum(['received', 'asked', 'current']).meta({
      description:
        '`received`: it is in force on the day of the receipt, of several the one put in use last; `asked`: by its number; `current`: the case says no day',
    }),
    inForce: periodSchema,
  })
  .openapi('DecidingVersion');

export const explainedSchema = z
  .object({
    explanation: z
      .looseObject({})
      .meta({ description: 'sections of statements with rules, facts and clauses' }),
    letters: z.array(z.looseObject({})).meta({ description: 'texts to the customer' }),
  })
  .openapi('Explained');

export const lineErrorSchema = z
  .object({
    id: z.string().optional(),
    line: z.int(),
    error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }),
  })
  .openapi('LineError');

/** One JSON object a line. */
export const linesOf = (schema: z.ZodType) => schema.meta({ description: 'one object a line' });

export const readerQuery = z.strictObject({
  locale: z.enum(['en', 'zh-CN', 'zh-TW']).default('en'),
  audience: z.enum(['agent', 'customer']).default('agent'),
});
