import type { KeptLayer } from '@redress/policy';
import { sha256 } from '../sha256.js';

/** SHA-256 of a text; of one that stands on others, of all of them: a newer parent makes another version. */
export function stackHash(source: string, layers: readonly KeptLayer[]): string {
  if (layers.length === 0) return sha256(source);
  return sha256([source, ...layers.map(({ text }) => text)].map((text) => sha256(text)).join(' '));
}
