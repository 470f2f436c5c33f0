/** A set of cells of one axis, a bit each. */
export type Cells = Uint32Array;

export function noCells(size: number): Cells {
  return new Uint32Array((size + 31) >>> 5);
}

export function cellsOf(size: number, cells: Iterable<number>): Cells {
  const set = noCells(size);
  for (const cell of cells) addCell(set, cell);
  return set;
}

/** All from `from` up to, not including, `to`. */
export function cellsBetween(size: number, from: number, to: number): Cells {
  const set = noCells(size);
  for (let cell = Math.max(0, from); cell < Math.min(size, to); cell += 1) addCell(set, cell);
  return set;
}

export function addCell(set: Cells, cell: number): void {
  set[cell >>> 5] = (set[cell >>> 5] ?? 0) | (1 << (cell & 31));
}

export function hasCell(set: Cells, cell: number): boolean {
  return (((set[cell >>> 5] ?? 0) >>> (cell & 31)) & 1) === 1;
}

export function eitherOf(a: Cells, b: Cells): Cells {
  return a.map((word, at) => word | (b[at] ?? 0));
}

export function othersOf(all: Cells, without: Cells): Cells {
  return all.map((word, at) => word & ~(without[at] ?? 0));
}

export function isSameSet(a: Cells, b: Cells): boolean {
  return a.every((word, at) => word === b[at]);
}

export function isEmptySet(set: Cells): boolean {
  return set.every((word) => word === 0);
}

export function* eachCell(set: Cells): Generator<number> {
  for (let at = 0; at < set.length; at += 1) {
    let word = set[at] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      yield at * 32 + (31 - Math.clz32(lowest));
      word ^= lowest;
    }
  }
}
