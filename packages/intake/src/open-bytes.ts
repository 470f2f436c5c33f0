import { Buffer } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';
import process from 'node:process';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { IntakeError } from './intake-error.js';

const PIECE_BYTES = 256 * 1024;

/**
 * The bytes of a file, or of `input` for `-`, gunzipped where they start with gzip's magic number. Throws
 * `file-not-found`, `file-is-folder`, `file-unreadable`, `input-closed`, `gzip-truncated`, `gzip-damaged`,
 * `file-too-large` (more than `maxBytes` after gunzip).
 */
export async function* openBytes(
  path: string,
  input: Readable | undefined,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  const raw = path === '-' ? inputBytes(input ?? process.stdin) : fileBytes(path);
  let total = 0;
  for await (const piece of gunzipped(raw, path)) {
    total += piece.length;
    if (total > maxBytes) {
      throw new IntakeError(
        'file-too-large',
        `\`${nameOf(path)}\` holds more than ${maxBytes} bytes`,
        'raise the limit if that is meant, or split the file',
      );
    }
    yield piece;
  }
}

export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}

async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    if ((await file.stat()).isDirectory()) {
      throw new IntakeError('file-is-folder', `\`${path}\` is a folder`, 'name a file in it');
    }
    for (;;) {
      // Each piece gets memory of its own: the consumer may still hold the one before.
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (problem) {
    throw fileProblem(problem, path);
  } finally {
    await file?.close();
  }
}

function fileProblem(problem: unknown, path: string): unknown {
  const code = codeOf(problem);
  if (problem instanceof IntakeError || code === undefined) return problem;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new IntakeError(
      'file-not-found',
      `there is no file \`${path}\``,
      'check the path; relative paths start at the current folder',
      { cause: problem },
    );
  }
  if (code === 'EISDIR')
    return new IntakeError('file-is-folder', `\`${path}\` is a folder`, 'name a file in it', {
      cause: problem,
    });
  return new IntakeError(
    'file-unreadable',
    `\`${path}\` cannot be read (${code})`,
    'check the rights on the file',
    { cause: problem },
  );
}

async function* inputBytes(input: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const piece of input) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  } catch (problem) {
    throw new IntakeError(
      'input-closed',
      `standard input broke off (${codeOf(problem) ?? 'unknown cause'})`,
      'check the program that writes into the pipe',
      { cause: problem },
    );
  }
}

/** Passes bytes on, inflating them where the first two are gzip's. */
async function* gunzipped(raw: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 2) {
    const { value, done } = await raw.next();
    if (done) break;
    first = first.length === 0 ? value : Buffer.concat([first, value]);
  }
  const all = prefixed(first, raw);
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  // The pipeline's error reaches the reader through the destroyed gunzip, so its callback has nothing to add.
  pipeline(Readable.from(all, { objectMode: false, highWaterMark: PIECE_BYTES }), gunzip, () => {});
  try {
    for await (const piece of gunzip) yield piece;
  } catch (problem) {
    const code = codeOf(problem);
    if (code === 'Z_BUF_ERROR') {
      throw new IntakeError(
        'gzip-truncated',
        `\`${nameOf(path)}\` is cut off inside its gzip data`,
        'copy the file again; what was read up to here is whole',
        { cause: problem },
      );
    }
    if (code?.startsWith('Z_')) {
      throw new IntakeError(
        'gzip-damaged',
        `the gzip data of \`${nameOf(path)}\` is damaged`,
        'copy the file again',
        { cause: problem },
      );
    }
    throw problem;
  }
}

async function* prefixed(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

function codeOf(problem: unknown): string | undefined {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string'
    ? problem.code
    : undefined;
}
