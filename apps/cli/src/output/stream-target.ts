import type { Writable } from 'node:stream';
import type { LineTarget } from './sink.js';
import { isBrokenPipe, writeError } from './write-error.js';

/** Standard output or standard error; ends quietly where its reader went away. */
export class StreamTarget implements LineTarget {
  private closed = false;

  constructor(
    private readonly stream: Writable,
    private readonly name: string,
  ) {
    // Every failure also reaches the callback of the write it belongs to.
    stream.on('error', () => {});
  }

  get isClosed(): boolean {
    return this.closed;
  }

  async write(lines: string | Uint8Array): Promise<void> {
    const error = await new Promise<unknown>((resolve) => {
      this.stream.write(lines, resolve);
    });
    if (error === undefined || error === null) return;
    if (!isBrokenPipe(error)) throw writeError(error, this.name);
    this.closed = true;
  }

  /** The process owns its streams. */
  close(): void {}
}
