import type { Store, Write } from '@redress/store';
import type { VersionRow } from './version.js';

/**
 * The versions in use that were looked up, so that not every case asks the store again; none where other processes may
 * switch too.
 */
export class CurrentVersions {
  private readonly kept = new Map<string, readonly VersionRow[]>();
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
