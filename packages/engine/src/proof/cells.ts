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
  const either = a.slice();
  for (let at = 0; at < either.length; at += 1) either[at] = (either[at] ?? 0) | (b[at] ?? 0);
  return either;
}

export function othersOf(all: Cells, without: Cells): Cells {
  const others = all.slice();
  for (let at = 0; at < others.length; at += 1) others[at] = (others[at] ?? 0) & ~(without[at] ?? 0);
  return others;
}

export function bothOf(a: Cells, b: Cells): Cells {
  const both = a.slice();
  for (let at = 0; at < both.length; at += 1) both[at] = (both[at] ?? 0) & (b[at] ?? 0);
  return both;
}

export function isSameSet(a: Cells, b: Cells): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

export function isEmptySet(set: Cells): boolean {
  for (let at = 0; at < set.length; at += 1) if (set[at] !== 0) return false;
  return true;
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
