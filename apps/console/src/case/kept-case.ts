import type { ReadCase } from './read-case.js';

/** The case on the desk as this tab keeps it, so that a reload or a crash loses nothing. */
export interface KeptCase {
  readonly value: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly at?: string | undefined;
  readonly rates?: readonly unknown[] | undefined;
  /** What was typed as JSON, where it does not read as a case, and why. */
  readonly broken?:
    { readonly text: string; readonly trouble: Exclude<ReadCase, { kind: 'case' }> } | undefined;
}

/** The case kept for a policy; nothing where there is none, or storage is closed to the page. */
export function readKeptCase(policy: string): KeptCase | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(policy)) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps it as long as the tab is open: cases name people, and what is not stored is not to lie about in a browser. A case
 * too large for the storage is not kept.
 */
export function keepCase(policy: string, kept: KeptCase): void {
  try {
    sessionStorage.setItem(keyOf(policy), JSON.stringify(kept));
  } catch {
    forget(policy);
  }
}

/** Better none than an older one. */
function forget(policy: string): void {
  try {
    sessionStorage.removeItem(keyOf(policy));
  } catch {
    return;
  }
}

function keyOf(policy: string): string {
  return `redress.case.${policy}`;
}

function isKept(kept: unknown): kept is KeptCase {
  return (
    isObject(kept) &&
    isObject(kept.value) &&
    typeof kept.value.id === 'string' &&
    isObject(kept.value.facts) &&
    typeof kept.key === 'string' &&
    (kept.at === undefined || typeof kept.at === 'string') &&
    (kept.rates === undefined || Array.isArray(kept.rates)) &&
    (kept.broken === undefined ||
      (isObject(kept.broken) && typeof kept.broken.text === 'string' && isObject(kept.broken.trouble)))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
