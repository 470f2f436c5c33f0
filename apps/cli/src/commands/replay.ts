import { writeFile } from 'node:fs/promises';
import { RateTable } from '@redress/money';
import { CLASSES, Replay, type MoneyComparison, type ReplaySummary } from '@redress/replay';
import { readArguments, required } from '../arguments.js';
import { loadPolicy, loadRates } from '../load-program.js';
import type { Command } from '../main.js';
import { casesOf } from '../open-cases.js';
import { openSink, Progress } from '../terminal.js';
import { UsageError } from '../usage.js';

/** Decides the same cases under two policies and says what changes, what it costs and for whom. */
export const replayCommand: Command = async (words, terminal) => {
  const given = readArguments(words, [
    'baseline',
    'candidate',
    'cases',
    'mapping',
    'at',
    'rates',
    'lookups',
    'encoding',
    'changes',
    'report',
  ]);
  const folder = given.texts.policies ?? 'configs';
  const baseline = await loadPolicy(required(given, 'baseline'), folder);
  const candidate = await loadPolicy(required(given, 'candidate'), folder);
  const { report } = given.texts;
  if (report !== undefined && !report.endsWith('.json')) {
    throw new UsageError(
      'report-format',
      `\`${report}\`: a report is written as JSON`,
      'name a file that ends in .json',
    );
  }
  const rates = await loadRates(given.texts.rates);
  const replay = new Replay(baseline.program, candidate.program, {
    at: given.texts.at,
    rates: rates === undefined ? undefined : new RateTable(rates),
  });
  const changes = given.texts.changes === undefined ? undefined : openSink(given.texts.changes, terminal);
  const progress = new Progress(process.stderr.isTTY, (text) => process.stderr.write(text));
  const started = performance.now();
  let cases = 0;
  let rejected = 0;
  for await (const batch of await casesOf(given, terminal)) {
    for (const mapped of batch) {
      if (mapped.kind === 'rejected') {
        rejected += 1;
        changes?.json({
          ...(mapped.id === undefined ? {} : { id: mapped.id }),
          line: mapped.line,
          error: mapped.reason,
        });
        continue;
      }
      cases += 1;
      const change = replay.add(mapped.case);
      if (change !== undefined) changes?.json(change);
    }
    await changes?.settle();
    progress.tell(performance.now(), () => `${cases} cases`);
  }
  progress.clear();
  if (changes !== terminal.output) await changes?.end();
  const summary = replay.summary();
  const perSecond = Math.round((cases * 1000) / Math.max(1, performance.now() - started));
  const answer = { ...summary, rejected, gates: [], perSecond };
  if (report !== undefined) await writeFile(report, `${JSON.stringify(answer, null, 2)}\n`);
  if (terminal.isTerminal && !given.flags.has('json'))
    for (const line of screen(summary, rejected, perSecond)) terminal.output.line(line);
  else terminal.output.json(answer);
  return rejected > 0 || summary.classes.error > 0 ? 1 : 0;
};

/** The summary on one screen. */
function screen(
  { cases, classes, fields, money }: ReplaySummary,
  rejected: number,
  perSecond: number,
): string[] {
  const share = (count: number): string => `${((count * 100) / Math.max(1, cases)).toFixed(1)} %`.padStart(8);
  return [
    `${cases} cases, ${rejected} rows rejected, ${perSecond} cases a second`,
    '',
    ...CLASSES.map((one) => `  ${one.padEnd(14)}${String(classes[one]).padStart(9)}${share(classes[one])}`),
    '',
    ...(fields.length === 0
      ? ['  no field changes']
      : [
          `  ${'field'.padEnd(40)}${'changed'.padStart(10)}${'undetermined'.padStart(14)}${'error'.padStart(8)}`,
        ]),
    ...fields
      .slice(0, MOST_FIELDS)
      .map(
        (one) =>
          `  ${one.field.padEnd(40)}${String(one.changed).padStart(10)}${String(one.undetermined).padStart(14)}${String(one.error).padStart(8)}`,
      ),
    ...(fields.length > MOST_FIELDS
      ? [`  … and ${fields.length - MOST_FIELDS} more (--report FILE.json has them)`]
      : []),
    '',
    ...money.flatMap(moneyLines),
  ];
}

const MOST_FIELDS = 20;

function moneyLines({ basis, currency, baseline, candidate, more, less }: MoneyComparison): string[] {
  const bounds = ({ min, max, unbounded }: MoneyComparison['baseline']): string =>
    `${min === max ? min : `${min} to ${max}`}${unbounded === 0 ? '' : ` and ${unbounded} cases without an upper end`}`;
  return [
    `  ${basis} (${currency})`,
    `    before  ${bounds(baseline)}`,
    `    after   ${bounds(candidate)}`,
    `    ${more} cases get surely more, ${less} surely less`,
  ];
}
