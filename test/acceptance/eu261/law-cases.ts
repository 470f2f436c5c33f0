import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyTest } from '@redress/policy';
import { parse } from 'yaml';
import { repositoryRoot } from '../../kit/repository.js';

/** A case of a law as the tables of this folder write it: what is stated, and what the article says of it. */
export interface LawCase {
  readonly name: string;
  readonly rule: string;
  readonly note: string;
  readonly incidentAt?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
}

interface Table {
  /** What is stated in every case of the file unless the case says otherwise; `unset` takes it away. */
  readonly ordinary: Readonly<Record<string, unknown>>;
  readonly cases: readonly Omit<LawCase, 'name'>[];
}

const FOLDER = join(repositoryRoot, 'test/acceptance/eu261');
const RECEIVED_AT = '2026-03-02T10:00:00+01:00';
const FIELDS = ['inScope', 'halved', 'extraordinary', 'treatedAs'];
const STAGES = ['reimbursement', 'national-body', 'limitation', 'limitation-germany'];

/** All cases of the folder's tables, in their order. */
export function lawCases(): LawCase[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return files.toSorted().flatMap((file) => {
    const { ordinary, cases }: Table = parse(readFileSync(join(FOLDER, file), 'utf8'));
    return cases.map((one, at) => ({
      ...one,
      name: `${file.replace('.yaml', '')} ${at + 1}: ${one.rule} ${one.note}`,
      facts: Object.fromEntries(
        Object.entries({ ...ordinary, ...one.facts }).filter(([, value]) => value !== 'unset'),
      ),
    }));
  });
}

/** The same as a test inside a policy (LANGUAGE.md, tests). */
export function asPolicyTest({ name, note, rule, incidentAt, facts, expect }: LawCase): PolicyTest {
  return {
    name,
    note,
    cite: [rule],
    given: { ...(incidentAt === undefined ? {} : { incidentAt }), receivedAt: RECEIVED_AT, facts },
    expect: answerOf(expect),
  };
}

/** What a case expects, as a part of the answer of `redress decide`. */
function answerOf(expect: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const answer: Record<string, Record<string, unknown>> = {};
  const put = (section: string, key: string, value: unknown): void => {
    const into = (answer[section] ??= {});
    const before = into[key];
    into[key] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
  };
  let findings: readonly unknown[] | undefined;
  for (const [key, value] of Object.entries(expect)) {
    if (FIELDS.includes(key)) put('classification', key, value === 'open' ? null : value);
    else if (key === 'open') put('undetermined', 'remedies.compensation', { facts: value });
    else if (key === 'openScope') put('undetermined', 'classification.inScope', { facts: value });
    else if (key === 'findings') findings = listOf(value).map((code) => ({ code }));
    else if (key === 'kinds') {
      for (const [id, kind] of Object.entries(Object(value))) put('remedies', id, { kind });
    } else if (key === 'due') {
      for (const [id, day] of Object.entries(Object(value))) {
        put(STAGES.includes(id) ? 'stages' : 'remedies', id, day === 'none' ? null : { lastDay: day });
      }
    } else if (key !== 'presumed') putRemedy(put, key, value);
  }
  return findings === undefined ? answer : { ...answer, findings };
}

/** An amount owed, `owed`, `possible`, `open-amount`, `none`, the bounds of an open amount, or the rule that refuses. */
function putRemedy(
  put: (section: string, key: string, value: unknown) => void,
  id: string,
  value: unknown,
): void {
  const refusedBy = isObject(value) ? value['refusedBy'] : undefined;
  const between = isObject(value) ? listOf(value['between']) : [];
  put('denied', id, refusedBy === undefined ? null : { rule: refusedBy });
  if (refusedBy !== undefined || value === 'none') put('remedies', id, null);
  else if (typeof value === 'number') put('remedies', id, { state: 'owed', total: euro(value) });
  else if (between.length > 0) {
    put('remedies', id, { state: 'owed', totalMin: euro(between[0]), totalMax: euro(between[1]) });
  } else if (value === 'open-amount') put('remedies', id, { state: 'owed', total: null });
  else put('remedies', id, { state: value });
}

function euro(amount: unknown): { readonly amount: string; readonly currency: string } {
  return { amount: Number(amount).toFixed(2), currency: 'EUR' };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
