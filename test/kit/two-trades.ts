import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

/**
 * `REDRESS_CONFIGS` of a server that is started again and again: two trades of `configs`, since reading all takes it some
 * seconds each time.
 */
export function twoTrades(): { readonly REDRESS_CONFIGS: string } {
  const folder = mkdtempSync(join(tmpdir(), 'redress-trades-'));
  for (const part of ['calendars', 'industries/airline', 'industries/tourism'])
    cpSync(join(repositoryRoot, 'configs', part), join(folder, part), { recursive: true });
  return { REDRESS_CONFIGS: folder };
}
