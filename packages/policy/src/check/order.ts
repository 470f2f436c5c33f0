/** What must come first for each node. Targets that are no nodes themselves are passed over. */
export type Graph = ReadonlyMap<string, Iterable<string>>;

export interface Order {
  /** Every node after what it needs, otherwise in the order of the graph. */
  readonly order: readonly string[];
  /** Each a path of nodes whose last needs the first. */
  readonly cycles: readonly (readonly string[])[];
}

/** Sorts by depth-first search with a stack of its own, so that a chain of any length is sorted. */
export function orderOf(graph: Graph): Order {
  const order: string[] = [];
  const cycles: (readonly string[])[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const root of graph.keys()) {
    if (state.has(root)) continue;
    const path: string[] = [root];
    const pending: Iterator<string>[] = [needsOf(graph, root)];
    state.set(root, 'open');
    while (pending.length > 0) {
      const node = path[path.length - 1] ?? root;
      const next = pending[pending.length - 1]?.next();
      if (next === undefined || next.done === true) {
        state.set(node, 'done');
        order.push(node);
        path.pop();
        pending.pop();
      } else if (state.get(next.value) === 'open') {
        cycles.push(path.slice(path.indexOf(next.value)));
      } else if (graph.has(next.value) && !state.has(next.value)) {
        state.set(next.value, 'open');
        path.push(next.value);
        pending.push(needsOf(graph, next.value));
      }
    }
  }
  return { order, cycles };
}

function needsOf(graph: Graph, node: string): Iterator<string> {
  return (graph.get(node) ?? [])[Symbol.iterator]();
}
