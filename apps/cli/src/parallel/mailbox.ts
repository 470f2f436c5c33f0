import type { Worker } from 'node:worker_threads';
import type { Letter } from './messages.js';

/** The letters of one worker in their order, waited for one at a time. */
export class Mailbox {
  private readonly arrived: Letter[] = [];
  private failure: Error | undefined;
  private wake: (() => void) | undefined;

  constructor(worker: Worker) {
    worker.on('message', (letter: Letter) => {
      this.arrived.push(letter);
      this.wake?.();
    });
    worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => this.fail(new Error(`a worker ended early with code ${code}`)));
  }

  /** The next letter. Throws what the worker broke down with. */
  async next(): Promise<Letter> {
    for (;;) {
      const letter = this.arrived.shift();
      if (letter !== undefined) return letter;
      if (this.failure !== undefined) throw this.failure;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake?.();
  }
}
