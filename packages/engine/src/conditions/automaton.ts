/** An Aho–Corasick automaton over symbols 0 … 65,536; state 0 is the start. */
export interface Automaton {
  readonly step: (state: number, symbol: number) => number;
  /** The nearest state, itself or a suffix of it, in which a sequence ends; 0 if none. */
  readonly ending: Int32Array;
  /** From a state in which a sequence ends to the next shorter suffix in which one ends; 0 if none. */
  readonly shorter: Int32Array;
  /** The sequence that ends in a state, by its index; -1 if none. */
  readonly sequence: Int32Array;
}

/**
 * Compiles distinct, non-empty sequences of symbols. Over a whole text the steps take time linear in its length,
 * whatever the sequences are: a state that falls back loses depth that an earlier step had gained.
 */
export function compileAutomaton(sequences: readonly (readonly number[])[]): Automaton {
  const edges: Map<number, number>[] = [new Map()];
  const ends = new Map<number, number>();
  sequences.forEach((sequence, index) => ends.set(insert(edges, sequence), index));

  const start = new Int32Array(SYMBOLS);
  const fallback = new Int32Array(edges.length);
  const sequence = new Int32Array(edges.length).fill(-1);
  const ending = new Int32Array(edges.length);
  const shorter = new Int32Array(edges.length);

  function step(state: number, symbol: number): number {
    for (let from = state; from !== 0; from = fallback[from] ?? 0) {
      const next = edges[from]?.get(symbol);
      if (next !== undefined) return next;
    }
    return start[symbol] ?? 0;
  }

  // Breadth first: whatever a state falls back to is shallower and already done.
  const queue: number[] = [];
  for (const [symbol, child] of edges[0] ?? []) {
    start[symbol] = child;
    queue.push(child);
  }
  for (const state of queue) {
    const back = fallback[state] ?? 0;
    shorter[state] = ending[back] ?? 0;
    const ended = ends.get(state);
    if (ended !== undefined) sequence[state] = ended;
    ending[state] = ended === undefined ? (shorter[state] ?? 0) : state;
    for (const [symbol, child] of edges[state] ?? []) {
      fallback[child] = step(back, symbol);
      queue.push(child);
    }
  }
  return { step, ending, shorter, sequence };
}

/** One more than the UTF-16 units, for a boundary. */
const SYMBOLS = 65_537;

function insert(edges: Map<number, number>[], sequence: readonly number[]): number {
  let state = 0;
  for (const symbol of sequence) {
    let next = edges[state]?.get(symbol);
    if (next === undefined) {
      next = edges.length;
      edges.push(new Map());
      edges[state]?.set(symbol, next);
    }
    state = next;
  }
  return state;
}
