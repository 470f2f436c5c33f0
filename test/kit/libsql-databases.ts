import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort, startLibsqlServer } from './libsql-server.js';

/**
 * For suites that run against the real libSQL server: starts one, and at the address in `REDRESS_TEST_DATABASES` gives out a
 * fresh database of it for each request. Answers how to end both.
 */
export async function setup(): Promise<() => Promise<void>> {
  const admin = `127.0.0.1:${await freePort()}`;
  const server = await startLibsqlServer(['--enable-namespaces', '--admin-listen-addr', admin]);
  if (server === undefined) throw new Error('there is no libSQL server for this machine');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let given = 0;
  const clerk = createServer((asked, response) => {
    const [, name = '', rest = ''] = /^\/(\w+)\/(.*)$/.exec(asked.url ?? '') ?? [];
    if (name !== '') return pass(server.url, name, rest, asked, response);
    given += 1;
    const fresh = `fresh${given}`;
    void open(admin, fresh).then(
      () => response.end(`${address}/${fresh}/`),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => clerk.listen(port, '127.0.0.1', resolve));
  process.env.REDRESS_TEST_DATABASES = address;
  return async () => {
    clerk.close();
    clerk.closeAllConnections();
    await server.stop();
  };
}

async function open(admin: string, name: string): Promise<void> {
  const response = await fetch(`http://${admin}/v1/namespaces/${name}/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`);
}

/** The server knows its databases by the name in the host, which this machine's names do not lead to. */
function pass(
  url: string,
  name: string,
  path: string,
  asked: IncomingMessage,
  response: ServerResponse,
): void {
  const headers = { ...asked.headers, host: `${name}.localhost` };
  const passed = request(`${url}/${path}`, { method: asked.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.once('error', () => response.destroy());
  asked.pipe(passed);
}
