import { expect, test } from 'vitest';
import { createApp } from './app.js';
import { problemOf, serve } from './app.fixture.js';

test('a request addressed to another name than this machine is refused', async () => {
  const { office, stop } = await serve();
  const app = createApp({ office, now: () => 0, report: () => {} });
  const response = await app.request('http://redress.example/v1/policies');
  expect(await problemOf(response)).toMatchObject({ status: 421, code: 'host-not-local' });
  await stop();
});
