import { decideCommand } from './commands/decide.js';
import { dueCommand, elapsedCommand } from './commands/due.js';
import { lintCommand } from './commands/lint.js';
import { replayCommand } from './commands/replay.js';
import { testCommand } from './commands/test.js';
import { verifyCommand } from './commands/verify.js';
import { failureOf } from './failure.js';
import { nearest } from './nearest.js';
import { Sink, type Terminal } from './terminal.js';
import { USAGE, UsageError } from './usage.js';

export type Command = (words: readonly string[], terminal: Terminal) => Promise<ExitStatus>;
/** 0 fine · 1 a line, check or gate failed · 2 the call itself was wrong. */
export type ExitStatus = 0 | 1 | 2;

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['due', dueCommand],
  ['elapsed', elapsedCommand],
  ['decide', decideCommand],
  ['lint', lintCommand],
  ['test', testCommand],
  ['replay', replayCommand],
  ['verify', verifyCommand],
]);

/** Runs one call of `redress` and says with which status it ends. */
export async function main(
  words: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitStatus> {
  const [verb, ...rest] = words;
  try {
    if (verb === undefined || verb === 'help' || rest.includes('--help') || verb === '--help') {
      terminal.output.line(USAGE.trimEnd());
      return verb === undefined ? 2 : 0;
    }
    const command = COMMANDS.get(verb);
    if (command === undefined) {
      const meant = nearest(verb, [...COMMANDS.keys()]);
      throw new UsageError(
        'unknown-verb',
        `\`${verb}\` is no verb of redress`,
        meant === undefined ? 'see redress --help' : `did you mean \`${meant}\`?`,
      );
    }
    return await command(rest, terminal);
  } catch (error) {
    const { code, message, hint, place } = failureOf(error);
    terminal.errors.line(
      `redress: ${place === undefined ? '' : `${place}: `}${message} [${code}]${hint === undefined ? '' : `\n  ${hint}`}`,
    );
    return 2;
  } finally {
    await terminal.output.flush();
    await terminal.errors.flush();
  }
}

function processTerminal(): Terminal {
  return {
    input: process.stdin,
    output: new Sink(process.stdout),
    errors: new Sink(process.stderr),
    isTerminal: process.stdout.isTTY,
  };
}
