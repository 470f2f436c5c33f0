import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { overallOf, type Overall } from '@redress/engine';
import {
  decideAsked,
  inWords,
  mattersAsked,
  plain,
  type Asked,
  type Explained,
  type Reader,
} from './decide.js';
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

/** Of a case with matters: an answer for each, and what they come to together. */
export interface DecidedMatters {
  readonly matters: readonly DecidedCase[];
  readonly overall: Overall;
}

/** Decides one case and words the outcome; stores nothing. Errors: `unknown-policy`, `unknown-version`, `case-refused`. */
export async function decideCase(
  context: Context,
  question: Question,
): Promise<DecidedCase | DecidedMatters> {
  const { policy, version, locale, audience, ...asked } = question;
  const found = await findVersion(context, policy, version);
  const program = await context.office.programs.current(context, found);
  const decided = (matter: Asked): DecidedCase => {
    const { decision } = decideAsked(program, matter, true);
    return { decision: plain(decision), ...inWords(program, decision, { locale, audience }) };
  };
  const { matters, isOne } = mattersAsked(asked);
  if (isOne) return decided(asked);
  const answers = matters.map(decided);
  return {
    matters: answers,
    overall: overallOf(
      program.policy,
      answers.map(({ decision }) => decision),
    ),
  };
}
