import type { Severity } from '../finding.js';

/**
 * One kind of finding. `message` names what is wrong and where, `hint` what to do next; both are lower-case fragments
 * with the offender in backticks.
 */
export interface CatalogueEntry<P> {
  readonly severity: Severity;
  readonly message: (params: P) => string;
  readonly hint: (params: P) => string;
}

/** A part of the catalogue: for every code of `Params` the entry that takes its parameters. */
export type Entries<Params> = { readonly [Code in keyof Params]: CatalogueEntry<Params[Code]> };
