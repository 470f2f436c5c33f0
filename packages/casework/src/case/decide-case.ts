import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { decideAsked, inWords, plain, type Asked, type Explained, type Reader } from './decide.js';
import type { PlainDecision } from './stored-case.js';

export interface Question extends Asked, Reader {
  readonly policy: string;
  /** Number of a version; the current one unless given. */
  readonly version?: number | undefined;
}

export interface DecidedCase extends Explained {
  /** As `redress decide` answers it, without its reasons: those are in words. */
  readonly decision: PlainDecision;
}

/** Decides one case and words the outcome; stores nothing. Errors: `unknown-policy`, `unknown-version`, `case-refused`. */
export async function decideCase(context: Context, question: Question): Promise<DecidedCase> {
  const { policy, version, locale, audience, ...asked } = question;
  const found = await findVersion(context, policy, version);
  const program = await context.office.programs.current(context, found);
  const { decision } = decideAsked(program, asked, true);
  return { decision: plain(decision), ...inWords(program, decision, { locale, audience }) };
}
