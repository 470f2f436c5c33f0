import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { DecideJob } from '../deciding/job.js';
import type { Failure } from '../failure.js';
import { Mailbox } from './mailbox.js';
import type { SentAnswer, Letter, Share } from './messages.js';

/**
 * Decides the cases of a file on several threads. Each reads the whole file, which costs little beside deciding, and
 * decides every n-th batch; the answers come in the order of the file. An answer counts as written, and its worker
 * goes on, when the next one is asked for. Errors: as with one thread; `file-changed`.
 */
export async function* decideInParallel(job: DecideJob, threads: number): AsyncGenerator<SentAnswer> {
  const workers = Array.from({ length: threads }, (_, part) => start({ job, part, of: threads }));
  try {
    for (let batch = 0; ; batch += 1) {
      const one = workers[batch % threads];
      if (one === undefined) throw new Error('no thread to decide on');
      const letter = await one.mailbox.next();
      if (letter.kind !== 'batch') {
        await endTogether(batch, letter, workers);
        return;
      }
      yield letter.answer;
      one.worker.postMessage('written');
    }
  } catch (error) {
    throw isOutOfMemory(error) ? new ThreadFailure(OUT_OF_MEMORY) : error;
  } finally {
    await Promise.all(workers.map(({ worker }) => worker.terminate()));
  }
}

/** Two threads in this much room stay below 400 MB over all claims; with cells of usual length a third of it is in use. */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 };

interface Thread {
  readonly worker: Worker;
  readonly mailbox: Mailbox;
}

function start(share: Share): Thread {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: share,
    resourceLimits: LIMITS,
  });
  return { worker, mailbox: new Mailbox(worker) };
}

/** All threads have read the same file to the same end, or the answers would be of two files. */
async function endTogether(batches: number, first: Letter, workers: readonly Thread[]): Promise<void> {
  if (first.kind === 'batch') throw new Error('a batch is no end');
  if (first.kind === 'failed' && first.batches === 0) throw new ThreadFailure(first.failure);
  for (const letter of await Promise.all(
    workers.map(async ({ mailbox }, part) => (part === batches % workers.length ? first : mailbox.next())),
  )) {
    if (letter.kind === 'batch' || letter.batches !== batches) throw new ThreadFailure(CHANGED);
  }
  if (first.kind === 'failed') throw new ThreadFailure(first.failure);
}

const CHANGED: Failure = {
  code: 'file-changed',
  message: 'the file of cases changed while it was read',
  hint: 'wait until it is written and run it again',
};

const OUT_OF_MEMORY: Failure = {
  code: 'out-of-memory',
  message: 'the cases are too large to be decided on several threads',
  hint: 'decide them on one: --workers 1',
};

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** What a thread broke off with, told as if there were only one. */
class ThreadFailure extends Error {
  override readonly name = 'ThreadFailure';
  readonly code: string;
  readonly hint: string;
  readonly line: number | undefined;

  constructor({ code, message, hint, line }: Failure) {
    super(message);
    this.code = code;
    this.hint = hint ?? '';
    this.line = line;
  }
}
