import { readCalendar, type CalendarDocument } from '@redress/calendar';
import { prepare, type Program } from '@redress/engine';
import { lint, parentsAmong, readAirports, type Airports } from '@redress/policy';
import { tables, type Store } from '@redress/store';
import { eq } from 'drizzle-orm';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { mine } from '../scoped.js';
import { pinsOf, readPins, type Pins } from './pins.js';
import type { VersionRow } from './version.js';

interface Environment {
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  readonly airports: Airports | undefined;
}

/** A compiled policy takes a few megabytes. */
const MOST_KEPT = 32;

/**
 * Compiled versions, each made when it is first asked for. Kept by the hash of the text, not by `effectiveHash`: versions
 * that decide alike may still have other titles to explain with.
 */
export class Programs {
  private readonly kept = new Map<string, Promise<Program>>();

  constructor(
    private readonly store: Store,
    private readonly calendars: Environment['calendars'],
    private readonly airports: Airports | undefined,
  ) {}

  /** A version with the calendars of today. Error: `version-unreadable`. */
  current(context: Context, version: VersionRow): Promise<Program> {
    return this.keep(`${version.client} ${version.sourceHash}`, () =>
      this.compile(context, version, { calendars: this.calendars, airports: this.airports }),
    );
  }

  /** Keeps one that was compiled elsewhere with the calendars of today. */
  hold(context: Context, sourceHash: string, program: Program): void {
    void this.keep(`${context.client} ${sourceHash}`, () => Promise.resolve(program));
  }

  /** A version with the calendars and airports a decision was made by. Errors: as above. */
  async pinned(context: Context, version: VersionRow, pins: Pins): Promise<Program> {
    const today = await this.current(context, version);
    const { calendarHash, airportsHash } = pinsOf(today);
    const isOfToday = pins.airportsHash === null || pins.airportsHash === airportsHash;
    if (pins.calendarHash === calendarHash && isOfToday) return today;
    const key = `${version.client} ${version.sourceHash} ${pins.calendarHash} ${pins.airportsHash}`;
    return this.keep(key, async () => {
      const { calendars, airports } = await readPins(this.store, context, pins, this.airports);
      const documents = Object.entries(calendars).map(([name, json]) => [name, readCalendar(json)] as const);
      return this.compile(context, version, {
        calendars: new Map(documents),
        airports: airports === undefined ? undefined : readAirports(airports),
      });
    });
  }

  private keep(key: string, make: () => Promise<Program>): Promise<Program> {
    const known = this.kept.get(key);
    const program = known ?? make();
    // The last used stands last.
    this.kept.delete(key);
    this.kept.set(key, program);
    if (known === undefined) {
      program.catch(() => this.kept.delete(key));
      for (const oldest of this.kept.keys()) {
        if (this.kept.size <= MOST_KEPT) break;
        this.kept.delete(oldest);
      }
    }
    return program;
  }

  private async compile(context: Context, version: VersionRow, environment: Environment): Promise<Program> {
    const { policyVersions } = tables;
    const { policy, number } = version;
    const [row] = await this.store.database
      .select({ source: policyVersions.source, layers: policyVersions.layers })
      .from(policyVersions)
      .where(
        mine(context, policyVersions, eq(policyVersions.policy, policy), eq(policyVersions.number, number)),
      );
    const linted = lint(row?.source ?? '', fileName(policy), {
      calendars: environment.calendars,
      parents: parentsAmong(row?.layers ?? []),
    });
    if (linted.policy !== undefined) return prepare(linted.policy, environment);
    throw new CaseworkError(
      'version-unreadable',
      `version ${number} of \`${policy}\` was written for another version of this program`,
      { hint: 'make a newer version current', findings: linted.findings },
    );
  }
}

/** What findings call the text of a policy that stands in no file. */
export function fileName(policy: string): string {
  return `${policy}.yaml`;
}
