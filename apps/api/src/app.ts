import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { decideRoute } from './decide-route.js';
import { policiesRoute } from './policies-route.js';
import { ProblemError, respondWithProblem } from './problem.js';
import { isLoopback } from './settings.js';
import type { Shelf } from './shelf.js';

export interface AppOptions {
  readonly shelf: Shelf;
  /** Receives failures nobody foresaw, with the id the client was told. */
  readonly report: (failure: { readonly requestId: string; readonly error: Error }) => void;
}

/** The routes, without the console's files: testable through `app.request`. */
export function createApp({ shelf, report }: AppOptions) {
  const app = new Hono();

  app.use(requestId());
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] } }));
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

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.route('/v1/policies', policiesRoute(shelf));
  app.route('/v1/decide', decideRoute(shelf));
  app.all('/v1/*', (context) => {
    throw new ProblemError('not-found', `there is nothing at \`${context.req.path}\``);
  });

  app.onError((error, context) => {
    if (error instanceof ProblemError) return respondWithProblem(context, error);
    report({ requestId: context.get('requestId'), error });
    return respondWithProblem(
      context,
      new ProblemError('internal-error', 'the cause is in the server log under the request id'),
    );
  });
  return app;
}
