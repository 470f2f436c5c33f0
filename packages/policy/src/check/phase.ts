/**
 * The order in which a decision is made. What stands in a phase reads what earlier ones have set; facts, derivations
 * and fields also read their own kind.
 */
export type Phase =
  | 'facts'
  | 'classification'
  | 'routing'
  | 'checklists'
  | 'responsibility'
  | 'remedies'
  | 'approvals'
  | 'stages'
  | 'notices';

/** Whether something in phase `reader` may read what is set in phase `name`. */
export function mayRead(reader: Phase, name: Phase): boolean {
  return RANK[name] < RANK[reader] || (name === reader && READS_ITSELF.has(name));
}

export function isLater(a: Phase, b: Phase): boolean {
  return RANK[a] > RANK[b];
}

const RANK: Readonly<Record<Phase, number>> = {
  facts: 0,
  classification: 1,
  routing: 2,
  checklists: 3,
  responsibility: 4,
  remedies: 5,
  approvals: 6,
  stages: 7,
  notices: 8,
};

const READS_ITSELF: ReadonlySet<Phase> = new Set(['facts', 'classification', 'routing', 'responsibility']);
