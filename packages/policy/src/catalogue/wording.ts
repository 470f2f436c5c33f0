import type { Severity } from '../finding.js';

/** How a finding is put into words: a lower-case fragment that names the offender, and what to do next. */
export interface Wording<P> {
  readonly severity: Severity;
  readonly message: (parameters: P) => string;
  readonly hint: (parameters: P) => string;
}

type Say<P> = (parameters: P) => string;

/** Refused: the policy does not run. */
export function error<P>(message: Say<P>, hint: Say<P>): Wording<P> {
  return { severity: 'error', message, hint };
}

/** Runs, but is doubtful. */
export function warning<P>(message: Say<P>, hint: Say<P>): Wording<P> {
  return { severity: 'warning', message, hint };
}

/** Good to know. */
export function info<P>(message: Say<P>, hint: Say<P>): Wording<P> {
  return { severity: 'info', message, hint };
}
