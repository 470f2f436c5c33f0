/**
 * The known word closest to `word`, if it is close enough to be what was meant: at most a third of its letters differ,
 * capitals aside. Here, in the lowest room that answers a slip of the pen, for all rooms above.
 */
export function nearest<T extends string>(word: string, known: Iterable<T>): T | undefined {
  const meant = compared(word);
  let best: T | undefined;
  let fewest = Math.max(1, Math.floor(meant.length / 3)) + 1;
  for (const candidate of known) {
    const other = compared(candidate);
    if (Math.abs(other.length - meant.length) >= fewest) continue;
    const edits = editsBetween(meant, other);
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** The beginning tells enough, and a column of a foreign file may be of any length. */
function compared(word: string): string {
  return word.slice(0, 64).toLowerCase();
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let edits = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
