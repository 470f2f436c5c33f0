import { CaseError, readCase as readCaseJson } from '@redress/policy';
import type { Mapped } from './mapped.js';

/** Reads one line of NDJSON as a case, with its `outcome`; what cannot be read is rejected with a reason. */
export function readCase(text: string, line: number): Mapped {
  try {
    return caseOf(JSON.parse(text), line);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    const message = `the line is no JSON: ${problem.message}`;
    return {
      kind: 'rejected',
      line,
      reason: { code: 'json-malformed', message, hint: 'write one whole JSON object a line' },
    };
  }
}

function caseOf(value: unknown, line: number): Mapped {
  const id = isRecord(value) && typeof value.id === 'string' && value.id !== '' ? { id: value.id } : {};
  try {
    const read = readCaseJson(value, ['outcome']);
    const outcome = isRecord(value) ? value.outcome : undefined;
    if (outcome === undefined) return { kind: 'case', line, case: read };
    if (isRecord(outcome)) return { kind: 'case', line, case: { ...read, outcome } };
    throw new CaseError('case-shape', '`outcome` must be an object', 'write names and values');
  } catch (problem) {
    if (!(problem instanceof CaseError)) throw problem;
    const { code, message, hint } = problem;
    return { kind: 'rejected', line, ...id, reason: { code, message, hint } };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
