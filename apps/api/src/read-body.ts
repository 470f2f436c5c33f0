import type { Context } from 'hono';
import { z } from 'zod';
import { chunksOf } from './body-chunks.js';
import { ProblemError } from './problem.js';

const bodyLimit = 1024 * 1024;

/**
 * The JSON body of a request, checked by `schema`.
 * @throws ProblemError `media-type-not-json`, `body-too-large` (over 1 MiB, counted while reading), `body-too-slow`,
 * `body-not-json`, `invalid-request` (every issue with its path).
 */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  if (!isOf(context, 'application/json')) {
    throw new ProblemError('media-type-not-json', 'the header `content-type` is not `application/json`', {
      hint: 'send `content-type: application/json`',
    });
  }
  return checked(parseJson(await readText(context)), schema, 'body');
}

/** Whether the body is declared as this type, whatever its parameters. */
export function isOf(context: Context, type: string): boolean {
  return (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() === type;
}

/** @throws ProblemError `invalid-request`, every issue with its path. */
export function checked<T>(value: unknown, schema: z.ZodType<T>, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const [first] = errors;
  const place = first === undefined || first.path === '' ? '' : ` at \`${first.path}\``;
  throw new ProblemError('invalid-request', `the ${where} is not as expected${place}: ${first?.message}`, {
    hint: 'the page /docs shows what this address takes',
    errors,
  });
}

async function readText(context: Context): Promise<string> {
  const declared = Number(context.req.header('content-length') ?? 0);
  if (declared > bodyLimit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(context)) {
    size += chunk.byteLength;
    if (size > bodyLimit) throw tooLarge();
    chunks.push(chunk);
  }
  return decodeUtf8(Buffer.concat(chunks));
}

function tooLarge(): ProblemError {
  return new ProblemError('body-too-large', `the body is larger than ${bodyLimit} bytes`, {
    hint: 'send many cases as NDJSON, `content-type: application/x-ndjson`, one a line',
  });
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
