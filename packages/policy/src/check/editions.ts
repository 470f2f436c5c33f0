import type { Edition, PolicyDocument } from '../document.js';
import { saidOf } from '../editions/in-force.js';
import { groupById } from '../editions/group-by-id.js';
import { isDated } from '../editions/period.js';
import { sharesLabel } from '../shares-name.js';
import { checkDatedBy } from './facts.js';
import { checkPeriod, lookThrough } from './period.js';
import type { Check, Scope } from './scope.js';
import { FIELD_GROUPS } from './survey.js';

/**
 * What is written several times with dates: editions that overlap, leave holes or run backwards, are told apart by different
 * dates, or differ in what has to be one for all of them.
 */
export const checkEditions: Check = (scope) => {
  const { written: document } = scope;
  for (const { label, items } of editionsOf(document)) checkDates(scope, label, items);
  for (const items of groupById(document.remedies).values())
    checkAgreement(scope, `remedy \`${items[0]?.id ?? ''}\``, items, REMEDY_KEYS);
  for (const items of groupById(document.stages).values())
    checkAgreement(scope, `stage \`${items[0]?.id ?? ''}\``, items, STAGE_KEYS);
  for (const [group, prefix] of FIELD_GROUPS)
    for (const field of document[group].values())
      checkAgreement(
        scope,
        `field \`${prefix}.${field.name}\``,
        [field, ...(field.others ?? [])],
        FIELD_KEYS,
      );
  for (const [name, entries] of document.values)
    for (const entry of entries) checkDatedByOf(scope, `value \`${name}\``, entry, entries);
};

/** What the editions of one remedy, stage or field have in common. */
const REMEDY_KEYS = [
  'kind',
  'basis',
  'forEach',
  'per',
  'quantity',
  'beneficiary',
  'audience',
  'due',
  'proof',
  'stack',
] as const;
const STAGE_KEYS = [
  'starts',
  'earliest',
  'terms',
  'class',
  'pausesOn',
  'warnAt',
  'escalate',
  'onReclassify',
] as const;
const FIELD_KEYS = ['type', 'take', 'order', 'table', 'otherwise'] as const;

interface Group {
  readonly label: string;
  readonly items: readonly Edition[];
}

function editionsOf(document: PolicyDocument): readonly Group[] {
  const byId = (kind: string, items: readonly (Edition & { readonly id: string })[]): Group[] =>
    [...groupById(items)].map(([id, group]) => ({ label: `${kind} \`${id}\``, items: group }));
  const byName = (
    kind: string,
    declared: ReadonlyMap<string, Edition & { readonly others?: readonly Edition[] }>,
  ) =>
    [...declared].map(([name, first]): Group => ({
      label: `${kind} \`${name}\``,
      items: [first, ...(first.others ?? [])],
    }));
  const groups = [
    ...byName('derivation', document.derive),
    ...byName('condition', document.conditions),
    ...FIELD_GROUPS.flatMap(([group, prefix]) => [
      ...byName('field', document[group]),
      ...[...document[group].values()].flatMap(({ name, rules, others = [] }) =>
        [rules, ...others.map((one) => one.rules)].flatMap((list) =>
          [...groupById(list)].map(([id, items]) => ({
            label: `rule \`${id}\` of \`${prefix}.${name}\``,
            items,
          })),
        ),
      ),
    ]),
    ...[...document.shares.values()].flatMap(({ name, rules }) =>
      [...groupById(rules)].map(([id, items]) => ({
        label: `rule \`${id}\` of ${sharesLabel(name)}`,
        items,
      })),
    ),
    ...byId('checklist', document.checklists),
    ...byId('remedy', document.remedies),
    ...document.remedies.flatMap((remedy) =>
      [...groupById(remedy.refusedBy)].map(([id, items]) => ({
        label: `refusal \`${id}\` of remedy \`${remedy.id}\``,
        items,
      })),
    ),
    ...byId('approval', document.approvals),
    ...byId('stage', document.stages),
    ...byId('report', document.reports),
    ...byId('notice', document.notices),
  ];
  return groups.filter(
    ({ items }) => items.length > 1 || items.some((item) => isDated(item) || item.datedBy !== undefined),
  );
}

function checkDates(scope: Scope, label: string, items: readonly Edition[]): void {
  const { report } = scope;
  // Ids that are merely there twice have been told as such.
  if (items.length > 1 && !items.some(isDated) && !items.some((item) => 'others' in item)) return;
  for (const item of items) checkDatedByOf(scope, label, item, items);
  if (!items.map((item) => checkPeriod(item, label, report)).every(Boolean)) return;
  lookThrough(items, {
    overlap: (item, date) => report('edition-periods-overlap', { label, date }, item, 'from'),
    gap: (item, from, to) => report('edition-periods-gap', { label, from, to }, item, 'from'),
  });
}

function checkDatedByOf(scope: Scope, label: string, item: Edition, [first]: readonly Edition[]): void {
  if (item.datedBy !== undefined) checkDatedBy(item.datedBy, scope, item);
  if (first !== undefined && item.datedBy !== first.datedBy)
    scope.report('edition-differs', { label, key: 'datedBy' }, item, 'datedBy');
}

function checkAgreement<K extends string>(
  { report }: Scope,
  label: string,
  [first, ...others]: readonly Partial<Record<K, unknown>>[],
  keys: readonly K[],
): void {
  if (first === undefined) return;
  for (const other of others) {
    const key = keys.find((one) => saidOf(other[one]) !== saidOf(first[one]));
    if (key !== undefined) report('edition-differs', { label, key }, other, key);
  }
}
