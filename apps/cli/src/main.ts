import { nearest } from '@redress/calendar';
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

/** Each loads what it needs when it is called: a deadline does not wait for the engine. */
const COMMANDS: Readonly<Record<VerbName, () => Promise<Command>>> = {
  due: async () => (await import('./commands/due.js')).dueCommand,
  elapsed: async () => (await import('./commands/due.js')).elapsedCommand,
  decide: async () => (await import('./commands/decide.js')).decideCommand,
  lint: async () => (await import('./commands/lint.js')).lintCommand,
  test: async () => (await import('./commands/test.js')).testCommand,
  show: async () => (await import('./commands/show.js')).showCommand,
  clauses: async () => (await import('./commands/clauses.js')).clausesCommand,
  replay: async () => (await import('./commands/replay.js')).replayCommand,
  verify: async () => (await import('./commands/verify.js')).verifyCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  table: async () => (await import('./commands/table.js')).tableCommand,
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
  if (!given.flags.has('help')) {
    const command = await COMMANDS[verb]();
    return command(given, terminal);
  }
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
