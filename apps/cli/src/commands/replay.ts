import { RateTable } from '@redress/money';
import { Replay } from '@redress/replay';
import { noFile, required } from '../arguments.js';
import { policiesFolder } from '../calendars-of.js';
import { caseSource, casesOf } from '../case-source.js';
import { moment } from '../deciding/job.js';
import { errorAnswer } from '../failure.js';
import { loadPolicy } from '../load-policy.js';
import { loadRates } from '../load-rates.js';
import type { Command } from '../main.js';
import { FileTarget } from '../output/file-target.js';
import { Sink } from '../output/sink.js';
import { rateAdvice } from '../rate-advice.js';
import { replayScreen } from '../replay-screen.js';
import { UsageError } from '../usage-error.js';

/** Decides the same cases under two policies and says what changes, what it costs and for whom. */
export const replayCommand: Command = async (given, terminal) => {
  noFile(given);
  const folder = policiesFolder(given);
  const source = caseSource(given);
  const { at, changes: changesPath, report } = given.texts;
  if (report !== undefined && !report.endsWith('.json'))
    throw new UsageError(
      'report-format',
      `\`${report}\`: a report is written as JSON`,
      'name a file that ends in .json',
    );
  const baseline = await loadPolicy(required(given, 'baseline'), folder);
  const candidate = await loadPolicy(required(given, 'candidate'), folder);
  const rates =
    given.texts.rates === undefined ? undefined : new RateTable(await loadRates(given.texts.rates));
  const replay = new Replay(baseline.program, candidate.program, {
    at: at === undefined ? undefined : moment(at),
    rates,
  });
  const toFile = changesPath === undefined || changesPath === '-' ? undefined : replaced(changesPath);
  const changes = changesPath === '-' ? terminal.output : toFile;
  const startedMs = performance.now();
  let cases = 0;
  let rejected = 0;
  for await (const batch of casesOf(source, terminal.input)) {
    for (const mapped of batch) {
      if (mapped.kind === 'rejected') {
        rejected += 1;
        changes?.json(errorAnswer(mapped.id, mapped.line, mapped.reason));
        continue;
      }
      cases += 1;
      const change = replay.add(mapped.case);
      if (change !== undefined) changes?.json(change);
    }
    await changes?.settle();
    if (terminal.output.isClosed) break;
    terminal.progress.tell(performance.now(), () => `${cases} cases`);
  }
  terminal.progress.clear();
  await toFile?.close();
  const summary = replay.summary();
  const documents = [candidate, baseline].map(({ program }) => program.policy.document);
  const perSecond = Math.round((cases * 1000) / Math.max(1, performance.now() - startedMs));
  const answer = { ...summary, rejected, gates: [], perSecond };
  if (report !== undefined) {
    const sink = replaced(report);
    sink.line(JSON.stringify(answer, null, 2));
    await sink.close();
  }
  if (terminal.isTerminal && !given.flags.has('json'))
    for (const line of replayScreen(summary, documents, rejected, perSecond, rates !== undefined))
      terminal.output.line(line);
  else {
    terminal.output.json(answer);
    for (const line of rateAdvice(summary.findings, rates !== undefined))
      terminal.errors.line(`redress: ${line}`);
  }
  return rejected > 0 || summary.classes.error > 0 ? 1 : 0;
};

function replaced(path: string): Sink {
  return new Sink(new FileTarget(path, 'replace'));
}
