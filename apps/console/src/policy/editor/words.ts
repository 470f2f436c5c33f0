/** A stretch of a line that is coloured; offsets count from its start. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly kind: 'key' | 'text' | 'constant' | 'comment';
}

/** The keys, quoted texts, numbers and other constants, and the comment of one line of YAML that is no block of text. */
export function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  let depth = 0;
  while (at < line.length) {
    const character = line[at] ?? '';
    if (/[\s,]/.test(character)) {
      at += 1;
    } else if (/[[\]{}]/.test(character)) {
      depth += /[[{]/.test(character) ? 1 : -1;
      at += 1;
    } else if (/[-?:]/.test(character) && /\s|^$/.test(line[at + 1] ?? '')) {
      at += 1;
    } else if (character === '#' && /\s|^$/.test(line[at - 1] ?? '')) {
      words.push({ from: at, to: line.length, kind: 'comment' });
      break;
    } else {
      const text = scalarAt(line, at, depth > 0);
      const isKey = /^\s*:(?:\s|$)/.test(line.slice(at + text.length));
      const kind = isKey ? 'key' : kindOf(text);
      if (kind !== undefined) words.push({ from: at, to: at + text.length, kind });
      at += text.length;
    }
  }
  return words;
}

/** Whether a block of text (`|` or `>`) begins behind this line, and at which column it ends. */
export function blockAfter(line: string): number | undefined {
  return /(?:^|[\s:-])[|>][-+\d]*\s*(?:\s#.*)?$/.test(line)
    ? line.length - line.trimStart().length
    : undefined;
}

function scalarAt(line: string, at: number, isInFlow: boolean): string {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/.exec(line.slice(at));
  if (quoted !== null) return quoted[0];
  const plain = isInFlow
    ? /^.(?:[^\s,[\]{}:#]|:(?!\s|$)|\s+(?![\s:#])|(?<!\s)#)*/
    : /^.(?:[^\s:#]|:(?!\s|$)|\s+(?![\s:#])|(?<!\s)#)*/;
  return plain.exec(line.slice(at))?.[0].trimEnd() ?? line.slice(at);
}

function kindOf(text: string): Word['kind'] | undefined {
  if (/^["']/.test(text)) return 'text';
  return /^(?:true|false|null|~|[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i.test(text)
    ? 'constant'
    : undefined;
}
