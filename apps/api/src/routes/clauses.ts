import { z } from '@hono/zod-openapi';
import { listClauses } from '@redress/casework';
import { compress } from 'hono/compress';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';
import { texts } from '../schemas/stored.js';

const citation = z
  .object({
    policy: z.string(),
    version: z.int().meta({ description: 'the number of the current version' }),
    name: z.string().meta({ description: 'by section and ids; of a test its name' }),
    title: texts.optional(),
    line: z.int(),
  })
  .openapi('ClauseCitation');
const clause = z
  .object({
    id: z.string(),
    book: z.string(),
    text: texts,
    article: z.string().optional(),
    kind: z.enum(['P', 'F', 'P+F']).meta({ description: 'met by a policy, by the product, or by both' }),
    must: z.boolean(),
    sure: z.string().optional().meta({
      description: 'of a law: T the text was read, S another source says so, M from memory, D disputed',
    }),
    applied: z.array(citation),
    tests: z.array(citation),
    gap: z.enum(['not-applied', 'not-tested']).optional(),
  })
  .openapi('Clause');
const clauseList = z
  .object({ books: z.array(z.object({ id: z.string(), title: texts })), clauses: z.array(clause) })
  .openapi('ClauseList');

/** `/v1/clauses`: what procedures and laws demand, and where it is done. */
export function clausesRoute(addresses: Addresses, { contextOf }: Desk): void {
  addresses.app.use('/v1/clauses', compress());
  addresses.add(
    {
      method: 'get',
      path: '/v1/clauses',
      tag: 'policies',
      summary: 'The clauses of procedures and laws: where each is applied, which tests say what it comes to',
      answers: {
        200: { description: 'in the order of their books', body: { 'application/json': clauseList } },
      },
    },
    async (context) => context.json(await listClauses(contextOf())),
  );
}
