import { CaseworkError } from '@redress/casework';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { expect, test } from 'vitest';
import { streamAnswers } from './stream-answers.js';

async function answered(answers: AsyncGenerator<object>) {
  const reported: unknown[] = [];
  const app = new Hono();
  app.use(requestId());
  app.get('/', (context) => streamAnswers(context, answers, ({ error }) => reported.push(error)));
  const response = await app.request('/');
  return { response, reported };
}

const linesOf = async (response: Response) =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);

test('answers come one a line, in their order', async () => {
  const { response } = await answered(
    (async function* () {
      for (let id = 0; id < 5_000; id += 1) yield { id };
    })(),
  );
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  expect(await linesOf(response)).toEqual(Array.from({ length: 5_000 }, (_, id) => ({ id })));
});

test('a failure on the way is the last line, and says which answer is missing first', async () => {
  const cause = new Error('secret');
  const { response, reported } = await answered(
    (async function* () {
      yield { id: 0 };
      throw cause;
    })(),
  );
  const [, failure] = await linesOf(response);
  expect(failure).toMatchObject({ line: 2, error: { code: 'internal-error' } });
  expect(JSON.stringify(failure)).not.toContain('secret');
  expect(reported).toEqual([cause]);
});

test('a refusal of casework on the way keeps its code and is not reported', async () => {
  const { response, reported } = await answered(
    (async function* () {
      yield { id: 0 };
      throw new CaseworkError('unknown-policy', 'no such', { hint: 'take another' });
    })(),
  );
  expect(await linesOf(response)).toMatchObject([
    { id: 0 },
    { line: 2, error: { code: 'unknown-policy', message: 'no such', hint: 'take another' } },
  ]);
  expect(reported).toEqual([]);
});

test('a reader that leaves ends the work', async () => {
  let ended = false;
  const { response } = await answered(
    (async function* () {
      try {
        for (;;) yield { text: 'x'.repeat(1_000) };
      } finally {
        ended = true;
      }
    })(),
  );
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toBe(true);
});
