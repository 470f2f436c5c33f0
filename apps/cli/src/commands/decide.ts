import type { Command } from '../main.js';
import { noFile, someOf, type Arguments } from '../arguments.js';
import { casesOf } from '../case-source.js';
import { openDecider } from '../deciding/decider.js';
import { decideJob, type DecideJob } from '../deciding/job.js';
import { Recorder } from '../deciding/recorder.js';
import { TABLE_HEAD } from '../deciding/table.js';
import { decideInParallel } from '../parallel/decide-in-parallel.js';
import type { SentAnswer } from '../parallel/messages.js';
import { threadsFor } from '../parallel/threads.js';
import type { Terminal } from '../terminal.js';

/** Decides every case of a file by a policy, one answer a line in the order of the file. */
export const decideCommand: Command = async (given, terminal) => {
  noFile(given);
  const job = decideJob(given, terminal.isTerminal && !given.flags.has('json'));
  const failOn = someOf(given, 'fail-on', ['undetermined', 'findings']);
  if (job.form === 'table') terminal.output.line(TABLE_HEAD);
  const counts = { cases: 0, failed: 0, undetermined: 0, findings: 0 };
  const startedMs = Date.now();
  for await (const batch of answers(job, given, terminal)) {
    counts.cases += batch.cases;
    counts.failed += batch.failed;
    counts.undetermined += batch.undetermined;
    counts.findings += batch.findings;
    await terminal.output.bytes(batch.lines);
    if (terminal.output.isClosed) break;
    const nowMs = Date.now();
    terminal.progress.tell(nowMs, () => progressText(counts.cases, nowMs - startedMs));
  }
  terminal.progress.clear();
  const isRefused = [...failOn].some((what) => counts[what] > 0);
  return counts.failed > 0 || isRefused ? 1 : 0;
};

async function* answers(job: DecideJob, given: Arguments, terminal: Terminal): AsyncGenerator<SentAnswer> {
  const { record } = given.texts;
  const threads = threadsFor(given, job.source.path);
  if (threads > 1 && record === undefined) {
    yield* decideInParallel(job, threads);
    return;
  }
  const decider = await openDecider(job);
  const recorder = record === undefined ? undefined : await Recorder.open(record, decider.versions);
  try {
    for await (const batch of casesOf(job.source, terminal.input)) {
      const answer = decider.answer(batch);
      // No answer goes out whose record could not be kept.
      recorder?.add(answer.records);
      yield answer;
    }
  } finally {
    recorder?.close();
  }
}

function progressText(cases: number, ms: number): string {
  return `${cases} cases, ${Math.round((cases * 1000) / Math.max(1, ms))} a second`;
}
