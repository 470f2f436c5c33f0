import type { Store, Write } from '@redress/store';
import type { VersionRow } from './version.js';

/** Without their texts they are small. */
const MOST_FROZEN = 1_000;

/**
 * The versions that were looked up, so that not every case asks the store again: those in use, unless other processes may
 * switch too, and frozen ones by their numbers, which never change.
 */
export class CurrentVersions {
  private readonly kept = new Map<string, readonly VersionRow[]>();
  private readonly frozen = new Map<string, VersionRow>();
  private switches = 0;

  constructor(private readonly store: Store) {}

  /** What is kept of a policy, else what `look` finds in the store. */
  async find(
    { client }: { readonly client: string },
    policy: string,
    look: () => Promise<readonly VersionRow[]>,
  ): Promise<readonly VersionRow[]> {
    const key = JSON.stringify([client, policy]);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const { switches } = this;
    const found = await look();
    // What was looked up while one was switched may be what was before; names that are none would fill the memory.
    if (found.length > 0 && !this.store.isShared && switches === this.switches) this.kept.set(key, found);
    return found;
  }

  /** What is kept of a version, else what `look` finds in the store. */
  async findFrozen(
    { client }: { readonly client: string },
    policy: string,
    number: number,
    look: () => Promise<VersionRow | undefined>,
  ): Promise<VersionRow | undefined> {
    const key = JSON.stringify([client, policy, number]);
    const known = this.frozen.get(key);
    if (known !== undefined) return known;
    const found = await look();
    if (found === undefined) return undefined;
    if (this.frozen.size >= MOST_FROZEN) this.frozen.clear();
    this.frozen.set(key, found);
    return found;
  }

  /** A write that may put another version in use: who asks when it is done is told the new one. */
  async switching<T>(write: Write<T>): Promise<T> {
    try {
      return await this.store.write(write);
    } finally {
      this.switches += 1;
      this.kept.clear();
    }
  }
}
