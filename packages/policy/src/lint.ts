import type { CheckingCode } from './catalogue/checking.js';
import { checkPolicy, type CheckContext } from './check/check-policy.js';
import type { PolicyDocument } from './document.js';
import type { Finding } from './finding.js';
import type { Policy } from './policy.js';
import type { Places } from './places.js';
import { readPolicy, strangersFirst } from './read-policy.js';
import type { Sections } from './read/sections.js';

/** A policy as far as it could be understood, and everything that is to be said about it. */
export interface Linted {
  /** Present unless there is an error among the findings. */
  readonly policy?: Policy;
  /** Present if every part could be typed, with errors or without: its names may be offered, it may not decide. */
  readonly document?: PolicyDocument;
  /** Where everything of the document stands; present with it. */
  readonly places?: Places;
  /** In the order of the text, keys at the top that a policy does not have first. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the text of a policy, YAML or JSON, and checks it; all findings together. Where the text has mistakes of its own,
 * the checks do not complain that what could not be read is missing.
 */
export function lint(
  text: string,
  file: string,
  context: Pick<CheckContext, 'calendars' | 'tables'> & { readonly sections?: Sections },
): Linted {
  const { document, places, strays, findings } = readPolicy(text, file, context.sections);
  if (document === undefined) return { findings };
  const checked = checkPolicy(document, places, {
    file,
    calendars: context.calendars,
    tables: context.tables,
    misplaced: strays.names,
  });
  if (!findings.some(({ severity }) => severity === 'error')) {
    return { ...checked, document, places, findings: inOrder([...findings, ...checked.findings]) };
  }
  const others = checked.findings.filter(({ code }) => !SAYS_MISSING.has(code));
  return { document, places, findings: strangersFirst(inOrder([...findings, ...others]), strays) };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** Findings that may only follow from a key that was misspelled and left out. */
const SAYS_MISSING: ReadonlySet<string> = new Set<CheckingCode>([
  'amount-missing',
  'no-upper-bound',
  'settled-without-presumption',
  'stage-without-clock',
  'table-otherwise-missing',
  'table-output-missing',
  'term-empty',
  'test-without-moment',
  'title-missing',
  'translation-missing',
  'unused',
  'value-outside-periods',
  'value-periods-overlap',
]);
