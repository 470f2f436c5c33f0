import type { FindingCode, FindingParameters } from '../catalogue/index.js';
import type { PolicyDocument } from '../document.js';
import type { KnownCalendars } from './calendars-known.js';
import type { InheritedAmount } from './inherited-amounts.js';
import type { Names } from './names.js';
import type { Survey } from './survey.js';
import type { TableChecker } from '../table/table-checker.js';

/** What every check sees of a policy, and where it puts what it finds. */
export interface Scope {
  /** With the dates of editions written into conditions, as it decides. */
  readonly document: PolicyDocument;
  /** As it is written. */
  readonly written: PolicyDocument;
  readonly survey: Survey;
  readonly names: Names;
  readonly calendars: KnownCalendars;
  /** The currency of the layer that wrote something, where that is not the policy's; absent where all have one. */
  readonly otherCurrency?: (node: object, key?: string | number) => string | undefined;
  /** Takes an amount of a lower layer that cannot stay in the currency of that layer: it is told where the policy sets its own. */
  readonly restate: (amount: InheritedAmount) => void;
  /** Remembers tables from one check to the next, where someone keeps it. */
  readonly tables?: TableChecker | undefined;
  readonly report: Report;
}

/** One kind of mistake or a few of one mind: looks through the policy and reports what it finds. */
export type Check = (scope: Scope) => void;

/** Reports a finding at the place of `node`, or of what stands in it under `key`. */
export type Report = <C extends FindingCode>(
  code: C,
  parameters: FindingParameters[C],
  node: object,
  key?: string | number,
) => void;
