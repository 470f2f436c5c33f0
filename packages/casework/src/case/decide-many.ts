import { setImmediate } from 'node:timers/promises';
import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { decideAsked, mattersAsked, type Asked } from './decide.js';
import { lineError, type Line, type LineError } from './line.js';
import type { PlainDecision } from './stored-case.js';

/** Others get their turn after this many cases. */
const AT_A_TIME = 25;

/**
 * Decides the cases of a stream, one answer a line in their order, one for each matter of a case that has several; stores nothing and holds nothing. A line that is
 * refused answers why, and the rest goes on. Errors, before the first answer: `unknown-policy`, `unknown-version`.
 */
export async function decideMany(
  context: Context,
  { policy, version }: { readonly policy: string; readonly version?: number | undefined },
  lines: AsyncIterable<Line>,
): Promise<AsyncGenerator<PlainDecision | LineError>> {
  const found = await findVersion(context, policy, version);
  const program = await context.office.programs.current(context, found);
  return answers();

  async function* answers() {
    let count = 0;
    for await (const line of lines) {
      for (const one of answersTo(line)) {
        yield one;
        count += 1;
        if (count % AT_A_TIME === 0) await setImmediate();
      }
    }
  }

  function answersTo(line: Line): (PlainDecision | LineError)[] {
    if ('problem' in line) return [{ line: line.line, error: line.problem }];
    try {
      return mattersAsked({ case: line.value }).matters.map((matter) => answer(line.line, matter));
    } catch (error) {
      return [lineError(line.line, line.value, error)];
    }
  }

  function answer(line: number, asked: Asked): PlainDecision | LineError {
    try {
      return decideAsked(program, asked, false).decision;
    } catch (error) {
      return lineError(line, asked.case, error);
    }
  }
}
