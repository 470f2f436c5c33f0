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
  const trie = new Trie(1 + sequences.reduce((sum, { length }) => sum + length, 0));
  const ends = sequences.map((sequence) => trie.insert(sequence));

  const start = new Int32Array(SYMBOLS);
  const fallback = new Int32Array(trie.size);
  const sequence = new Int32Array(trie.size).fill(-1);
  const ending = new Int32Array(trie.size);
  const shorter = new Int32Array(trie.size);
  ends.forEach((state, index) => (sequence[state] = index));

  function step(state: number, symbol: number): number {
    for (let from = state; from !== 0; from = fallback[from] ?? 0) {
      const next = trie.child(from, symbol);
      if (next !== 0) return next;
    }
    return start[symbol] ?? 0;
  }

  // What a state falls back to is shallower, and so already done.
  for (const state of trie.byDepth()) {
    const parent = trie.parent[state] ?? 0;
    const symbol = trie.symbol[state] ?? 0;
    if (parent === 0) start[symbol] = state;
    else fallback[state] = step(fallback[parent] ?? 0, symbol);
    shorter[state] = ending[fallback[state] ?? 0] ?? 0;
    ending[state] = sequence[state] === -1 ? (shorter[state] ?? 0) : state;
  }
  return { step, ending, shorter, sequence };
}

/** One more than the UTF-16 units, for a boundary. */
const SYMBOLS = 65_537;

/** States numbered from 1, each known by its parent and symbol; an open hash table leads from these to the state. */
class Trie {
  size = 1;
  readonly parent: Int32Array;
  readonly symbol: Int32Array;
  readonly #depth: Int32Array;
  readonly #slots: Int32Array;

  constructor(capacity: number) {
    this.parent = new Int32Array(capacity);
    this.symbol = new Int32Array(capacity);
    this.#depth = new Int32Array(capacity);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(4 * capacity)));
  }

  /** The state in which the sequence ends. */
  insert(sequence: readonly number[]): number {
    let state = 0;
    for (const symbol of sequence) {
      const slot = this.#slotOf(state, symbol);
      this.#slots[slot] ||= this.#add(state, symbol);
      state = this.#slots[slot] ?? 0;
    }
    return state;
  }

  /** 0 if there is none. */
  child(state: number, symbol: number): number {
    return this.#slots[this.#slotOf(state, symbol)] ?? 0;
  }

  byDepth(): Int32Array {
    const states = Int32Array.from({ length: this.size - 1 }, (_, index) => index + 1);
    return states.toSorted((a, b) => (this.#depth[a] ?? 0) - (this.#depth[b] ?? 0));
  }

  #add(parent: number, symbol: number): number {
    const state = this.size++;
    this.parent[state] = parent;
    this.symbol[state] = symbol;
    this.#depth[state] = (this.#depth[parent] ?? 0) + 1;
    return state;
  }

  /** Where the child stands, or the free slot where it would. */
  #slotOf(state: number, symbol: number): number {
    const last = this.#slots.length - 1;
    let slot = Math.imul(Math.imul(state, 0x9e_37_79_b1) ^ symbol, 0x85_eb_ca_6b);
    slot = (slot ^ (slot >>> 15)) & last;
    for (;;) {
      const child = this.#slots[slot] ?? 0;
      if (child === 0 || (this.symbol[child] === symbol && this.parent[child] === state)) return slot;
      slot = (slot + 1) & last;
    }
  }
}
