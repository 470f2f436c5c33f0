import { setImmediate } from 'node:timers/promises';
import type { Context } from '../context.js';
import type { Program } from '@redress/engine';
import { findVersion, versionsInUse } from '../policy/find-version.js';
import { versionFor } from '../policy/version-for.js';
import { decideAsked, mattersAsked, type Asked } from './decide.js';
import { lineError, type Line, type LineError } from './line.js';
import type { PlainDecision } from './stored-case.js';

/** Others get their turn after this many cases. */
const AT_A_TIME = 25;

/**
 * Decides the cases of a stream by the version asked for, else each by the one in force at its receipt, one answer a line in
 * their order, one for each matter of a case that has several; stores nothing and holds nothing. A line that is refused
 * answers why, and the rest goes on. Errors, before the first answer: `unknown-policy`, `unknown-version`.
 */
export async function decideMany(
  context: Context,
  { policy, version }: { readonly policy: string; readonly version?: number | undefined },
  lines: AsyncIterable<Line>,
): Promise<AsyncGenerator<PlainDecision | LineError>> {
  const { programs } = context.office;
  const inUse = await versionsInUse(context, policy);
  const asked = version === undefined ? undefined : await findVersion(context, policy, version);
  return answers();

  async function* answers() {
    let count = 0;
    for await (const line of lines) {
      for (const one of await answersTo(line)) {
        yield one;
        count += 1;
        if (count % AT_A_TIME === 0) await setImmediate();
      }
    }
  }

  async function answersTo(line: Line): Promise<(PlainDecision | LineError)[]> {
    if ('problem' in line) return [{ line: line.line, error: line.problem }];
    try {
      const { matters } = mattersAsked({ case: line.value });
      const found = asked ?? versionFor(inUse, matters[0]?.case, context.now);
      const program = await programs.current(context, found);
      return matters.map((matter) => answer(program, line.line, matter));
    } catch (error) {
      return [lineError(line.line, line.value, error)];
    }
  }

  function answer(program: Program, line: number, asked: Asked): PlainDecision | LineError {
    try {
      return decideAsked(program, asked, false).decision;
    } catch (error) {
      return lineError(line, asked.case, error);
    }
  }
}
