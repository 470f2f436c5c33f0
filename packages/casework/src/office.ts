import type { CalendarDocument } from '@redress/calendar';
import type { Airports, ClauseBook } from '@redress/policy';
import type { Store } from '@redress/store';
import type { Attester } from './attestation/attester.js';
import type { CaseIntake } from './case/case-intake.js';
import type { CurrentVersions } from './policy/current-versions.js';
import type { Programs } from './policy/programs.js';

/** What verbs work with; opened once by `start`. */
export interface Office {
  readonly store: Store;
  /** Of the folder of configs, by name. */
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  /** Of the same folder; without them an airport code says nothing. */
  readonly airports: Airports | undefined;
  /** Of the same folder: what procedures and laws demand. */
  readonly clauses: readonly ClauseBook[];
  readonly currents: CurrentVersions;
  readonly programs: Programs;
  readonly intake: CaseIntake;
  readonly attester: Attester;
}
