import { CaseError, mattersOf, readCase as readCaseJson } from '@redress/policy';
import type { Mapped } from './mapped.js';

/**
 * Reads one line of NDJSON as a case, with its `outcome`, or as one for each of its matters; what cannot be read is
 * rejected with a reason.
 */
export function readCases(text: string, line: number): Mapped[] {
  try {
    return casesOf(JSON.parse(text), line);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    const message = `the line is no JSON: ${problem.message}`;
    return [
      {
        kind: 'rejected',
        line,
        reason: { code: 'json-malformed', message, hint: 'write one whole JSON object a line' },
      },
    ];
  }
}

function casesOf(value: unknown, line: number): Mapped[] {
  try {
    return mattersOf(value).map((one) => caseOf(one, line));
  } catch (problem) {
    if (!(problem instanceof CaseError)) throw problem;
    return [rejected(value, line, problem)];
  }
}

function caseOf(value: unknown, line: number): Mapped {
  try {
    const read = readCaseJson(value, ['outcome']);
    const outcome = isRecord(value) ? value.outcome : undefined;
    if (outcome === undefined) return { kind: 'case', line, case: read };
    if (isRecord(outcome)) return { kind: 'case', line, case: { ...read, outcome } };
    throw new CaseError('case-shape', '`outcome` must be an object', 'write names and values');
  } catch (problem) {
    if (!(problem instanceof CaseError)) throw problem;
    return rejected(value, line, problem);
  }
}

function rejected(value: unknown, line: number, { code, message, hint }: CaseError): Mapped {
  const id = isRecord(value) && typeof value.id === 'string' && value.id !== '' ? { id: value.id } : {};
  return { kind: 'rejected', line, ...id, reason: { code, message, hint } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
