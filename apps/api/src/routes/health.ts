import { z } from '@hono/zod-openapi';
import { checkReady } from '@redress/casework';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';
import type { Metrics } from '../metrics.js';

const ok = z.object({ status: z.literal('ok') });

/** For whoever watches the server. */
export function healthRoute(addresses: Addresses, { office }: Desk, metrics: Metrics): void {
  addresses.add(
    {
      method: 'get',
      path: '/healthz',
      tag: 'watching',
      summary: 'Whether the process serves',
      answers: { 200: { description: 'it does', body: { 'application/json': ok } } },
    },
    (context) => context.json({ status: 'ok' }),
  );

  addresses.add(
    {
      method: 'get',
      path: '/readyz',
      tag: 'watching',
      summary: 'Whether the database answers too',
      answers: { 200: { description: 'it does', body: { 'application/json': ok } } },
    },
    async (context) => {
      await checkReady(office);
      return context.json({ status: 'ok' });
    },
  );

  addresses.add(
    {
      method: 'get',
      path: '/metrics',
      tag: 'watching',
      summary: 'Figures for Prometheus',
      answers: { 200: { description: 'text format', body: { 'text/plain': z.string() } } },
    },
    async (context) => context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
}
