import type { Decision } from '@redress/engine';
import type { Side } from './side.js';

/** A decision that says nothing but what is given. */
function decisionWith(parts: Partial<Decision>): Decision {
  return {
    id: 'c',
    at: '2026-03-02T10:00:00+08:00',
    policy: { id: 'p', version: '1', effectiveHash: '' },
    calendarHash: '',
    classification: {},
    alsoMatched: {},
    routing: {},
    missing: [],
    completeness: 1,
    responsibility: {},
    presumed: [],
    stages: [],
    reports: [],
    remedies: [],
    denied: [],
    totals: [],
    approvals: [],
    notices: [],
    undetermined: [],
    askNext: [],
    rates: [],
    findings: [],
    ...parts,
  };
}

export function sideWith(parts: Partial<Decision>): Side {
  return { decision: decisionWith(parts) };
}

export function total(min: string, max: string | null): Decision['totals'][number] {
  return { basis: 'contract', currency: 'CNY', amount: min === max ? min : null, min, max };
}
