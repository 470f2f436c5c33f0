import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../kit/server.js';

let running: RunningServer | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

describe('the server', () => {
  test('starts on a free port, serves the page and ends without a failure when asked to', async () => {
    running = await startServer();
    expect(running.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${running.address}/healthz`)).json()).toEqual({ status: 'ok' });
    const page = await fetch(running.address);
    await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await running.stop()).toBe(0);
  });

  test('refuses to let other machines in, and says what to do', async () => {
    await expect(startServer({ HOST: '0.0.0.0' })).rejects.toThrow(
      /error identity-missing: `HOST=0\.0\.0\.0`.*\n.*leave HOST unset/,
    );
  });

  test('says which setting is wrong', async () => {
    await expect(startServer({ PORT: '80a' })).rejects.toThrow('error bad-port: `PORT=80a`');
  });

  test('says that the port is taken, and how to get another', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve, reject) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
    await expect(startServer({ PORT: String(port) })).rejects.toThrow(/error port-in-use:[\s\S]*PORT=0/);
    await new Promise((resolve) => other.close(resolve));
  });
});
