import type { Readable } from 'node:stream';
import { Progress } from './output/progress.js';
import { Sink } from './output/sink.js';
import { StreamTarget } from './output/stream-target.js';

/** Where a command reads and writes; a command is given this and touches nothing else but files. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Sink;
  readonly errors: Sink;
  /** Standard output is read by a person. */
  readonly isTerminal: boolean;
  readonly progress: Progress;
}

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    input: stdin,
    output: new Sink(new StreamTarget(stdout, 'standard output')),
    errors: new Sink(new StreamTarget(stderr, 'standard error')),
    isTerminal: stdout.isTTY,
    // Where the answers go to the same screen, they are progress enough.
    progress: new Progress(
      stderr.isTTY && !stdout.isTTY ? { write: (text) => stderr.write(text) } : undefined,
    ),
  };
}
