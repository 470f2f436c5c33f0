import type { FindingCode, FindingParameters } from '../catalogue/index.js';
import type { Finding } from '../finding.js';

/** What is wrong, then what to do. */
export type Wording = readonly [message: string, hint: string];

/** How every kind of finding is said in one language, by the parameters that its English wording takes. */
export type Wordings = {
  readonly [Code in FindingCode]: (parameters: FindingParameters[Code]) => Wording;
};

/** The finding in the language of `wordings`; in English if it has no other wording, as from a newer server. */
export function wordFinding({ code, parameters, message, hint }: Finding, wordings: Wordings): Wording {
  // Each code stands beside the parameters it was reported with; a table by code cannot say so.
  const known: Readonly<Record<string, ((parameters: never) => Wording) | undefined>> = wordings;
  return (parameters && known[code]?.(parameters as never)) ?? [message, hint];
}
