import { nearest } from '@redress/calendar';
import type { ListType, PolicyTest, ValueType } from '../document.js';
import { reachOf } from '../layers/reach.js';
import { itemName } from '../list-item.js';
import { SHARES } from '../shares-name.js';
import { readDate, readInstant } from './moment.js';
import type { Check, Scope } from './scope.js';
import { typeInWords } from './type.js';

/** Tests of the policy that name what is not there, so that they could never fail, or that have no moment. */
export const checkTests: Check = (scope) => {
  for (const test of scope.document.tests) {
    checkGiven(scope, test);
    checkExpected(scope, test);
  }
};

function checkGiven(scope: Scope, test: PolicyTest): void {
  const { document, report } = scope;
  if (test.given['receivedAt'] === undefined && test.at === undefined) {
    report('test-without-moment', { test: test.name }, test, 'given');
  }
  for (const [owner, key, moment] of [
    [test.given, 'receivedAt', test.given['receivedAt']],
    [test.given, 'incidentAt', test.given['incidentAt']],
    [test, 'at', test.at],
  ] as const) {
    if (moment === undefined || typeof moment === 'number') continue;
    if (typeof moment === 'string' && (readInstant(moment) ?? readDate(moment)) !== undefined) continue;
    const why = 'write a moment with its offset, as 2026-03-02T10:00:00+08:00';
    report(
      'value-type',
      { value: typeof moment === 'string' ? moment : JSON.stringify(moment), wanted: 'an instant', why },
      owner,
      key,
    );
  }
  const facts = members(test.given['facts']);
  if (facts !== undefined) checkFacts(scope, facts, '');
  for (const matter of mattersIn(test)) {
    const own = members(matter['facts']);
    if (own !== undefined) checkFacts(scope, own, '');
  }
  const settled = members(test.given['settled']);
  if (settled !== undefined) {
    for (const name of Object.keys(settled)) {
      if (document.facts.has(name) || reachOf(document).has(name)) continue;
      unknown(scope, 'fact', name, document.facts.keys(), settled, name);
    }
  }
  const events = test.given['events'];
  if (!Array.isArray(events)) return;
  const stages = new Set(document.stages.map(({ id }) => id));
  for (const event of events) {
    const stage = members(event)?.['stage'];
    if (typeof stage !== 'string' || stages.has(stage)) continue;
    unknown(scope, 'stage', stage, stages, event, 'stage');
  }
}

/** Facts may be nested or dotted: `flight: { delay: 5 }` and `flight.delay: 5` are the same. */
function checkFacts(scope: Scope, facts: Members, path: string): void {
  const { document } = scope;
  for (const [key, value] of Object.entries(facts)) {
    const name = path === '' ? key : `${path}.${key}`;
    const fact = document.facts.get(name);
    if (fact?.type.kind === 'list') {
      checkElements(scope, name, fact.type, value, facts, key);
      continue;
    }
    if (fact !== undefined) {
      checkValue(scope, name, fact.type, value, facts, key);
      continue;
    }
    // What no layer declares may still be read by a law, under its bare name.
    if (reachOf(document).has(name)) continue;
    const inner = members(value);
    const isParent = [...document.facts.keys(), ...reachOf(document).keys()].some((declared) =>
      declared.startsWith(`${name}.`),
    );
    if (isParent && inner !== undefined) checkFacts(scope, inner, name);
    else if (!isParent || value !== null) unknown(scope, 'fact', name, document.facts.keys(), facts, key);
  }
}

function checkElements(
  scope: Scope,
  name: string,
  { item }: ListType,
  value: unknown,
  owner: object,
  key: string,
): void {
  if (value === null) return;
  if (!Array.isArray(value)) {
    const shown = JSON.stringify(value);
    scope.report('test-value', { name, value: shown, wanted: 'a list', nearest: undefined }, owner, key);
    return;
  }
  for (const element of value) {
    const stated = members(element) ?? {};
    for (const [field, raw] of Object.entries(stated)) {
      const type = item.get(field)?.type;
      if (type === undefined) unknown(scope, 'field', field, item.keys(), stated, field);
      else checkValue(scope, itemName(name, field), type, raw, stated, field);
    }
  }
}

function checkValue(
  { report }: Scope,
  name: string,
  type: ValueType,
  value: unknown,
  owner: object,
  key: string,
): void {
  if (value === null) return;
  const isWrong =
    type.kind === 'enum'
      ? typeof value !== 'string' || !type.values.has(value)
      : type.kind === 'boolean'
        ? typeof value !== 'boolean'
        : type.kind === 'date'
          ? typeof value !== 'string' || (readDate(value) ?? readInstant(value)) === undefined
          : type.kind === 'integer'
            ? !Number.isSafeInteger(value)
            : false;
  if (!isWrong) return;
  const known =
    type.kind === 'enum' && typeof value === 'string' ? nearest(value, type.values.keys()) : undefined;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  report('test-value', { name, value: shown, wanted: typeInWords(type), nearest: known }, owner, key);
}

