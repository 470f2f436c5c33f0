import { basename, dirname, join, parse } from 'node:path';
import type { CalendarDocument } from '@redress/calendar';
import type { Airports } from '../airports.js';
import type { ClauseBook } from '../clauses/clause-book.js';
import { policyIdIn, type LayerText, type Parents } from '../layers/layer.js';
import { readPolicy, type ReadPolicy } from '../read-policy.js';
import { existing } from './existing.js';
import { listFiles } from './list-files.js';
import { loadAirports } from './load-airports.js';
import { loadCalendars } from './load-calendars.js';
import { loadClauses } from './load-clauses.js';
import { loadShelf } from './load-shelf.js';

export interface LoadedFolder {
  /** In the order of their paths. */
  readonly policies: readonly LoadedPolicy[];
  /** Finds what a policy extends among them. */
  readonly parents: Parents;
  /** By name. */
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  /** Absent where the folder has no table of them. */
  readonly airports: Airports | undefined;
  /** The books of clauses, in the order of their names. */
  readonly clauses: readonly ClauseBook[];
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
 * the airports, the books of clauses, and the names of the mappings. What is wrong with a policy stands among its findings.
 * Errors: FolderError for what cannot be read, and for calendars, airports and clauses that cannot be right.
 */
export async function loadFolder(folder: string): Promise<LoadedFolder> {
  await existing(folder);
  const { texts, parents } = await loadShelf(folder);
  const policies = texts.map((text) => loadPolicy(text, parents));
  const mappings = (await listFiles(join(folder, 'mappings'))).filter((file) => YAML_FILE.test(file));
  return {
    policies,
    parents,
    calendars: await loadCalendars(folder),
    airports: await loadAirports(folder),
    clauses: await loadClauses(folder),
    mappings: new Map(mappings.map((file) => [parse(file).name, file])),
  };
}

const YAML_FILE = /\.ya?ml$/u;

function loadPolicy({ text, file }: LayerText, parents: Parents): LoadedPolicy {
  const read = readPolicy(text, file, { parents });
  return { id: read.document?.policy ?? policyIdIn(text) ?? basename(dirname(file)), file, text, ...read };
}
