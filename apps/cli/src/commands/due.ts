import { calendarShelf, due, elapsed, type FindCalendar } from '@redress/calendar';
import { onlyFile, type Arguments } from '../arguments.js';
import { calendarsOf } from '../calendars-of.js';
import { answerLine } from '../due-lines.js';
import { errorAnswer, failureOf } from '../failure.js';
import type { Command, ExitStatus } from '../main.js';
import { jsonLines } from '../ndjson/json-lines.js';
import type { Terminal } from '../terminal.js';

/** By when something is due: questions of cli.md, one a line. */
export const dueCommand: Command = (given, terminal) => answerLines(given, terminal, due);

/** How much working time has passed: questions of cli.md, one a line. */
export const elapsedCommand: Command = (given, terminal) => answerLines(given, terminal, elapsed);

async function answerLines(
  given: Arguments,
  terminal: Terminal,
  answer: (request: unknown, find: FindCalendar) => object,
): Promise<ExitStatus> {
  const path = onlyFile(given);
  const find = calendarShelf(await calendarsOf(given));
  let failed = false;
  for await (const { line, value, problem } of jsonLines(path, terminal.input)) {
    if (problem !== undefined) {
      terminal.output.json(errorAnswer(undefined, line, problem));
      failed = true;
    } else {
      const id = idOf(value);
      try {
        tell({ ...(id === undefined ? {} : { id }), ...answer(value, find) }, given, terminal);
      } catch (error) {
        terminal.output.json(errorAnswer(id, line, failureOf(error)));
        failed = true;
      }
    }
    // Whoever asks one question at a time waits for its answer.
    await terminal.output.settle(path === '-' ? 1 : undefined);
    if (terminal.output.isClosed) break;
  }
  return failed ? 1 : 0;
}

/** A person reads a line or two; a pipe and `--json` get the answer as it is. */
function tell(
  answer: { readonly id?: string | number },
  given: Arguments,
  { output, isTerminal }: Terminal,
): void {
  const line = isTerminal && !given.flags.has('json') ? answerLine(answer) : undefined;
  if (line === undefined) output.json(answer);
  else output.line(answer.id === undefined ? line : `${answer.id}: ${line}`);
}

function idOf(value: unknown): string | number | undefined {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
