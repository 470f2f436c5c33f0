import type { Finding } from '../finding.js';
import type { Place } from '../places.js';
import { CHECKING, type CheckingParameters } from './checking.js';
import type { Entries } from './entry.js';
import { PROVING, type ProvingParameters } from './proving.js';
import { READING, type ReadingParameters } from './reading.js';

/** What every kind of finding is told, by code. */
export type FindingParameters = ReadingParameters & CheckingParameters & ProvingParameters;

export type FindingCode = keyof FindingParameters;

/** Every kind of finding about a policy: its severity, what it says and what it advises. */
export const CATALOGUE: Entries<FindingParameters> = { ...READING, ...CHECKING, ...PROVING };

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
        file,
        line,
        column,
        message: visible(message(parameters)),
        hint: visible(hint(parameters)),
        parameters,
      };
      found.set(JSON.stringify(finding), finding);
    },
    all: () => [...found.values()].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** Characters that a terminal would obey instead of showing are shown by their number. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
