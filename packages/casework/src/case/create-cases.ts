import type { Program } from '@redress/engine';
import { caseOfMatter } from '@redress/policy';
import type { Context } from '../context.js';
import { versionsInUse } from '../policy/find-version.js';
import { versionFor } from '../policy/version-for.js';
import { decideAsked, mattersAsked, plain } from './decide.js';
import { lineError, type Line, type LineError } from './line.js';
import { newCase, storeCases, type NewCase } from './store-cases.js';
import type { PlainDecision } from './stored-case.js';

/** The answer to a line whose case is stored. */
export interface StoredLine {
  readonly id: string;
  readonly status: 'stored';
  /** Number of the version that decided. */
  readonly version: number;
  readonly decision: PlainDecision;
}

/** Kept in memory until they are durable; others get their turn between two such parts. */
const AT_A_TIME = 100;

interface Ready {
  readonly line: number;
  /** Of the case itself, or of each of its matters. */
  readonly matters: readonly { readonly row: NewCase; readonly decision: PlainDecision }[];
  readonly id: string;
  readonly program: Program;
}

/**
 * Decides and stores the cases of a stream each by the version in force at its receipt, of those in use at the start of the stream.
 * One answer a line in their order, one for each matter of a case that has several; an answer is given when its case is durable. A line that is refused answers why, and the rest goes on. Errors, before
 * the first answer: `unknown-policy`.
 */
export async function createCases(
  context: Context,
  policy: string,
  lines: AsyncIterable<Line>,
): Promise<AsyncGenerator<StoredLine | LineError>> {
  const { store, programs, attester } = context.office;
  const inUse = await versionsInUse(context, policy);
  return answers();

  async function* answers() {
    let part: (Ready | LineError)[] = [];
    for await (const line of lines) {
      part.push(await ready(line));
      if (part.length < AT_A_TIME) continue;
      yield* await stored(part);
      part = [];
    }
    yield* await stored(part);
  }

  async function ready(line: Line): Promise<Ready | LineError> {
    if ('problem' in line) return { line: line.line, error: line.problem };
    try {
      const { matters: several, isOne } = mattersAsked({ case: line.value });
      const version = versionFor(inUse, several[0]?.case, context.now);
      const program = await programs.current(context, version);
      const matters = several.map((asked) => {
        const decided = decideAsked(program, asked, false);
        const row = newCase(context, version, program, asked, decided);
        return { row, decision: { ...plain(decided.decision), attestation: 'pending' as const } };
      });
      const [first] = matters;
      if (first === undefined) throw new Error('a case without any matter was read');
      const id = isOne ? first.row.id : (caseOfMatter(first.row.id) ?? first.row.id);
      return { line: line.line, id, matters, program };
    } catch (error) {
      return lineError(line.line, line.value, error);
    }
  }

  async function stored(part: readonly (Ready | LineError)[]): Promise<(StoredLine | LineError)[]> {
    const wanted = part.flatMap((one) =>
      'matters' in one ? [{ id: one.id, rows: one.matters.map(({ row }) => row), program: one.program }] : [],
    );
    const outcomes =
      wanted.length === 0
        ? []
        : await store.write((transaction, notes) => storeCases(context, transaction, notes, wanted));
    attester.wake();
    const next = outcomes.values();
    return part.flatMap((one): (StoredLine | LineError)[] => {
      if (!('matters' in one)) return [one];
      const refused = next.next().value;
      if (refused !== undefined) return [lineError(one.line, { id: one.id }, refused)];
      return one.matters.map(({ row: { id, version }, decision }) => ({
        id,
        status: 'stored',
        version,
        decision,
      }));
    });
  }
}
