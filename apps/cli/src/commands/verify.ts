import { verifyRecord, type DecisionRecord } from '@redress/engine';
import { onlyFile } from '../arguments.js';
import { errorAnswer, failureOf } from '../failure.js';
import type { Command } from '../main.js';
import { jsonLines, type JsonLine } from '../ndjson/json-lines.js';
import { RecordSources } from '../record-sources.js';

/** Decides every record again from the sources kept beside it and compares. Status 1 unless all come out the same. */
export const verifyCommand: Command = async (given, terminal) => {
  const path = onlyFile(given);
  const sources = new RecordSources(`${path}.sources`);
  const isForPeople = terminal.isTerminal && !given.flags.has('json');
  const counts = new Map<string, number>();
  for await (const line of jsonLines(path, terminal.input)) {
    const { outcome, answer } = await verified(line, sources);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (!isForPeople || outcome !== 'same') terminal.output.json(answer);
    await terminal.output.settle();
    if (terminal.output.isClosed) break;
  }
  if (isForPeople)
    terminal.output.line(
      [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'no records',
    );
  return [...counts.keys()].every((outcome) => FINE.has(outcome)) ? 0 : 1;
};

/** Whose facts were erased by right cannot be decided again, and nothing is wrong with that. */
const FINE: ReadonlySet<string> = new Set(['same', 'facts-erased']);

async function verified({ line, value, problem }: JsonLine, sources: RecordSources) {
  const failed = (id: string | undefined, failure: Parameters<typeof errorAnswer>[2]) => ({
    outcome: 'error',
    answer: errorAnswer(id, line, failure),
  });
  if (problem !== undefined) return failed(undefined, problem);
  if (!isRecord(value)) return failed(undefined, MALFORMED);
  const { id } = value.case;
  try {
    const verification = verifyRecord(value, await sources.program(value));
    return { outcome: verification.outcome, answer: { id, line, ...verification } };
  } catch (error) {
    return failed(id, failureOf(error));
  }
}

const MALFORMED = {
  code: 'record-malformed',
  message: 'the line is no record of a decision',
  hint: 'write records with: redress decide --record FILE',
};

function isRecord(value: unknown): value is DecisionRecord {
  if (!isObject(value)) return false;
  const { case: input, at, effectiveHash, calendarHash, dataHashes, engineVersion, decision, rates } = value;
  return (
    isObject(input) &&
    typeof input['id'] === 'string' &&
    isObject(input['facts']) &&
    [at, effectiveHash, calendarHash, engineVersion].every((text) => typeof text === 'string') &&
    isObject(dataHashes) &&
    isObject(decision) &&
    Array.isArray(rates)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
