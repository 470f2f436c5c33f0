import { z } from '@hono/zod-openapi';
import { attestationSchema, caseSchema, decisionSchema, overallSchema, periodSchema } from './decision.js';
import { findingSchema } from './problem.js';

export const texts = z.record(z.string(), z.string()).meta({ description: 'by locale' });
const pinned = z.object({ id: z.string(), version: z.int(), effectiveHash: z.string() });

const storedCaseSchema = z
  .object({
    id: z.string(),
    policy: pinned.extend({
      inForce: periodSchema.meta({
        description: 'the days on which the version is in force: the case was received on one of them',
      }),
    }),
    receivedAt: z.string().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    case: caseSchema,
    rates: z.array(z.unknown()),
    airportsHash: z
      .string()
      .nullable()
      .meta({ description: 'of the table of airports that was looked up in; null if none was' }),
    at: z.string(),
    decision: decisionSchema,
    attestation: attestationSchema,
    disputes: z.array(
      z.object({ where: z.string(), rule: z.string(), evaluator: z.string(), witness: z.string() }),
    ),
  })
  .openapi('StoredCase');

const storedMattersSchema = z
  .object({ id: z.string(), matters: z.array(storedCaseSchema), overall: overallSchema })
  .openapi('StoredMatters', {
    description: 'A case of several matters, each stored by itself as `case#matter`.',
  });

/** A stored case, or one with all its matters. */
export const wholeCaseSchema = z.union([storedCaseSchema, storedMattersSchema]);

export const casePageSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        policy: pinned,
        receivedAt: z.string().nullable(),
        createdAt: z.string(),
        classification: z.record(z.string(), z.unknown()),
        undetermined: z.int(),
        attestation: attestationSchema,
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi('CasePage');

export const historySchema = z
  .object({
    items: z.array(
      z.object({
        seq: z.int(),
        at: z.string(),
        client: z.string(),
        actor: z.string(),
        verb: z.string(),
        subject: z.string(),
        payload: z.unknown(),
        prevHash: z.string(),
        hash: z.string(),
      }),
    ),
  })
  .openapi('CaseHistory');

export const policySummarySchema = z
  .object({
    id: z.string(),
    version: z.string(),
    layer: z.enum(['law', 'industry', 'client']),
    title: texts,
    currency: z.string(),
    zone: z.string(),
    rules: z.int(),
    effectiveHash: z.string(),
    current: z.int(),
    hasDraft: z.boolean(),
  })
  .openapi('PolicySummary');

export const policyDetailSchema = policySummarySchema
  .extend({
    labels: z.looseObject({}).meta({ description: 'titles of facts, fields and items' }),
    samples: z.array(z.looseObject({})).meta({ description: "the policy's own tests" }),
  })
  .openapi('PolicyDetail');

export const versionSchema = z
  .object({
    number: z.int(),
    effectiveHash: z.string(),
    sourceHash: z.string(),
    origin: z.enum(['shipped', 'edited']),
    title: texts,
    by: z.string(),
    at: z.string(),
    why: z.string(),
    isCurrent: z.boolean().meta({ description: 'whether it is the one in force now' }),
    inForce: periodSchema.meta({ description: 'what its text says under `effective`' }),
    holds: z.array(periodSchema).meta({
      description:
        'the days on which a case must have been received to be decided by it, after those of versions put in use later; none of one that was never put in use or is retired',
    }),
    decidesAs: z
      .int()
      .nullable()
      .meta({ description: 'the first version that decides every case alike, where that is another' }),
  })
  .openapi('PolicyVersion');

export const versionDetailSchema = versionSchema
  .extend({
    source: z.string(),
    layers: z.array(z.object({ id: z.string(), version: z.string() })),
    effective: z
      .object({ policy: z.unknown(), laws: z.record(z.string(), z.unknown()) })
      .nullable()
      .openapi({
        description: 'what holds after all layers, as JSON; null where this program cannot read it',
      }),
  })
  .openapi('PolicyVersionDetail');

export const draftSchema = z
  .object({
    policy: z.string(),
    source: z.string(),
    base: z.int(),
    findings: z.array(findingSchema),
    savedAt: z.string(),
    by: z.string(),
    etag: z.string(),
  })
  .openapi('PolicyDraft');

export const calendarSummarySchema = z
  .object({
    name: z.string(),
    timeZone: z.string(),
    edition: z.string().optional(),
    source: z.string().optional(),
    knownFrom: z.string().optional(),
    knownUntil: z.string().optional(),
  })
  .openapi('CalendarSummary');

export const itemsOf = (schema: z.ZodType) => z.object({ items: z.array(schema) });
