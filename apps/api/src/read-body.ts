import type { Context } from 'hono';
import { z } from 'zod';
import { ProblemError } from './problem.js';

const bodyLimit = 1024 * 1024;

/**
 * The JSON body of a request, checked by `schema`.
 * @throws ProblemError `media-type-not-json`, `body-too-large` (over 1 MiB, counted while reading),
 * `body-not-json`, `invalid-request` (every issue with its path).
 */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
    throw new ProblemError('media-type-not-json', 'the header `content-type` is not `application/json`', {
      hint: 'send `content-type: application/json`',
    });
  }
  const result = schema.safeParse(parseJson(await readText(context.req.raw.body)));
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new ProblemError('invalid-request', `${errors.length} part(s) of the body are not as expected`, {
    errors,
  });
}

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) {
      throw new ProblemError('body-too-large', `the body is larger than ${bodyLimit} bytes`, {
        hint: 'decide many cases with `redress decide` on the command line, which streams them',
      });
    }
    chunks.push(chunk);
  }
  return decodeUtf8(Buffer.concat(chunks));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('body-not-json', 'the body is not UTF-8 text', {
      hint: 'send JSON encoded in UTF-8',
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemError('body-not-json', error instanceof Error ? error.message : 'the body is not JSON', {
      hint: 'check quotes, commas and brackets near the place named',
    });
  }
}
