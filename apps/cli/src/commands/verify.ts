import { join } from 'node:path';
import { readCalendar, type CalendarDocument } from '@redress/calendar';
import { prepare, verifyRecord, type DecisionRecord, type Program } from '@redress/engine';
import { lint } from '@redress/policy';
import { FolderError, readText } from '@redress/policy/folder';
import { readArguments } from '../arguments.js';
import { failureOf } from '../failure.js';
import type { Command } from '../main.js';
import { readJsonLines } from '../ndjson.js';
import { UsageError } from '../usage.js';

/** Decides every record again from the sources kept beside it and compares. Status 1 unless all are the same. */
export const verifyCommand: Command = async (words, terminal) => {
  const given = readArguments(words, []);
  const [path, ...more] = given.rest;
  if (path === undefined || more.length > 0)
    throw new UsageError(
      'file-missing',
      'name one file of records',
      'for example: redress verify records.ndjson',
    );
  const sources = new Sources(`${path}.sources`);
  const asTable = terminal.isTerminal && !given.flags.has('json');
  const counts = new Map<string, number>();
  for await (const { line, value, problem } of readJsonLines(path, terminal)) {
    const answer = problem === undefined ? await verified(value, sources) : { error: problem };
    const outcome = 'outcome' in answer ? answer.outcome : 'error';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (!asTable || outcome !== 'same') terminal.output.json({ line, ...answer });
    await terminal.output.settle();
    if (terminal.output.isClosed) break;
  }
  if (asTable)
    terminal.output.line([...counts].map(([outcome, number]) => `${number} ${outcome}`).join(', '));
  return [...counts.keys()].every((outcome) => outcome === 'same' || outcome === 'facts-erased') ? 0 : 1;
};

async function verified(value: unknown, sources: Sources) {
  if (!isRecord(value)) {
    return {
      error: {
        code: 'record-malformed',
        message: 'the line is no record of a decision',
        hint: 'write records with: redress decide --record FILE',
      },
    };
  }
  try {
    return { id: value.case.id, ...verifyRecord(value, await sources.program(value)) };
  } catch (error) {
    const { code, message, hint } = failureOf(error);
    return { id: value.case.id, error: { code, message, hint } };
  }
}

/** Programs compiled from `<hash>.json`, each once. */
class Sources {
  private readonly programs = new Map<string, Program | undefined>();

  constructor(private readonly folder: string) {}

  async program({ effectiveHash, calendarHash }: DecisionRecord): Promise<Program | undefined> {
    const key = `${effectiveHash} ${calendarHash}`;
    if (!this.programs.has(key)) this.programs.set(key, await this.load(effectiveHash, calendarHash));
    return this.programs.get(key);
  }

  /** Only a source that really has the hash it is filed under counts. */
  private async load(effectiveHash: string, calendarHash: string): Promise<Program | undefined> {
    const policySource = await this.read(effectiveHash);
    const calendarSource = await this.read(calendarHash);
    if (policySource === undefined || calendarSource === undefined) return undefined;
    const { file, text } = policySource;
    if (typeof file !== 'string' || typeof text !== 'string' || !isObject(calendarSource['calendars']))
      return undefined;
    const calendars = new Map<string, CalendarDocument>();
    for (const [name, json] of Object.entries(calendarSource['calendars']))
      calendars.set(name, readCalendar(json));
    const { policy } = lint(text, file, { calendars });
    if (policy === undefined) return undefined;
    const program = prepare(policy, { calendars });
    return program.effectiveHash === effectiveHash && program.calendarHash === calendarHash
      ? program
      : undefined;
  }

  private async read(hash: string): Promise<Record<string, unknown> | undefined> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
    try {
      const source: unknown = JSON.parse(await readText(join(this.folder, `${hash}.json`)));
      return isObject(source) ? source : undefined;
    } catch (error) {
      if (error instanceof SyntaxError || (error instanceof FolderError && error.code === 'file-not-found'))
        return undefined;
      throw error;
    }
  }
}

function isRecord(value: unknown): value is DecisionRecord {
  if (!isObject(value)) return false;
  const { case: input, at, effectiveHash, calendarHash, engineVersion, decision, rates } = value;
  return (
    isObject(input) &&
    typeof input['id'] === 'string' &&
    isObject(input['facts']) &&
    [at, effectiveHash, calendarHash, engineVersion].every((text) => typeof text === 'string') &&
    isObject(decision) &&
    Array.isArray(rates)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
