import { Buffer, isUtf8 } from 'node:buffer';
import { IntakeError } from './intake-error.js';

/** A piece of text; `undecodable` where some of its bytes were none in the encoding (they are U+FFFD now). */
export interface TextPiece {
  readonly text: string;
  readonly undecodable: boolean;
}

/**
 * Decodes bytes piece by piece. A byte order mark decides and is dropped; otherwise `encoding` does (any label of the
 * Encoding Standard: utf-8, utf-16le, utf-16be, gb18030, big5, windows-1252 …). Throws `encoding-unknown`.
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  encoding = 'utf-8',
): AsyncGenerator<TextPiece> {
  let decode: ((piece: Buffer, last: boolean) => TextPiece) | undefined;
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    if (decode !== undefined) {
      yield decode(piece, false);
      continue;
    }
    held = Buffer.concat([held, piece]);
    if (held.length < LONGEST_MARK) continue;
    const { name, length } = markOf(held) ?? { name: encoding, length: 0 };
    decode = decoder(name);
    yield decode(held.subarray(length), false);
  }
  if (decode === undefined) {
    const { name, length } = markOf(held) ?? { name: encoding, length: 0 };
    yield decoder(name)(held.subarray(length), true);
  } else yield decode(Buffer.alloc(0), true);
}

const LONGEST_MARK = 3;

function markOf(bytes: Buffer): { readonly name: string; readonly length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', length: 2 };
  return undefined;
}

function decoder(encoding: string): (piece: Buffer, last: boolean) => TextPiece {
  let platform: InstanceType<typeof TextDecoder>;
  try {
    platform = new TextDecoder(encoding, { ignoreBOM: true });
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    throw new IntakeError(
      'encoding-unknown',
      `\`${encoding}\` is no encoding`,
      'use utf-8, utf-16le, utf-16be, gb18030, big5 or windows-1252',
      { cause: problem },
    );
  }
  if (platform.encoding === 'utf-8') return utf8Decoder();
  return (piece, last) => {
    const text = platform.decode(piece, { stream: !last });
    return { text, undecodable: text.includes('\uFFFD') };
  };
}

/** Several times faster than the platform's stream decoding, and exact about what was no UTF-8. */
function utf8Decoder(): (piece: Buffer, last: boolean) => TextPiece {
  let held: Buffer = Buffer.alloc(0);
  return (piece, last) => {
    const bytes = held.length === 0 ? piece : Buffer.concat([held, piece]);
    const whole = last ? bytes.length : wholeCharacters(bytes);
    held = bytes.subarray(whole);
    const complete = bytes.subarray(0, whole);
    return { text: complete.toString('utf8'), undecodable: !isUtf8(complete) };
  };
}

/** Length of `bytes` without a UTF-8 sequence that its end cuts in two. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
