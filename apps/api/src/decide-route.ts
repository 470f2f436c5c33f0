import { Hono } from 'hono';
import { z } from 'zod';
import { allowOnly } from './allow-only.js';
import { readBody } from './read-body.js';
import type { Shelf } from './shelf.js';

/** The case is read by the engine. */
const decideRequest = z.strictObject({
  policy: z.string(),
  case: z.unknown(),
  at: z.string().exactOptional(),
  rates: z.array(z.unknown()).exactOptional(),
  locale: z.enum(['en', 'zh-CN', 'zh-TW']).default('en'),
  audience: z.enum(['agent', 'customer']).default('agent'),
});

/** `POST /v1/decide`: one case by one policy at one moment, with its reasons and letters as text. Stores nothing. */
export function decideRoute(shelf: Shelf): Hono {
  return new Hono()
    .post('/', async (context) => context.json(shelf.decide(await readBody(context, decideRequest))))
    .all('/*', allowOnly('POST'));
}
