import type { Context } from '../context.js';
import { findVersion, versionsInUse } from '../policy/find-version.js';
import { decidingVersion, versionFor, type DecidingVersion } from '../policy/version-for.js';
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
  /** Number of a version; the one in force at the receipt unless given. */
  readonly version?: number | undefined;
}

export interface DecidedCase extends Explained {
  /** As `redress decide` answers it, without its reasons: those are in words. */
  readonly decision: PlainDecision;
  readonly version: DecidingVersion;
}

/** Of a case with matters: an answer for each, and what they come to together. */
export interface DecidedMatters {
  readonly matters: readonly DecidedCase[];
  readonly overall: Overall;
}

/** Decides one case and words the outcome; stores nothing. Errors: `unknown-policy`, `unknown-version`, `no-version-in-force`, `case-refused`. */
export async function decideCase(
  context: Context,
  question: Question,
): Promise<DecidedCase | DecidedMatters> {
  const { policy, version, locale, audience, ...asked } = question;
  const { matters, isOne } = mattersAsked(asked);
  const input = matters[0]?.case;
  const found =
    version === undefined
      ? versionFor(await versionsInUse(context, policy), input, context.now)
      : await findVersion(context, policy, version);
  const because = decidingVersion(found, input, version === undefined ? 'received' : 'asked');
  const program = await context.office.programs.current(context, found);
  const decided = (matter: Asked): DecidedCase => {
    const { decision } = decideAsked(program, matter, true);
    return {
      decision: plain(decision),
      version: because,
      ...inWords(program, decision, { locale, audience }),
    };
  };
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
