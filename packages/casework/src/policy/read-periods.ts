import { parentsAmong, readPolicy } from '@redress/policy';
import { tables } from '@redress/store';
import { eq, isNull } from 'drizzle-orm';
import type { Office } from '../office.js';
import { mine } from '../scoped.js';
import { periodColumnsOf, type PeriodColumns } from './period.js';
import { fileName } from './programs.js';

const { policyVersions } = tables;
/** Of a version that can no longer be read: it is found on every day, and deciding by it says so. */
const UNREADABLE: PeriodColumns = { effectiveFrom: null, effectiveTo: null, zone: 'UTC' };

/** Notes when the versions are in force that were frozen before that was noted, of all clients, once. */
export async function readPeriods({ store, currents }: Pick<Office, 'store' | 'currents'>): Promise<void> {
  const { client, policy, number, source, layers } = policyVersions;
  const rows = await store.database
    .select({ client, policy, number, source, layers })
    .from(policyVersions)
    .where(isNull(policyVersions.zone));
  if (rows.length === 0) return;
  const read = rows.map((row) => ({ row, period: periodIn(row.policy, row.source, row.layers ?? []) }));
  await currents.switching(async (transaction) => {
    for (const { row, period } of read) {
      await transaction
        .update(policyVersions)
        .set(period)
        .where(
          mine(
            row,
            policyVersions,
            eq(policyVersions.policy, row.policy),
            eq(policyVersions.number, row.number),
          ),
        );
    }
  });
}

function periodIn(policy: string, source: string, layers: Parameters<typeof parentsAmong>[0]): PeriodColumns {
  const { document } = readPolicy(source, fileName(policy), { parents: parentsAmong(layers) });
  return document === undefined ? UNREADABLE : periodColumnsOf(document);
}
