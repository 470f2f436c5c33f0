import { canonicalText, type Json } from '@redress/calendar';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { findVersion } from '../policy/find-version.js';
import { decideAsked, inWords, plain, type Explained, type Reader } from './decide.js';
import { findCase } from './find-case.js';

/**
 * Puts a stored decision into words, by the policy version, the calendars and the airports that decided. Its reasons are made again and
 * only told if the decision comes out as it was. Errors: `unknown-case`, `version-unreadable`, `decided-otherwise`.
 */
export async function explainCase(context: Context, id: string, reader: Reader): Promise<Explained> {
  const row = await findCase(context, id);
  const version = await findVersion(context, row.policy, row.version);
  const program = await context.office.programs.pinned(context, version, row);
  const rates = row.rates.length === 0 ? undefined : row.rates;
  const { decision } = decideAsked(program, { case: JSON.parse(row.case), at: row.at, rates }, true);
  if (canonical(JSON.stringify(plain(decision))) !== canonical(row.decision)) {
    throw new CaseworkError(
      'decided-otherwise',
      'this version of the program decides the case otherwise than it was decided',
      { hint: 'the stored decision stands; see it, and decide the case again to compare' },
    );
  }
  return inWords(program, decision, reader);
}

/** `at` as it was asked for may have had a finding of its own, `assumed-time`; the instant it came to has none. */
function canonical(text: string): string {
  const { findings, ...decision } = JSON.parse(text) as Record<string, Json>;
  const others = Array.isArray(findings) ? findings.filter((finding: Json) => !isAboutAt(finding)) : [];
  return canonicalText({ ...decision, findings: others });
}

function isAboutAt(finding: Json): boolean {
  return typeof finding === 'object' && finding !== null && 'where' in finding && finding['where'] === 'at';
}
