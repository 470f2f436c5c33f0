import { outputNamed, type Policy, type Table } from '@redress/policy';

/** The tables of a policy by when they can be asked. */
export interface TableOrder {
  /** By the output of a table that follows from facts alone at which it is asked: the first in the order of names. */
  readonly early: ReadonlyMap<string, Table>;
  /** By the field (`class.topic`) after which they can be asked, the tables that hang on fields. */
  readonly late: ReadonlyMap<string, readonly Table[]>;
  /** The outputs of those. */
  readonly lateOutputs: ReadonlySet<string>;
}

/** A table has no phase (language.md §4): it is asked as soon as all that it reads is known or decided. */
export function tableOrder(policy: Policy): TableOrder {
  const { document } = policy;
  const fields = [
    ...policy.classificationOrder.map((name) => `class.${name}`),
    ...policy.routingOrder.map((name) => `route.${name}`),
    ...policy.responsibilityOrder.map((name) => `responsibility.${name}`),
  ];
  const places = new Map(fields.map((name, place) => [name, place]));
  const after = new Map<Table, number>();
  const early = new Map<string, Table>();
  const late = new Map<string, Table[]>();
  const lateOutputs = new Set<string>();
  const placeOf = (name: string): number => {
    const [read] = outputNamed(name, document) ?? [];
    return (read === undefined ? places.get(name) : after.get(read)) ?? EARLY;
  };
  for (const name of policy.nameOrder) {
    const [table] = outputNamed(name, document) ?? [];
    if (table === undefined) continue;
    const isNew = !after.has(table);
    const place = Math.max(EARLY, ...[...table.inputs.values()].map((input) => placeOf(input.name)));
    after.set(table, place);
    const field = fields[place];
    if (field === undefined) {
      if (isNew) early.set(name, table);
      continue;
    }
    lateOutputs.add(name);
    if (isNew) late.set(field, [...(late.get(field) ?? []), table]);
  }
  return { early, late, lateOutputs };
}

const EARLY = -1;
