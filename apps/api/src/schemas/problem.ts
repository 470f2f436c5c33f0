import { z } from '@hono/zod-openapi';

export const findingSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    file: z.string(),
    line: z.int(),
    column: z.int(),
    message: z.string(),
    hint: z.string(),
    parameters: z.looseObject({}).optional().meta({ description: 'what message and hint were made of' }),
    counterexample: z
      .object({ case: z.looseObject({}), shows: z.looseObject({}) })
      .optional()
      .meta({ description: 'a case that was decided and shows it, and what it shows' }),
    confirmed: z
      .boolean()
      .optional()
      .meta({ description: 'whether such a case was found; absent where the finding is not about cases' }),
  })
  .openapi('Finding');

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'what is wrong and where' }),
    code: z.string().meta({ description: 'stable, one for each cause' }),
    requestId: z.string(),
    hint: z.string().optional().meta({ description: 'what to do' }),
    cause: z.string().optional().meta({ description: 'code of the deciding rooms, such as `at-missing`' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    findings: z.array(findingSchema).optional(),
    draft: z.object({ etag: z.string(), savedAt: z.string(), by: z.string() }).nullable().optional(),
    version: z.int().optional(),
  })
  .openapi('Problem');
