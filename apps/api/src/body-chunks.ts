import type { Context } from 'hono';
import { ProblemError } from './problem.js';

/** A sender that gives nothing for this long has gone, or means to hold the connection. */
const idleLimitMs = 10_000;

/**
 * The body of a request as it arrives.
 * @throws ProblemError `body-too-slow`; `body-not-json` when the connection is cut.
 */
export async function* chunksOf(context: Context, idleMs = idleLimitMs): AsyncGenerator<Uint8Array> {
  const reader = context.req.raw.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), idleMs);
      if (done) return;
      yield value;
    }
  } finally {
    // What was not read is thrown away; a sender in the middle of it does not matter any more.
    reader.cancel().catch(() => {});
  }
}

type Read = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>;

async function inTime(read: Promise<Read>, idleMs: number): Promise<Read> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow(idleMs)), idleMs);
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

function tooSlow(idleMs: number): ProblemError {
  return new ProblemError('body-too-slow', `nothing of the body arrived for ${idleMs / 1000} seconds`, {
    hint: 'send the body at once, then wait for the answer',
  });
}
