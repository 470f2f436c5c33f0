import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyTest } from '@redress/policy';
import { parse } from 'yaml';
import { repositoryRoot } from '../kit/repository.js';

/** A case of a law as the tables in the folder of that name write it: what is stated, and what the article says of it. */
export interface LawCase {
  readonly name: string;
  readonly rule: string;
  readonly note: string;
  readonly incidentAt?: string;
  readonly receivedAt: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** What has to be known of a law to read its tables. */
export interface Law {
  readonly id: string;
  /** Its policy file, from the root of the repository. */
  readonly file: string;
  readonly text: string;
  readonly currency: string;
  readonly fields: readonly string[];
  readonly stages: readonly string[];
}

interface Table {
  /** What is stated in every case of the file unless the case says otherwise; `unset` takes it away. */
  readonly ordinary: Readonly<Record<string, unknown>>;
  /** When the complaints came in, unless the case says otherwise. */
  readonly receivedAt?: string;
  readonly cases: readonly (Omit<LawCase, 'name' | 'receivedAt'> & { readonly receivedAt?: string })[];
}

const RECEIVED_AT = '2026-03-02T10:00:00+01:00';

/** The law of `configs/regulations/<id>`. Errors: none of that name. */
export function lawOf(id: string): Law {
  const file = `configs/regulations/${id}/policy.yaml`;
  const text = readFileSync(join(repositoryRoot, file), 'utf8');
  const { currency, classification, stages } = parse(text);
  return {
    id,
    file,
    text,
    currency,
    fields: Object.keys(Object(classification)),
    stages: listOf(stages).map((stage) => String(Object(stage).id)),
  };
}

/** All cases of the law's tables, in their order. */
export function lawCases({ id }: Law): LawCase[] {
  const folder = join(repositoryRoot, 'test/acceptance', id);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.toSorted().flatMap((file) => {
    const {
      ordinary,
      cases,
      receivedAt = RECEIVED_AT,
    }: Table = parse(readFileSync(join(folder, file), 'utf8'));
    return cases.map((one, at) => ({
      receivedAt,
      ...one,
      name: `${file.replace('.yaml', '')} ${at + 1}: ${one.rule} ${one.note}`,
      facts: Object.fromEntries(
        Object.entries({ ...ordinary, ...one.facts }).filter(([, value]) => value !== 'unset'),
      ),
    }));
  });
}

/** The same as a test inside a policy (LANGUAGE.md, tests). */
export function asPolicyTest(law: Law, one: LawCase): PolicyTest {
  const { name, note, rule, incidentAt, receivedAt, facts, expect } = one;
  return {
    name,
    note,
    cite: [rule],
    given: { ...(incidentAt === undefined ? {} : { incidentAt }), receivedAt, facts },
    expect: answerOf(law, expect),
  };
}

/**
 * What a case expects, as a part of the answer of `redress decide`. Keys are fields (`open`: undetermined), remedies (see
 * below), `open` and `openScope` (the facts on which the compensation and the scope hang), `undetermined` (the facts by
 * what hangs on them), `kinds`, `payers` and `cites` of remedies, `due` (the last day, or the moment, of a stage or remedy)
 * and `findings`.
 */
function answerOf(law: Law, expect: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const answer: Record<string, Record<string, unknown>> = {};
  const put = (section: string, key: string, value: unknown): void => {
    const into = (answer[section] ??= {});
    const before = into[key];
    into[key] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
  };
  let findings: readonly unknown[] | undefined;
  for (const [key, value] of Object.entries(expect)) {
    if (law.fields.includes(key)) put('classification', key, value === 'open' ? null : value);
    else if (key === 'open') put('undetermined', 'remedies.compensation', { facts: value });
    else if (key === 'openScope') put('undetermined', 'classification.inScope', { facts: value });
    else if (key === 'undetermined') {
      for (const [where, facts] of Object.entries(Object(value))) {
        put('undetermined', where, facts === 'none' ? null : { facts });
      }
    } else if (key === 'findings') findings = listOf(value).map((code) => ({ code }));
    else if (key === 'kinds' || key === 'payers' || key === 'cites') {
      const property = key.slice(0, -1);
      for (const [id, word] of Object.entries(Object(value))) put('remedies', id, { [property]: word });
    } else if (key === 'due') {
      for (const [id, day] of Object.entries(Object(value))) {
        const due = String(day).includes('T') ? { due: day } : { lastDay: day };
        put(law.stages.includes(id) ? 'stages' : 'remedies', id, day === 'none' ? null : due);
      }
    } else if (key !== 'presumed') putRemedy(law, put, key, value);
  }
  return findings === undefined ? answer : { ...answer, findings };
}

/** An amount owed (`{ XDR: 1519 }` in another currency than the law's), `owed`, `possible`, `open-amount`, `none`, the bounds of an open amount, or the rule that refuses. */
function putRemedy(
  law: Law,
  put: (section: string, key: string, value: unknown) => void,
  id: string,
  value: unknown,
): void {
  const money = (stated: unknown): object => {
    const [currency, amount] = isObject(stated) ? Object.entries(stated).flat() : [law.currency, stated];
    return { amount: Number(amount).toFixed(2), currency };
  };
  const refusedBy = isObject(value) ? value['refusedBy'] : undefined;
  const between = isObject(value) ? listOf(value['between']) : [];
  put('denied', id, refusedBy === undefined ? null : { rule: refusedBy });
  if (refusedBy !== undefined || value === 'none') put('remedies', id, null);
  else if (typeof value === 'number' || (isObject(value) && between.length === 0))
    put('remedies', id, { state: 'owed', total: money(value) });
  else if (between.length > 0) {
    put('remedies', id, { state: 'owed', totalMin: money(between[0]), totalMax: money(between[1]) });
  } else if (value === 'open-amount') put('remedies', id, { state: 'owed', total: null });
  else put('remedies', id, { state: value });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
