import { calendarShelf, due, elapsed, type FindCalendar } from '@redress/calendar';
import { loadCalendars } from '@redress/policy/folder';
import { readArguments } from '../arguments.js';
import { failureOf } from '../failure.js';
import type { Command } from '../main.js';
import { readJsonLines } from '../ndjson.js';
import { UsageError } from '../usage.js';

/** By when something is due: questions of cli.md, one a line. */
export const dueCommand: Command = (words, terminal) => answerLines(words, terminal, due);

/** How much working time has passed: questions of cli.md, one a line. */
export const elapsedCommand: Command = (words, terminal) => answerLines(words, terminal, elapsed);

async function answerLines(
  words: readonly string[],
  terminal: Parameters<Command>[1],
  answer: (request: unknown, find: FindCalendar) => object,
): ReturnType<Command> {
  const given = readArguments(words, []);
  const [path, ...more] = given.rest;
  if (path === undefined || more.length > 0) {
    throw new UsageError(
      'file-missing',
      'name one file of questions, or `-` for standard input',
      'for example: redress due -',
    );
  }
  const find = calendarShelf(await loadCalendars(given.texts.policies ?? 'configs'));
  let failed = false;
  for await (const { line, value, problem } of readJsonLines(path, terminal)) {
    if (problem !== undefined) {
      terminal.output.json({ line, error: problem });
      failed = true;
    } else {
      const id = typeof value === 'object' && value !== null && 'id' in value ? { id: value.id } : {};
      try {
        terminal.output.json({ ...id, ...answer(value, find) });
      } catch (error) {
        const { code, message, hint } = failureOf(error);
        const where: unknown = error instanceof Error ? Reflect.get(error, 'where') : undefined;
        terminal.output.json({
          ...id,
          line,
          error: { code, message: typeof where === 'string' ? `${where}: ${message}` : message, hint },
        });
        failed = true;
      }
    }
    await terminal.output.settle(terminal.isTerminal ? 1 : undefined);
    if (terminal.output.isClosed) break;
  }
  return failed ? 1 : 0;
}
