import { join } from 'node:path';
import { CalendarError, readCalendar, type CalendarDocument } from '@redress/calendar';
import { prepare, type DecisionRecord, type Program } from '@redress/engine';
import {
  AirportsError,
  lint,
  parentsAmong,
  readAirports,
  type Airports,
  type KeptLayer,
} from '@redress/policy';
import { FolderError, readText } from '@redress/policy/folder';

/** The policies, calendars and airports kept beside records, compiled, each combination once. */
export class RecordSources {
  private readonly programs = new Map<string, Program | undefined>();

  constructor(private readonly folder: string) {}

  /** The program a record was decided by; undefined if one of its hashes is not there. */
  async program({ effectiveHash, calendarHash, dataHashes }: DecisionRecord): Promise<Program | undefined> {
    const airportsHash: string | undefined = dataHashes['airports'];
    const key = `${effectiveHash} ${calendarHash} ${airportsHash}`;
    if (!this.programs.has(key))
      this.programs.set(key, await this.load(effectiveHash, calendarHash, airportsHash));
    return this.programs.get(key);
  }

  /** A source counts only if it still has the hash it is filed under. */
  private async load(
    effectiveHash: string,
    calendarHash: string,
    airportsHash: string | undefined,
  ): Promise<Program | undefined> {
    const source = await this.read(effectiveHash);
    const calendars = calendarsIn(await this.read(calendarHash));
    const airports = airportsHash === undefined ? undefined : airportsIn(await this.read(airportsHash));
    if (airports?.hash !== airportsHash) return undefined;
    if (calendars === undefined || typeof source?.['file'] !== 'string' || typeof source['text'] !== 'string')
      return undefined;
    const { policy } = lint(source['text'], source['file'], {
      calendars,
      parents: parentsAmong(layersIn(source['layers'])),
    });
    if (policy === undefined) return undefined;
    const program = prepare(policy, { calendars, airports });
    const isThatOne = program.effectiveHash === effectiveHash && program.calendarHash === calendarHash;
    return isThatOne ? program : undefined;
  }

  private async read(hash: string): Promise<Record<string, unknown> | undefined> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
    try {
      const source: unknown = JSON.parse(await readText(join(this.folder, `${hash}.json`)));
      return isObject(source) ? source : undefined;
    } catch (error) {
      const isNoSource =
        error instanceof SyntaxError ||
        (error instanceof FolderError && (error.code === 'file-not-found' || error.code === 'not-utf-8'));
      if (isNoSource) return undefined;
      throw error;
    }
  }
}

/** What is no layer is left out; then the policy does not stand, and with it the record's source is missing. */
function layersIn(written: unknown): readonly KeptLayer[] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((layer: unknown) => {
    if (!isObject(layer)) return [];
    const { id, version, file, text } = layer;
    return typeof id === 'string' &&
      typeof version === 'string' &&
      typeof file === 'string' &&
      typeof text === 'string'
      ? [{ id, version, file, text }]
      : [];
  });
}

function calendarsIn(source: Record<string, unknown> | undefined): Map<string, CalendarDocument> | undefined {
  const documents = source?.['calendars'];
  if (!isObject(documents)) return undefined;
  try {
    return new Map(Object.entries(documents).map(([name, json]) => [name, readCalendar(json)]));
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}

function airportsIn(source: Record<string, unknown> | undefined): Airports | undefined {
  try {
    return readAirports(source);
  } catch (error) {
    if (error instanceof AirportsError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
