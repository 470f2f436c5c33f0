import { z } from '@hono/zod-openapi';
import { decideCase, decideMany } from '@redress/casework';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';
import { chunksOf } from '../body-chunks.js';
import { readLines } from '../ndjson/read-lines.js';
import { streamAnswers } from '../ndjson/stream-answers.js';
import { checked, isOf, readBody } from '../read-body.js';
import {
  caseSchema,
  decidingVersionSchema,
  decisionSchema,
  exampleRequest,
  explainedSchema,
  lineErrorSchema,
  linesOf,
  overallSchema,
  ratesSchema,
  readerQuery,
} from '../schemas/decision.js';

const common = {
  policy: z.string(),
  version: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'a number; the version in force on the day of the receipt unless given' }),
  at: z
    .string()
    .optional()
    .meta({ description: 'the moment to decide at; the receipt unless given, never now' }),
};

const documented = z
  .strictObject({ ...common, case: caseSchema, rates: ratesSchema.optional() })
  .extend(readerQuery.shape)
  .openapi('DecideRequest', { example: { ...exampleRequest, locale: 'en', audience: 'agent' } });

const decidedSchema = explainedSchema
  .extend({ decision: decisionSchema, version: decidingVersionSchema })
  .openapi('DecidedCase');

/** The case and its rates are read by the engine. */
const request = z
  .strictObject({ ...common, case: z.unknown(), rates: z.array(z.unknown()).optional() })
  .extend(readerQuery.shape);

const manyQuery = z.strictObject({ policy: z.string(), version: z.coerce.number().int().min(1).optional() });

/** `POST /v1/decide`: decides and stores nothing. */
export function decideRoute(addresses: Addresses, { contextOf, report }: Desk): void {
  addresses.add(
    {
      method: 'post',
      path: '/v1/decide',
      tag: 'decide',
      summary: 'Decide a case, or many, and store nothing',
      description:
        'JSON: one case, with its reasons and letters in words; of a case with `matters` an answer for each. ' +
        'NDJSON with `?policy=ID`: one case a line, one answer a line (one for each matter), ' +
        'in order and streamed; a line that is refused answers an error in its place.',
      query: manyQuery.partial(),
      body: { 'application/json': documented, 'application/x-ndjson': linesOf(caseSchema) },
      answers: {
        200: {
          description: 'the decision',
          body: {
            'application/json': z
              .union([
                decidedSchema,
                z
                  .object({ matters: z.array(decidedSchema), overall: overallSchema })
                  .openapi('DecidedMatters'),
              ])
              .openapi('DecideResponse'),
            'application/x-ndjson': linesOf(z.union([decisionSchema, lineErrorSchema])),
          },
        },
      },
      problems: [
        'unknown-policy',
        'unknown-version',
        'no-version-in-force',
        'case-refused',
        'invalid-request',
      ],
    },
    async (context) => {
      if (isOf(context, 'application/x-ndjson')) {
        const many = checked(context.req.query(), manyQuery, 'query');
        return streamAnswers(
          context,
          await decideMany(contextOf(), many, readLines(chunksOf(context))),
          report,
        );
      }
      return context.json(await decideCase(contextOf(), await readBody(context, request)));
    },
  );
}
