import { basename, dirname, join, parse } from 'node:path';
import type { CalendarDocument } from '@redress/calendar';
import type { Airports } from '../airports.js';
import { readPolicy, type ReadPolicy } from '../read-policy.js';
import { existing } from './existing.js';
import { listFiles } from './list-files.js';
import { loadAirports } from './load-airports.js';
import { loadCalendars } from './load-calendars.js';
import { readText } from './read-text.js';

export interface LoadedFolder {
  /** In the order of their paths. */
  readonly policies: readonly LoadedPolicy[];
  /** By name. */
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  /** Absent where the folder has no table of them. */
  readonly airports: Airports | undefined;
  /** Files by the names of the mappings. */
  readonly mappings: ReadonlyMap<string, string>;
}

export interface LoadedPolicy extends ReadPolicy {
  /** What the policy calls itself, or its folder where that cannot be read. */
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

/**
 * Reads a folder such as `configs`: the policies below `industries`, `regulations` and `clients`, the calendars,
 * the airports, and the names of the mappings. What is wrong with a policy stands among its findings.
 * Errors: FolderError for what cannot be read, and for calendars and airports that cannot be right.
 */
export async function loadFolder(folder: string): Promise<LoadedFolder> {
  await existing(folder);
  const policies: LoadedPolicy[] = [];
  for (const layer of LAYERS) {
    for (const file of await listFiles(join(folder, layer))) {
      if (POLICY_FILE.test(basename(file))) policies.push(await loadPolicy(file));
    }
  }
  const mappings = (await listFiles(join(folder, 'mappings'))).filter((file) => YAML_FILE.test(file));
  return {
    policies,
    calendars: await loadCalendars(folder),
    airports: await loadAirports(folder),
    mappings: new Map(mappings.map((file) => [parse(file).name, file])),
  };
}

const LAYERS = ['regulations', 'industries', 'clients'] as const;
const POLICY_FILE = /^policy\.(?:yaml|yml|json)$/u;
const YAML_FILE = /\.ya?ml$/u;

async function loadPolicy(file: string): Promise<LoadedPolicy> {
  const text = await readText(file);
  const read = readPolicy(text, file);
  return { id: read.document?.policy ?? basename(dirname(file)), file, text, ...read };
}
