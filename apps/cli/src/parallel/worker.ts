import { once } from 'node:events';
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { casesOf } from '../case-source.js';
import { openDecider } from '../deciding/decider.js';
import { failureOf } from '../failure.js';
import { AHEAD, type Letter, type Share } from './messages.js';

if (parentPort === null) throw new Error('this module is a worker');
const port = parentPort;
const share: Share = workerData;

let batches = 0;
let credit = AHEAD;
// Each word from the writer says that a batch of ours has been written.
port.on('message', () => {
  credit += 1;
});

try {
  const decider = await openDecider(share.job);
  for await (const batch of casesOf(share.job.source, Readable.from([]))) {
    if (batches % share.of === share.part) {
      while (credit === 0) await once(port, 'message');
      credit -= 1;
      const { lines: ours, records: _, ...counts } = decider.answer(batch);
      // A copy: `slice` of a Buffer would share the memory that the next batch overwrites.
      const lines = new Uint8Array(ours);
      send({ kind: 'batch', answer: { ...counts, lines } }, [lines.buffer]);
    }
    batches += 1;
  }
  send({ kind: 'end', batches });
} catch (error) {
  send({ kind: 'failed', batches, failure: failureOf(error) });
}
port.close();

function send(letter: Letter, moved: readonly ArrayBuffer[] = []): void {
  port.postMessage(letter, moved);
}