function mattersIn({ given }: PolicyTest): readonly Members[] {
  const matters: unknown = given['matters'];
  return Array.isArray(matters)
    ? matters.filter((matter: unknown): matter is Members => isMembers(matter))
    : [];
}

function checkExpected(scope: Scope, test: PolicyTest): void {
  const ids = mattersIn(test).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const { matters, ...ofAll } = test.expect;
  if (matters === undefined || ids.length === 0) {
    checkAnswer(scope, test.expect, test.expect);
    return;
  }
  checkAnswer(scope, ofAll, test.expect);
  checkItems(scope, 'matters', matters, new Set(ids));
  for (const one of Array.isArray(matters) ? matters : Object.values(members(matters) ?? {})) {
    const own = members(one);
    if (own !== undefined) checkAnswer(scope, own, own);
  }
}

/** What is expected of one answer; `node` is where it stands. */
function checkAnswer(scope: Scope, expected: Members, node: object): void {
  const { document } = scope;
  for (const [key, value] of Object.entries(expected)) {
    if (!ANSWER.has(key)) unknown(scope, 'a part of the answer,', key, ANSWER, node, key);
    const parts = members(value);
    if (key === 'classification' || key === 'alsoMatched') {
      checkKeys(scope, 'field', parts, [...document.classification.keys(), ...fieldNames(scope, key)]);
    }
    if (key === 'routing') checkKeys(scope, 'field', parts, [...document.routing.keys()]);
    if (key === 'responsibility')
      checkKeys(scope, 'field', parts, [
        ...document.responsibility.keys(),
        SHARES,
        ...document.shares.keys(),
      ]);
    const ids = ITEMS.get(key)?.(scope);
    if (ids !== undefined) checkItems(scope, key, value, ids);
    if ((key === 'presumed' || key === 'askNext') && Array.isArray(value)) {
      value.forEach((name: unknown, index) => {
        if (typeof name !== 'string' || document.facts.has(name) || document.derive.has(name)) return;
        unknown(scope, 'fact', name, document.facts.keys(), value, index);
      });
    }
  }
}

function fieldNames({ document }: Scope, key: string): readonly string[] {
  return key === 'alsoMatched' ? [...document.routing.keys(), ...document.responsibility.keys()] : [];
}

function checkItems(scope: Scope, key: string, value: unknown, ids: ReadonlySet<string>): void {
  const what = key.replace(/s$/, '').replace('remedie', 'remedy').replace('denied', 'remedy');
  if (Array.isArray(value)) {
    for (const item of value) {
      const id = members(item)?.['id'];
      if (typeof id === 'string' && !ids.has(id)) unknown(scope, what, id, ids, item, 'id');
    }
  } else checkKeys(scope, what, members(value), [...ids]);
}

function checkKeys(scope: Scope, what: string, parts: Members | undefined, known: readonly string[]): void {
  if (parts === undefined) return;
  for (const name of Object.keys(parts)) {
    if (!known.includes(name)) unknown(scope, what, name, known, parts, name);
  }
}

function unknown(
  { report }: Scope,
  what: string,
  name: string,
  known: Iterable<string>,
  node: object,
  key: string | number,
): void {
  report('test-unknown-name', { what, name, nearest: nearest(name, known) }, node, key);
}

type Members = Readonly<Record<string, unknown>>;

function members(value: unknown): Members | undefined {
  return isMembers(value) ? value : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ITEMS: ReadonlyMap<string, (scope: Scope) => ReadonlySet<string>> = new Map([
  ['stages', ({ document }: Scope) => idsOf([...document.stages, ...document.reports])],
  ['reports', ({ document }: Scope) => idsOf(document.reports)],
  ['remedies', ({ document }: Scope) => idsOf(document.remedies)],
  ['denied', ({ document }: Scope) => idsOf(document.remedies)],
  ['approvals', ({ document }: Scope) => idsOf(document.approvals)],
  ['notices', ({ document }: Scope) => idsOf(document.notices)],
]);

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

/** The keys of an answer of `redress decide`. */
const ANSWER: ReadonlySet<string> = new Set([
  'id',
  'at',
  'policy',
  'calendarHash',
  'classification',
  'alsoMatched',
  'routing',
  'missing',
  'completeness',
  'responsibility',
  'presumed',
  'stages',
  'reports',
  'remedies',
  'denied',
  'totals',
  'approvals',
  'notices',
  'undetermined',
  'askNext',
  'attestation',
  'findings',
  'reasons',
]);
