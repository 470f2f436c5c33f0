import type { Finding } from '../finding.js';
import type { Place } from '../places.js';
import { CHECKING, type CheckingParameters } from './checking.js';
import type { Entries } from './entry.js';
import { LAYERING, type LayeringParameters } from './layering.js';
import { PROVING, type ProvingParameters } from './proving.js';
import { READING, type ReadingParameters } from './reading.js';

/** What every kind of finding is told, by code. */
export type FindingParameters = ReadingParameters &
  LayeringParameters &
  CheckingParameters &
  ProvingParameters;

export type FindingCode = keyof FindingParameters;

/** Every kind of finding about a policy: its severity, what it says and what it advises. */
export const CATALOGUE: Entries<FindingParameters> = { ...READING, ...LAYERING, ...CHECKING, ...PROVING };

/** Takes one finding: its code, where it stands, and the parameters of that code. */
export type Reporter = <Code extends FindingCode>(
  code: Code,
  place: Place,
  parameters: FindingParameters[Code],
) => void;

/** Collects findings about `file`, in the order of the text. What is said twice about one place is kept once. */
export function collectFindings(file: string): { readonly report: Reporter; readonly all: () => Finding[] } {
  const found = new Map<string, Finding>();
  return {
    report: (code, place, parameters) => {
      const { severity, message, hint } = CATALOGUE[code];
      const { line, column } = place;
      const finding = {
        code,
        severity,
        file: place.file ?? file,
        line,
        column,
        message: visible(message(parameters)),
        hint: visible(hint(parameters)),
        parameters,
      };
      found.set(JSON.stringify(finding), finding);
    },
    all: () => inOrder([...found.values()], file),
  };
}

/** In the order of the text `file`, then file by file those of the layers it stands on. */
export function inOrder<F extends Finding>(findings: readonly F[], file: string): F[] {
  return findings.toSorted((a, b) => byFile(a, b, file) || a.line - b.line || a.column - b.column);
}

function byFile(a: Finding, b: Finding, first: string): number {
  if (a.file === b.file) return 0;
  if (a.file === first || b.file === first) return a.file === first ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}

/** Characters that a terminal would obey instead of showing are shown by their number. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
