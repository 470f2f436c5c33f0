import {
  columnsOf,
  lawOf,
  rowCondition,
  type Condition,
  type FirstHit,
  type Policy,
  type PolicyDocument,
} from '@redress/policy';

/** A condition that a decision hangs on, and where it stands. */
export interface Rule {
  /** `classification.topic`, `remedies.voucher`, `facts.flight.delay` … */
  readonly where: string;
  /** The id of the rule; else `when`, `relevantWhen`, `within[0]` … */
  readonly rule: string;
  readonly when: Condition;
}

/** One key for a rule in maps. */
export function keyOf({ where, rule }: Pick<Rule, 'where' | 'rule'>): string {
  return `${where} ${rule}`;
}

/** Every condition of a policy and every row of its tables, except one that holds on some days only. */
export function rulesAndRowsOf(policy: Policy): Rule[] {
  return [...rulesOf(policy.document), ...rowsOf(policy)];
}

/** Every condition of a policy except those within amounts. What has no condition holds always and is left out. */
export function rulesOf(document: PolicyDocument): Rule[] {
  const rules: Rule[] = [];
  const add = (where: string, rule: string, when: Condition | undefined): void => {
    if (when !== undefined) rules.push({ where, rule, when });
  };
  const addCases = <T>(where: string, rule: string, list: FirstHit<T> | undefined): void =>
    list?.cases.forEach(({ when }, position) => add(where, `${rule}[${position}]`, when));
  for (const { name, relevantWhen } of document.facts.values())
    add(`facts.${name}`, 'relevantWhen', relevantWhen);
  for (const group of ['classification', 'routing', 'responsibility'] as const) {
    for (const field of document[group].values()) {
      for (const { id, when } of field.rules) add(`${group}.${field.name}`, id, when);
    }
  }
  for (const { name, rules } of document.shares.values())
    for (const { id, when } of rules) add(`responsibility.${name}`, id, when);
  for (const { id, when } of document.checklists) add(`checklists.${id}`, 'when', when);
  for (const { id, when, refusedBy, payer } of document.remedies) {
    add(`remedies.${id}`, 'when', when);
    for (const ground of refusedBy) add(`remedies.${id}`, `refusedBy.${ground.id}`, ground.when);
    if (typeof payer === 'object') addCases(`remedies.${id}`, 'payer', payer);
  }
  for (const { id, when } of document.approvals) add(`approvals.${id}`, 'when', when);
  for (const { id, when, within, owner } of document.stages) {
    add(`stages.${id}`, 'when', when);
    addCases(`stages.${id}`, 'within', within);
    if (typeof owner === 'object') addCases(`stages.${id}`, 'owner', owner);
  }
  for (const { id, when } of document.notices) add(`notices.${id}`, 'when', when);
  return rules;
}

const rowsByPolicy = new WeakMap<Policy, readonly Rule[]>();

/** Rows of tables as conditions; kept, since there may be thousands. */
function rowsOf(policy: Policy): readonly Rule[] {
  const known = rowsByPolicy.get(policy);
  if (known !== undefined) return known;
  const { document } = policy;
  const rows = [...document.tables.values()].flatMap((table) => {
    const { currency } = lawOf(document, table.name) ?? document;
    const columns = columnsOf(table, { currency, facts: document.facts }, policy.types);
    return table.rows.flatMap((row, position): Rule[] =>
      row.from === undefined && row.to === undefined
        ? [{ where: `tables.${table.name}`, rule: row.id, when: rowCondition(columns, position) }]
        : [],
    );
  });
  rowsByPolicy.set(policy, rows);
  return rows;
}
