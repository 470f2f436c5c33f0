import type { CatalogueEntry } from './entry.js';

type Say<P> = (parameters: P) => string;

/** Refused: the policy does not run. */
export function error<P>(message: Say<P>, hint: Say<P>): CatalogueEntry<P> {
  return { severity: 'error', message, hint };
}

/** Runs, but is doubtful. */
export function warning<P>(message: Say<P>, hint: Say<P>): CatalogueEntry<P> {
  return { severity: 'warning', message, hint };
}

/** Good to know. */
export function info<P>(message: Say<P>, hint: Say<P>): CatalogueEntry<P> {
  return { severity: 'info', message, hint };
}
