import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { ProblemError } from './problem.js';

/** A sender that gives nothing for this long has gone, or means to hold the connection. */
const idleLimitMs = 10_000;

/**
 * The body of a request as it arrives.
 * @throws ProblemError `body-too-slow`; `body-not-json` when the connection is cut.
 */
export async function* chunksOf(context: Context): AsyncGenerator<Uint8Array> {
  const incoming = incomingOf(context);
  const pieces: AsyncIterator<Uint8Array> =
    incoming === undefined
      ? readerOf(context.req.raw.body)
      : // The answer needs the connection still, however much of the body is left.
        incoming.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const { done, value } = await inTime(pieces.next());
      if (done === true) return;
      yield value;
    }
  } finally {
    // What was not read is thrown away; a sender in the middle of it does not matter any more.
    if (incoming?.complete === false) incoming.resume();
  }
}

/** Node's own request, where there is one: reading it directly saves a quarter of the time of a small request. */
function incomingOf(context: Context): IncomingMessage | undefined {
  const { incoming } = (context.env ?? {}) as { readonly incoming?: IncomingMessage };
  return incoming;
}

async function* readerOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body;
}

async function inTime<T>(read: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), idleLimitMs);
  });
  try {
    return await Promise.race([read, late]);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('body-not-json', 'the connection was cut before the body was whole', {
      hint: 'send it again, with the same Idempotency-Key',
    });
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): ProblemError {
  return new ProblemError('body-too-slow', `nothing of the body arrived for ${idleLimitMs / 1000} seconds`, {
    hint: 'send the body at once, then wait for the answer',
  });
}
