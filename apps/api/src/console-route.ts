import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ProblemError } from './problem.js';

/** Pages of the console; below them anything may stand, an id with dots and slashes too. */
const PAGES = ['/decide', '/policies', '/cases', '/clauses'] as const;
/** A path that names a file is meant to be one; what else is asked for, the console says that there is no such page. */
const NAMES_A_FILE = /\.[^/]*$/;

/**
 * The built console of `folder`: its files, and its page wherever the console routes by history. Stands after all other
 * addresses. Error: `not-found`, for files that are not there.
 */
export function consoleRoute(app: OpenAPIHono, folder: string): void {
  const page = pageOf(folder);
  for (const path of PAGES) app.on(['GET', 'HEAD'], [path, `${path}/*`], page);
  app.use('/assets/*', async (context, next) => {
    await next();
    // Their names hold their hashes.
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use(serveStatic({ root: folder }));
  app.on(['GET', 'HEAD'], '*', (context) =>
    NAMES_A_FILE.test(context.req.path) ? notThere(context) : page(context),
  );
}

function pageOf(folder: string) {
  const file = join(folder, 'index.html');
  return async (context: Context): Promise<Response> => {
    const html = await readFile(file, 'utf8').catch(() => undefined);
    if (html === undefined) return notThere(context);
    context.header('cache-control', 'no-cache');
    return context.html(html);
  };
}

function notThere({ req }: Context): never {
  throw new ProblemError('not-found', `there is no file \`${req.path.slice(0, 200)}\``, {
    hint: 'begin at /, or read /docs',
  });
}
