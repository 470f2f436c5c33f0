import { Hono } from 'hono';
import { allowOnly } from './allow-only.js';
import type { Shelf } from './shelf.js';

/** `GET /v1/policies`: what this server decides by. `GET /v1/policies/:id`: one of them with its titles and samples. */
export function policiesRoute(shelf: Shelf): Hono {
  return new Hono()
    .get('/', (context) => context.json({ items: shelf.list() }))
    .get('/:id', (context) => context.json(shelf.describe(context.req.param('id'))))
    .all('/*', allowOnly('GET'));
}
