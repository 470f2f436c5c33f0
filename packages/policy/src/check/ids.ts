import type { Edition, Table } from '../document.js';
import { groupById } from '../editions/group-by-id.js';
import { intersection, isDated } from '../editions/period.js';
import { sharesLabel } from '../shares-name.js';
import type { Check, Scope } from './scope.js';
import { FIELD_GROUPS } from './survey.js';

/** Ids that occur twice, facts and derivations of one name, and names that the language gives itself. */
export const checkIds: Check = (scope) => {
  const { written: document } = scope;
  for (const [phase, prefix] of FIELD_GROUPS) {
    for (const field of document[phase].values())
      once(scope, `rule of \`${prefix}.${field.name}\``, field.rules);
  }
  for (const table of document.tables.values()) rowsOnce(scope, table);
  for (const { name, rules } of document.shares.values()) once(scope, `rule of ${sharesLabel(name)}`, rules);
  once(scope, 'checklist', document.checklists);
  once(scope, 'remedy', document.remedies);
  for (const remedy of document.remedies) once(scope, `refusal of remedy \`${remedy.id}\``, remedy.refusedBy);
  once(scope, 'approval', document.approvals);
  once(scope, 'stage', document.stages);
  once(scope, 'report', document.reports);
  once(scope, 'notice', document.notices);
  const tests = new Set<string>();
  for (const test of document.tests) {
    if (tests.has(test.name)) scope.report('duplicate-id', { kind: 'test', id: test.name }, test, 'name');
    tests.add(test.name);
  }
  for (const name of document.derive.keys()) {
    if (!document.facts.has(name)) continue;
    scope.report('duplicate-id', { kind: 'fact or derivation', id: name }, document.derive, name);
  }
  for (const declared of [document.facts, document.derive]) {
    for (const name of declared.keys()) {
      if (RESERVED.test(name)) scope.report('reserved-name', { name }, declared, name);
    }
  }
};

/** Names that mean something else. */
export const RESERVED =
  /^(case\.(id|receivedAt|incidentAt|at)$|(value|option|class|route|responsibility|remedy|total|stage|table|item)\.)/;

/** Rows of one id hold on different days: a decision names a row by its id, and on a day there is one of that name. */
function rowsOnce({ report }: Scope, { name, rows }: Table): void {
  for (const [id, editions] of groupById(rows)) {
    editions.forEach((row, at) => {
      if (editions.slice(0, at).some((other) => intersection(other, row) !== undefined))
        report('duplicate-id', { kind: `row of table \`${name}\``, id }, row, 'id');
    });
  }
}

function once({ report }: Scope, kind: string, items: readonly (Edition & { readonly id: string })[]): void {
  const seen = new Map<string, boolean>();
  for (const item of items) {
    const isEdition = isDated(item);
    // Editions of one id are looked through by their dates.
    if (seen.has(item.id) && !(isEdition || seen.get(item.id) === true))
      report('duplicate-id', { kind, id: item.id }, item, 'id');
    seen.set(item.id, isEdition || seen.get(item.id) === true);
  }
}
