import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { listCauses } from '../problem.js';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Everything the page needs comes from here: it works without a network. */
const files: Readonly<Record<string, { readonly type: string; readonly read: () => string }>> = {
  'swagger-ui.css': { type: 'text/css', read: () => readFileSync(join(swagger, 'swagger-ui.css'), 'utf8') },
  'swagger-ui-bundle.js': {
    type: 'text/javascript',
    read: () => readFileSync(join(swagger, 'swagger-ui-bundle.js'), 'utf8'),
  },
  'open.js': {
    type: 'text/javascript',
    read: () =>
      `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`,
  },
};

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Redress API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/open.js"></script>
  </body>
</html>
`;

/** `/openapi.json`, drawn up from the addresses; `/docs`, a page to read and try them. */
export function docsRoute(app: OpenAPIHono): void {
  let document: string | undefined;
  app.get('/openapi.json', (context) => {
    document ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: { title: 'Redress', version: '1', description: describe() },
      }),
    );
    return context.body(document, 200, { 'content-type': 'application/json' });
  });
  app.get('/docs', (context) => context.html(page));
  app.get('/docs/:file', (context) => {
    const file = files[context.req.param('file')];
    return file === undefined
      ? context.notFound()
      : context.body(file.read(), 200, { 'content-type': `${file.type}; charset=utf-8` });
  });
}

function describe(): string {
  const rows = listCauses().map(({ code, status, title }) => `| \`${code}\` | ${status} | ${title} |`);
  return [
    'Decides complaints by written policies. Failures are `application/problem+json` (RFC 9457) with one stable `code` per cause:',
    '',
    '| code | status | meaning |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
