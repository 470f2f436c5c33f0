import { nearest } from '@redress/calendar';
import { decideCommand } from './commands/decide.js';
import { dueCommand, elapsedCommand } from './commands/due.js';
import { importCommand } from './commands/import.js';
import { lintCommand } from './commands/lint.js';
import { replayCommand } from './commands/replay.js';
import { showCommand } from './commands/show.js';
import { tableCommand } from './commands/table.js';
import { testCommand } from './commands/test.js';
import { verifyCommand } from './commands/verify.js';
import { readArguments, type Arguments } from './arguments.js';
import { endOnSignals } from './end-on-signals.js';
import { failureOf, failureText } from './failure.js';
import { helpOf, overview } from './help.js';
import { processTerminal, type Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { VERB_NAMES, isVerb, type VerbName } from './verbs.js';

/** 0 fine · 1 a line, check or gate failed · 2 the call itself was wrong, or the run broke off. */
export type ExitStatus = 0 | 1 | 2;
export type Command = (given: Arguments, terminal: Terminal) => Promise<ExitStatus>;

const COMMANDS: Readonly<Record<VerbName, Command>> = {
  due: dueCommand,
  elapsed: elapsedCommand,
  decide: decideCommand,
  lint: lintCommand,
  test: testCommand,
  show: showCommand,
  replay: replayCommand,
  verify: verifyCommand,
  import: importCommand,
  table: tableCommand,
};

/** Runs one call of `redress` as a process and says with which status it ends. */
export async function main(words: readonly string[]): Promise<ExitStatus> {
  const terminal = processTerminal();
  endOnSignals(terminal.progress);
  return run(words, terminal);
}

/** Runs one call of `redress` on a terminal. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus;
  try {
    status = await call(words, terminal);
    await terminal.output.flush();
  } catch (error) {
    const failure = failureOf(error);
    // What was answered before stays answered, unless it is the output that failed.
    await terminal.output.flush().catch(() => undefined);
    terminal.progress.clear();
    terminal.errors.line(failureText(failure));
    status = 2;
  }
  await terminal.errors.flush();
  return status;
}

async function call([verb, ...words]: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    terminal.output.line(overview());
    return verb === undefined ? 2 : 0;
  }
  if (!isVerb(verb)) throw unknownVerb(verb);
  const given = readArguments(words, verb);
  if (!given.flags.has('help')) return COMMANDS[verb](given, terminal);
  terminal.output.line(helpOf(verb));
  return 0;
}

function unknownVerb(verb: string): UsageError {
  const meant = nearest(verb, VERB_NAMES);
  return new UsageError(
    'unknown-verb',
    `\`${verb}\` is no verb of redress`,
    meant === undefined ? `its verbs: ${VERB_NAMES.join(', ')}` : `did you mean \`${meant}\`?`,
  );
}
