import { canonicalText, type Json } from '@redress/calendar';
import type { tables } from '@redress/store';
import { instantText } from '../instant.js';
import { sha256 } from '../sha256.js';

/**
 * One event of the append-only history. `hash` is SHA-256 over the canonical JSON (RFC 8785) of the event without it,
 * `prevHash` that of the client's event before (64 zeros for the first), whichever subject that was about.
 */
export interface HistoryEvent {
  readonly seq: number;
  readonly at: string;
  readonly client: string;
  readonly actor: string;
  /** `case-created`, `case-attested`, `version-shipped`, `version-published`, `version-made-current`, … */
  readonly verb: string;
  /** `case:<id>` or `policy:<id>`. */
  readonly subject: string;
  readonly payload: unknown;
  readonly prevHash: string;
  readonly hash: string;
}

export const FIRST_PREV_HASH = '0'.repeat(64);

export function eventOf(row: typeof tables.events.$inferSelect): HistoryEvent {
  const { seq, at, client, actor, verb, subject, payload, prevHash, hash } = row;
  return { seq, at: instantText(at), client, actor, verb, subject, payload, prevHash, hash };
}

export function hashOf({
  hash: _,
  payload,
  ...event
}: Omit<HistoryEvent, 'hash'> & { readonly hash?: string }): string {
  // Payloads are written by us from texts, numbers and lists of them.
  return sha256(canonicalText({ ...event, payload: payload as Json }));
}
