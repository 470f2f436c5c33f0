import { OpenAPIHono } from '@hono/zod-openapi';
import { BUILT_IN, type Context, type Office } from '@redress/casework';
import type { Context as HonoContext } from 'hono';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { Addresses } from './addresses.js';
import { consoleRoute } from './console-route.js';
import { docsRoute } from './docs/docs-route.js';
import { Metrics, type Answered } from './metrics.js';
import { ProblemError, problemOf, respondWithProblem } from './problem.js';
import { airportsRoute } from './routes/airports.js';
import { calendarsRoute } from './routes/calendars.js';
import { casesRoute } from './routes/cases.js';
import { clausesRoute } from './routes/clauses.js';
import { decideRoute } from './routes/decide.js';
import { draftsRoute } from './routes/drafts.js';
import { healthRoute } from './routes/health.js';
import { policiesRoute } from './routes/policies.js';
import { isLoopback } from './settings.js';

/** Receives failures nobody foresaw, with the id the client was told. */
export type Report = (failure: { readonly requestId: string; readonly error: unknown }) => void;

export interface AppOptions {
  readonly office: Office;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly report: Report;
  /** Folder of the built console; none unless given. */
  readonly consoleFiles?: string;
  /** Hears of every answer. */
  readonly log?: (answered: Answered & { readonly requestId: string }) => void;
}

/** What routes work with. */
export interface Desk {
  readonly office: Office;
  /** On whose behalf this request is, now. */
  readonly contextOf: () => Context;
  readonly report: Report;
}

const policy = { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] };
/** The page of the documentation writes styles into its elements. */
const docsPolicy = { ...policy, styleSrc: ["'self'", "'unsafe-inline'"] };

/** All the server answers: testable through `app.request`. */
export function createApp({ office, now, report, consoleFiles, log }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono();
  const metrics = new Metrics(office);

  app.use(requestId());
  app.use('/docs/*', secureHeaders({ contentSecurityPolicy: docsPolicy }));
  app.use('*', secureHeaders({ contentSecurityPolicy: policy }));
  app.use(async (context, next) => {
    const startedMs = performance.now();
    await next();
    const address: unknown = context.get('address');
    const answered = {
      method: context.req.method,
      address: typeof address === 'string' ? address : 'other',
      status: context.res.status,
      seconds: (performance.now() - startedMs) / 1000,
    };
    metrics.observe(answered);
    log?.({ ...answered, requestId: context.get('requestId') });
  });
  app.use(async (context, next) => {
    const { hostname } = new URL(context.req.url);
    // A page elsewhere can point its own name at this machine; its requests carry that name.
    if (!isLoopback(hostname)) {
      throw new ProblemError('host-not-local', `the request is addressed to \`${hostname}\``, {
        hint: 'use 127.0.0.1 or localhost',
      });
    }
    await next();
  });

  const desk: Desk = { office, contextOf: () => ({ office, ...BUILT_IN, now: now() }), report };
  const addresses = new Addresses(app);
  healthRoute(addresses, desk, metrics);
  decideRoute(addresses, desk);
  casesRoute(addresses, desk);
  policiesRoute(addresses, desk);
  clausesRoute(addresses, desk);
  draftsRoute(addresses, desk);
  calendarsRoute(addresses, desk);
  airportsRoute(addresses, desk);
  docsRoute(app);
  addresses.refuseOtherMethods();
  app.all('/v1/*', nothingThere);
  if (consoleFiles !== undefined) consoleRoute(app, consoleFiles);
  app.notFound(nothingThere);

  app.onError((error, context) => {
    const problem = problemOf(error);
    if (problem !== undefined) return respondWithProblem(context, problem);
    report({ requestId: context.get('requestId'), error });
    return respondWithProblem(
      context,
      new ProblemError('internal-error', 'the cause is in the server log under the request id'),
    );
  });
  return app;
}

function nothingThere({ req }: HonoContext): never {
  throw new ProblemError('not-found', `there is nothing at \`${req.path.slice(0, 200)}\``, {
    hint: 'the page /docs lists what there is',
  });
}

declare module 'hono' {
  interface ContextVariableMap {
    address: string;
  }
}
