import type { Policy } from '@redress/policy';
import type { Decision, FieldValue } from './decision.js';

/** What several matters of one case come to together (design.md §1). */
export interface Overall {
  /** Of every field that takes the highest: the highest of all matters; absent while one of them leaves it open. */
  readonly classification: Readonly<Record<string, FieldValue>>;
  /** The earliest due time that is still to be met, and whose it is; null where none is known. */
  readonly due: {
    readonly id: string;
    readonly stage: string;
    readonly due: string;
    readonly provisional: boolean;
  } | null;
}

/** The case takes the highest urgency of its matters and their earliest due time. */
export function overallOf(
  { document }: Policy,
  decisions: readonly Pick<Decision, 'id' | 'classification' | 'stages'>[],
): Overall {
  const classification = [...document.classification.values()].flatMap(({ name, take, type, order }) => {
    if (take !== 'highest') return [];
    const ranks = type.kind === 'enum' ? (order ?? [...type.values.keys()]) : undefined;
    const values = decisions.map((decision) => decision.classification[name]);
    if (values.includes(undefined)) return [];
    const highest = values.reduce((a, b) => (rankOf(b, ranks) > rankOf(a, ranks) ? b : a));
    return highest === undefined ? [] : [[name, highest] as const];
  });
  const open = decisions.flatMap(({ id, stages }) =>
    stages.flatMap(({ id: stage, due, provisional, done }) =>
      due === null || done !== undefined ? [] : [{ id, stage, due, provisional }],
    ),
  );
  const [due = null] = open.toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due));
  return { classification: Object.fromEntries(classification), due };
}

function rankOf(value: FieldValue | undefined, order: readonly string[] | undefined): number {
  if (typeof value === 'string') return order?.indexOf(value) ?? -1;
  if (typeof value === 'number') return value;
  return typeof value === 'object' && value !== null ? Number(value.amount) : -Infinity;
}
