/** A key that begins in a column where no key around it begins: offset of the key, and where it was probably meant to. */
export interface Misindented {
  readonly key: string;
  readonly offset: number;
  /** 1-based. */
  readonly column: number;
  /** The key in whose column it was probably meant to begin. */
  readonly sibling: string;
  readonly siblingLine: number;
  readonly siblingColumn: number;
}

/**
 * The first line, up to `until`, that is indented like none of the lines it could belong to, looked for in a text that the
 * parser has refused. Only lines of the form `key: …` or `- key: …` are judged; what stands in brackets, quotes or text
 * blocks is passed over. Absent where no line is plainly wrong.
 */
export function misindented(text: string, until: number): Misindented | undefined {
  let open: Open[] = [];
  let offset = 0;
  let brackets = 0;
  let block: number | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const start = offset;
    offset += line.length + 1;
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (block !== undefined && indent > block) continue;
    block = undefined;
    const isInside = brackets > 0;
    brackets = Math.max(0, brackets + bracketsIn(line));
    if (isInside) continue;
    const match = LINE.exec(line);
    if (match === null) return undefined;
    const [, blanks = '', dashes = '', key = '', rest = ''] = match;
    const column = blanks.length + dashes.length + 1;
    const place = { key, line: index + 1, offset: start + column - 1, column };
    const entry = { ...place, hasValue: hasValue(rest) };
    const wrong = dashes === '' ? strayIn(open, entry) : undefined;
    if (wrong !== undefined) return wrong;
    const first = blanks.length + 1;
    open = open.filter((each) => each.column < first || (dashes === '' && each.column === first));
    if (dashes === '') open = open.filter((each) => each.column < column);
    open.push(entry);
    if (/^[|>]/.test(rest)) block = blanks.length;
    if (start > until) return undefined;
  }
  return undefined;
}

interface Open {
  readonly key: string;
  readonly line: number;
  readonly offset: number;
  readonly column: number;
  readonly hasValue: boolean;
}

const LINE = /^( *)((?:- +)*)("[^"]*"|'[^']*'|[^\s"'#[\]{},&*!|>%@`-][^\s:]*(?: [^\s:]+)*):(?: +(.*))?$/;

function strayIn(open: readonly Open[], { key, offset, column }: Open): Misindented | undefined {
  const last = open.at(-1);
  if (last === undefined || open.some((each) => each.column === column)) return undefined;
  // Deeper than a key that has its value already, or between the columns that are open.
  const sibling = column > last.column ? (last.hasValue ? last : undefined) : deeper(open, column);
  if (sibling === undefined) return undefined;
  return {
    key,
    offset,
    column,
    sibling: sibling.key,
    siblingLine: sibling.line,
    siblingColumn: sibling.column,
  };
}

function deeper(open: readonly Open[], column: number): Open | undefined {
  return open.find((each) => each.column > column);
}

function hasValue(rest: string): boolean {
  return rest !== '' && !/^(?:#|[|>]|&\S+\s*$)/.test(rest);
}

/** How many brackets a line opens more than it closes, those in quotes and comments left out. */
function bracketsIn(line: string): number {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').replace(/(?:^|\s)#.*$/, '');
  return (bare.match(/[[{]/g) ?? []).length - (bare.match(/[\]}]/g) ?? []).length;
}
