/** Where in a document the cursor stands, as far as the lines above it tell: the text may be broken elsewhere. */
export interface Cursor {
  /** Keys down to the cursor; `[]` for an item of a list. In a value, the last one is its key. */
  readonly path: readonly string[];
  readonly isValue: boolean;
  /** What was typed of the word so far; it starts `typed.length` before the cursor. */
  readonly typed: string;
  /** The other keys of the map around the cursor, with what stands behind them on their line. */
  readonly siblings: ReadonlyMap<string, string>;
}

/** An entry of a line: an item's dash or a key, by its column. */
interface Entry {
  readonly column: number;
  /** `[]` for a dash. */
  readonly name: string;
  readonly value: string;
}

/** Reads indentation and, on the cursor's own line, braces and brackets. `row` counts from 0; `column` is where the cursor stands. */
export function cursorAt(lines: readonly string[], row: number, column: number): Cursor {
  const before = (lines[row] ?? '').slice(0, column);
  const { opened, start } = openFlow(before);
  const block = start === undefined ? before : before.slice(0, start);
  const entries = entriesOf(block);
  const last = entries.at(-1);
  const isKeyed = last !== undefined && last.name !== '[]';
  const typed = /[^\s,:{}[\]"']*$/.exec(before)?.[0] ?? '';

  const own = isKeyed ? entries : entries.filter(({ name }) => name === '[]');
  const keyColumn = isKeyed ? last.column : firstColumn(block, own);
  const outer = climb(lines, row, isKeyed ? entries.slice(0, -1) : own, keyColumn);
  const path = isKeyed ? [...outer, last.name] : outer;
  const siblings = siblingsOf(lines, row, keyColumn);

  if (opened.length === 0) {
    if (isKeyed) siblings.delete(last.name);
    return { path, isValue: isKeyed, typed, siblings };
  }
  const inner = opened.flatMap(({ kind, key }) => [
    ...(kind === '[' ? ['[]'] : []),
    ...(key === undefined ? [] : [key]),
  ]);
  const map = opened.findLast(({ kind }) => kind === '{');
  const around = map === undefined ? siblings : new Map(map.pairs);
  const isValue = opened.at(-1)?.kind === '[' || opened.at(-1)?.key !== undefined;
  return { path: [...path, ...inner], isValue, typed, siblings: around };
}

interface Flow {
  readonly kind: '{' | '[';
  /** The key whose value is being written. */
  key: string | undefined;
  readonly pairs: [string, string][];
}

/** The braces and brackets that are open at the end of a line. */
function openFlow(before: string): { readonly opened: readonly Flow[]; readonly start: number | undefined } {
  const opened: Flow[] = [];
  let start: number | undefined;
  let from = 0;
  let quote: string | undefined;
  const word = (end: number) => before.slice(from, end).trim();
  const endPair = (end: number) => {
    const flow = opened.at(-1);
    if (flow?.kind === '{' && flow.key !== undefined) flow.pairs.push([flow.key, word(end)]);
    if (flow?.kind === '{') flow.key = undefined;
  };
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at];
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '#' && (at === 0 || before[at - 1] === ' ')) {
      break;
    } else if (character === '{' || character === '[') {
      if (opened.length === 0) start = at;
      opened.push({ kind: character, key: undefined, pairs: [] });
      from = at + 1;
    } else if (character === '}' || character === ']') {
      endPair(at);
      opened.pop();
      if (opened.length === 0) start = undefined;
      from = at + 1;
    } else if (character === ',' && opened.length > 0) {
      endPair(at);
      from = at + 1;
    } else if (character === ':' && opened.at(-1)?.kind === '{' && /\s|$/.test(before[at + 1] ?? ' ')) {
      const flow = opened.at(-1);
      if (flow !== undefined) flow.key = word(at);
      from = at + 1;
    }
  }
  return { opened, start };
}

/** The dashes and the key that a line begins with. */
function entriesOf(line: string): Entry[] {
  const entries: Entry[] = [];
  let column = line.length - line.trimStart().length;
  while (/^-(\s|$)/.test(line.slice(column))) {
    entries.push({ column, name: '[]', value: '' });
    column += 1 + (/^\s*/.exec(line.slice(column + 1))?.[0].length ?? 0);
  }
  const key = /^(?:"([^"]*)"|'([^']*)'|([^\s#{[][^:#]*?))\s*:(?:\s+(.*))?$/.exec(line.slice(column));
  const name = key?.[1] ?? key?.[2] ?? key?.[3];
  if (name !== undefined)
    entries.push({ column, name, value: key?.[4]?.replace(/\s+#.*$/, '').trim() ?? '' });
  return entries;
}

function firstColumn(block: string, dashes: readonly Entry[]): number {
  const dash = dashes.at(-1);
  if (dash === undefined) return block.length - block.trimStart().length;
  return dash.column + 1 + (/^\s*/.exec(block.slice(dash.column + 1))?.[0].length ?? 1);
}

/** What encloses the column `limit` of `row`: on the line itself `own`, then upwards. */
function climb(lines: readonly string[], row: number, own: readonly Entry[], limit: number): string[] {
  const path: string[] = [];
  let inside = limit;
  const enter = (entries: readonly Entry[]) => {
    for (const { column, name } of entries.toReversed()) {
      if (column >= inside) continue;
      path.unshift(name);
      // The items of a list may stand under their key without indentation.
      inside = name === '[]' ? column + 0.5 : column;
    }
  };
  enter(own);
  for (let above = row - 1; above >= 0 && inside > 0; above -= 1) {
    const line = lines[above] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const entries = entriesOf(line);
    const [first] = entries;
    if (first === undefined || first.column >= inside) continue;
    // Of an item's line only what leads here counts: its dash may belong to a neighbour at the same depth.
    enter(
      inside % 1 === 0.5
        ? entries.filter(({ name, column }) => name !== '[]' || column < inside - 0.5)
        : entries,
    );
  }
  return path;
}

/** The keys at the same column, up and down to where the map ends. */
function siblingsOf(lines: readonly string[], row: number, column: number): Map<string, string> {
  const found = new Map<string, string>();
  const look = (step: 1 | -1) => {
    for (let at = row + step; at >= 0 && at < lines.length; at += step) {
      const line = lines[at] ?? '';
      if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
      const entries = entriesOf(line);
      const indentation = line.length - line.trimStart().length;
      const key = entries.find((entry) => entry.column === column && entry.name !== '[]');
      const isItem = entries[0]?.name === '[]' && indentation < column;
      if (isItem && step === 1) return;
      if (key !== undefined) found.set(key.name, key.value);
      if (indentation < column) return;
    }
  };
  look(-1);
  look(1);
  return found;
}
