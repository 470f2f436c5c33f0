import type { EffectiveJson } from '@redress/policy';
import { tables } from '@redress/store';
import { sql } from 'drizzle-orm';
import { instantText } from '../instant.js';
import { daysHeld } from './days-held.js';
import { periodOf, type Period } from './period.js';
import { currentOf } from './version-for.js';

/** A frozen version. Numbers of a policy count up from 1 and are never given twice. */
export interface PolicyVersion {
  readonly number: number;
  readonly effectiveHash: string;
  /** SHA-256 of the text, and of those it stands on where it does. */
  readonly sourceHash: string;
  /** `shipped` came with the program, from its `configs`; `edited` was published here. */
  readonly origin: 'shipped' | 'edited';
  readonly title: Readonly<Record<string, string>>;
  readonly by: string;
  readonly at: string;
  readonly why: string;
  /** Whether it is the one in force now. */
  readonly isCurrent: boolean;
  /** The days on which it says to be in force. */
  readonly inForce: Period;
  /** Those on which a case must have been received to be decided by it; none of a version that was never put in use or is retired. */
  readonly holds: readonly Period[];
  /** The first version that decides every case alike, where that is another: titles, tests or comments differ. */
  readonly decidesAs: number | null;
}

export interface PolicyVersionDetail extends PolicyVersion {
  /** YAML as it was written, comments included. */
  readonly source: string;
  /**
   * What holds by it after all layers, for whoever only decides; texts need not be read for that. Null for one that was
   * written for another version of this program.
   */
  readonly effective: EffectiveJson | null;
  /** The policies it stood on when it was frozen, laws last. */
  readonly layers: readonly { readonly id: string; readonly version: string }[];
}

const { source: _source, layers: _layers, ...headColumns } = columnsOf();

/** Without the texts, which are long. */
export const versionColumns = { ...headColumns, alike: firstAlike() };

export type VersionRow = Omit<typeof tables.policyVersions.$inferSelect, 'source' | 'layers'> & {
  /** Number of the first version with the same `effectiveHash`. */
  readonly alike: number;
};

/** Versions that new cases may be decided by, the last put in use first. */
export type VersionsInUse = readonly [VersionRow, ...VersionRow[]];

/** A version as it is told, among those in use at `now`. */
export function versionOf(row: VersionRow, inUse: VersionsInUse, now: number): PolicyVersion {
  const { number, effectiveHash, sourceHash, origin, title, by, at, why, alike } = row;
  return {
    number,
    effectiveHash,
    sourceHash,
    origin,
    title,
    by,
    at: instantText(at),
    why,
    isCurrent: number === currentOf(inUse, now).number,
    inForce: periodOf(row),
    holds: daysHeld(inUse).get(number) ?? [],
    decidesAs: alike === number ? null : alike,
  };
}

/** Written out, since drizzle leaves the table's name out where there is one table only. */
function firstAlike() {
  return sql<number>`(
    select min(other.number) from policy_versions other
    where other.client = policy_versions.client and other.policy = policy_versions.policy
      and other.effectiveHash = policy_versions.effectiveHash)`;
}

function columnsOf() {
  const { client, policy, number, effectiveHash, sourceHash, origin, title, by, at, why, source, layers } =
    tables.policyVersions;
  const { effectiveFrom, effectiveTo, zone } = tables.policyVersions;
  const heads = { client, policy, number, effectiveHash, sourceHash, origin, title, by, at, why };
  return { ...heads, effectiveFrom, effectiveTo, zone, source, layers };
}
