import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';

/** Where a command reads and writes; a command is given this and touches nothing else. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: Sink;
  readonly errors: Sink;
  readonly isTerminal: boolean;
}

/** Collects lines and writes them in large pieces, waiting where the reader is slow. */
export class Sink {
  private pending: string[] = [];
  private length = 0;
  private failure: unknown;

  constructor(private readonly stream: Writable) {
    stream.on('error', (error) => {
      this.failure = error;
    });
  }

  /** The reader went away (a closed pipe): there is nobody left to write for. */
  get isClosed(): boolean {
    return this.failure !== undefined && isBrokenPipe(this.failure);
  }

  line(text: string): void {
    this.pending.push(text, '\n');
    this.length += text.length + 1;
  }

  json(value: unknown): void {
    this.line(JSON.stringify(value));
  }

  /** Writes what has been collected once it is worth it. Throws what the stream failed with, unless its reader left. */
  async settle(atLeast = LARGE): Promise<void> {
    if (this.length < atLeast) return;
    await this.flush();
  }

  async flush(): Promise<void> {
    this.check();
    const text = this.pending.join('');
    this.pending = [];
    this.length = 0;
    if (text === '' || this.isClosed) return;
    if (!this.stream.write(text))
      await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]).catch(() => undefined);
    this.check();
  }

  async end(): Promise<void> {
    await this.flush();
    if (this.stream === process.stdout || this.stream === process.stderr) return;
    this.stream.end();
    await once(this.stream, 'close').catch(() => undefined);
    this.check();
  }

  private check(): void {
    if (this.failure !== undefined && !isBrokenPipe(this.failure)) throw this.failure;
  }
}

const LARGE = 1 << 16;

function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
  );
}

/** A file to be written, or standard output for `-`. */
export function openSink(path: string, terminal: Terminal): Sink {
  return path === '-' ? terminal.output : new Sink(createWriteStream(path));
}

/** Keeps a person on a terminal informed of something that takes long; says nothing elsewhere. */
export class Progress {
  private last = 0;
  private shown = false;

  constructor(
    private readonly isShown: boolean,
    private readonly write: (text: string) => void,
  ) {}

  tell(now: number, text: () => string): void {
    if (!this.isShown || now - this.last < 250) return;
    this.last = now;
    this.shown = true;
    this.write(`\r\u001b[2K${text()}`);
  }

  clear(): void {
    if (this.shown) this.write('\r\u001b[2K');
  }
}
