import { openStore, tables, type Where } from '@redress/store';
import { sql } from 'drizzle-orm';
import { Attester } from './attestation/attester.js';
import { CaseIntake } from './case/case-intake.js';
import type { Context } from './context.js';
import type { Office } from './office.js';
import { CurrentVersions } from './policy/current-versions.js';
import { Programs } from './policy/programs.js';
import { readPeriods } from './policy/read-periods.js';
import { readConfigs, seedPolicies, type Refused } from './policy/seed-policies.js';

export interface StartOptions {
  readonly where: Where;
  /** Folder with `industries`, `regulations`, `clients` and `calendars`. */
  readonly configs: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Hears of what goes wrong beside the verbs. */
  readonly report: (error: unknown) => void;
}

export interface Started {
  readonly office: Office;
  /** What kept policies of the folder out. */
  readonly refused: Refused;
}

/** The client and the actor until people sign in. */
export const BUILT_IN = { client: 'default', actor: 'local' } as const;
/** Who ships policies. */
const SHIPPER = 'redress';

/**
 * Opens the house: the store, locked and migrated; the shipped policies and calendars; the attester, which goes on with
 * what is pending. Errors: StoreError, FolderError.
 */
export async function start({ where, configs, now, report }: StartOptions): Promise<Started> {
  const folder = await readConfigs(configs);
  const store = await openStore(where);
  try {
    const { calendars, airports, clauses } = folder;
    const attester = new Attester({ store, airports, now, report });
    const office: Office = {
      store,
      calendars,
      airports,
      clauses,
      currents: new CurrentVersions(store),
      programs: new Programs(store, calendars, airports),
      intake: new CaseIntake(store),
      attester,
    };
    const context: Context = { office, client: BUILT_IN.client, actor: SHIPPER, now: now() };
    await openClient(context);
    await readPeriods(office);
    const refused = await seedPolicies(context, folder);
    attester.wake();
    return { office, refused };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Finishes what is being written and gives the store free. */
export async function stop({ store, attester }: Office): Promise<void> {
  await attester.close();
  await store.close();
}

/** Answers when the store answers. Error: what the store throws. */
export async function checkReady({ store }: Office): Promise<void> {
  await store.database.get(sql`select 1`);
}

/** How many stored decisions wait for the witness. */
export async function countPending({ store }: Office): Promise<number> {
  const { cases } = tables;
  return store.database.$count(cases, sql`${cases.attestation} = 'pending'`);
}

async function openClient({ client, now, office }: Context): Promise<void> {
  await office.store.write(async (transaction) => {
    await transaction.insert(tables.clients).values({ id: client, createdAt: now }).onConflictDoNothing();
  });
}
