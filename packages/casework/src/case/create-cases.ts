import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { decideAsked, plain, type Asked } from './decide.js';
import { lineError, type Line, type LineError } from './line.js';
import { newCase, storeCases, type NewCase } from './store-cases.js';
import type { PlainDecision } from './stored-case.js';

/** The answer to a line whose case is stored. */
export interface StoredLine {
  readonly id: string;
  readonly status: 'stored';
  readonly decision: PlainDecision;
}

/** Kept in memory until they are durable; others get their turn between two such parts. */
const AT_A_TIME = 100;

interface Ready {
  readonly line: number;
  readonly row: NewCase;
  readonly decision: PlainDecision;
}

/**
 * Decides and stores the cases of a stream by the version that is current at its start, one answer a line in their order;
 * an answer is given when its case is durable. A line that is refused answers why, and the rest goes on. Errors, before
 * the first answer: `unknown-policy`.
 */
export async function createCases(
  context: Context,
  policy: string,
  lines: AsyncIterable<Line>,
): Promise<AsyncGenerator<StoredLine | LineError>> {
  const { store, programs, attester } = context.office;
  const version = await findVersion(context, policy);
  const program = await programs.current(context, version);
  return answers();

  async function* answers() {
    let part: (Ready | LineError)[] = [];
    for await (const line of lines) {
      part.push(ready(line));
      if (part.length < AT_A_TIME) continue;
      yield* await stored(part);
      part = [];
    }
    yield* await stored(part);
  }

  function ready(line: Line): Ready | LineError {
    if ('problem' in line) return { line: line.line, error: line.problem };
    const asked: Asked = { case: line.value };
    try {
      const decided = decideAsked(program, asked, false);
      const row = newCase(context, version, program, asked, decided);
      return { line: line.line, row, decision: { ...plain(decided.decision), attestation: 'pending' } };
    } catch (error) {
      return lineError(line.line, line.value, error);
    }
  }

  async function stored(part: readonly (Ready | LineError)[]): Promise<(StoredLine | LineError)[]> {
    const rows = part.flatMap((one) => ('row' in one ? [{ row: one.row, program }] : []));
    const outcomes =
      rows.length === 0
        ? []
        : await store.write((transaction, notes) => storeCases(context, transaction, notes, rows));
    attester.wake();
    const next = outcomes.values();
    return part.map((one) => {
      if (!('row' in one)) return one;
      const refused = next.next().value;
      const { id } = one.row;
      return refused === undefined
        ? { id, status: 'stored', decision: one.decision }
        : lineError(one.line, { id }, refused);
    });
  }
}
