/** An expression that this witness does not read; what hangs on it cannot be confirmed. */
export class PatternNotRead extends Error {
  readonly code = 'pattern-not-read';
  readonly hint = 'write the expression with classes, groups, repetitions and anchors alone';

  constructor(pattern: string, at: number) {
    super(`the expression \`${pattern}\` holds something at ${at} that the witness does not read`);
    this.name = 'PatternNotRead';
  }
}

/**
 * Whether an expression in the syntax of RE2 is found in a text. All ways through the expression are followed at once,
 * character by character, so that no text takes longer than its length times that of the expression.
 * Error: `pattern-not-read`.
 */
export function finds(pattern: string, text: string): boolean {
  const machine = machineOf(pattern);
  const characters = Array.from(text);
  let alive: ReadonlySet<number> = new Set();
  for (let at = 0; at <= characters.length; at += 1) {
    const reached = reach([...alive, machine.start], machine, characters, at);
    if (reached.has(machine.end)) return true;
    const next = new Set<number>();
    for (const state of reached) {
      for (const edge of machine.edges[state] ?? []) {
        const character = characters[at];
        if (edge.on === 'character' && character !== undefined && edge.suits(character)) next.add(edge.to);
      }
    }
    alive = next;
  }
  return false;
}

function reach(
  from: readonly number[],
  { edges }: Machine,
  characters: readonly string[],
  at: number,
): Set<number> {
  const reached = new Set(from);
  for (const state of reached) {
    for (const edge of edges[state] ?? []) {
      if (edge.on === 'nothing' && (edge.holds === undefined || edge.holds(characters, at)))
        reached.add(edge.to);
    }
  }
  return reached;
}

interface Machine {
  readonly edges: readonly (readonly Edge[])[];
  readonly start: number;
  readonly end: number;
}

type Edge =
  | { readonly on: 'character'; readonly to: number; readonly suits: (character: string) => boolean }
  | { readonly on: 'nothing'; readonly to: number; readonly holds?: Assertion };

type Assertion = (characters: readonly string[], at: number) => boolean;

/** Builds the part between two states; called once for every repetition. */
type Build = (from: number, to: number) => void;

const machines = new Map<string, Machine>();
const MOST_MACHINES = 1_000;

function machineOf(pattern: string): Machine {
  const made = machines.get(pattern);
  if (made !== undefined) return made;
  if (machines.size >= MOST_MACHINES) machines.clear();
  const machine = new Reader(pattern).machine();
  machines.set(pattern, machine);
  return machine;
}

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

class Reader {
  readonly #characters: readonly string[];
  readonly #edges: Edge[][] = [];
  #at = 0;
  #flags: Flags = { i: false, m: false, s: false };

  constructor(readonly pattern: string) {
    this.#characters = Array.from(pattern);
  }

  machine(): Machine {
    const build = this.#either();
    if (this.#at < this.#characters.length) throw this.#refusal();
    const [start, end] = [this.#state(), this.#state()];
    build(start, end);
    return { edges: this.#edges, start, end };
  }

  #either(): Build {
    const outer = this.#flags;
    const branches = [this.#sequence()];
    while (this.#takes('|')) branches.push(this.#sequence());
    this.#flags = outer;
    return (from, to) => branches.forEach((branch) => branch(from, to));
  }

  #sequence(): Build {
    const parts: Build[] = [];
    for (let next = this.#next(); next !== undefined && next !== '|' && next !== ')'; next = this.#next())
      parts.push(this.#repeated());
    return (from, to) => {
      let at = from;
      for (const part of parts) part(at, (at = this.#state()));
      this.#step(at, to);
    };
  }

  #repeated(): Build {
    let build = this.#atom();
    for (;;) {
      const counts = this.#counts();
      if (counts === undefined) return build;
      // Shortest or longest, it is found all the same.
      this.#takes('?');
      build = this.#times(build, counts.least, counts.most);
    }
  }

  #counts(): { least: number; most: number } | undefined {
    if (this.#takes('*')) return { least: 0, most: Infinity };
    if (this.#takes('+')) return { least: 1, most: Infinity };
    if (this.#takes('?')) return { least: 0, most: 1 };
    const braces = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(this.#rest(12));
    if (braces === null) return undefined;
    this.#at += braces[0].length;
    const least = Number(braces[1]);
    return { least, most: braces[3] === '' ? (braces[2] === '' ? least : Infinity) : Number(braces[3]) };
  }

  #times(build: Build, least: number, most: number): Build {
    return (from, to) => {
      let at = from;
      for (let count = 0; count < least; count += 1) build(at, (at = this.#state()));
      if (most === Infinity) {
        const loop = this.#state();
        this.#step(at, loop);
        build(loop, loop);
        this.#step(loop, to);
        return;
      }
      for (let count = least; count < most; count += 1) {
        this.#step(at, to);
        build(at, (at = this.#state()));
      }
      this.#step(at, to);
    };
  }

  #atom(): Build {
    const { i, m, s } = this.#flags;
    const character = this.#take();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#one(this.#charClass(), i);
      case '.':
        return s ? this.#one('[^]', false) : this.#one('[^\\n]', false);
      case '^':
        return this.#assertion((all, at) => at === 0 || (m && all[at - 1] === '\n'));
      case '$':
        return this.#assertion((all, at) => at === all.length || (m && all[at] === '\n'));
      case '\\':
        return this.#escape(i);
      case undefined:
      case '*':
      case '+':
      case '?':
        throw this.#refusal();
      default:
        return this.#one(literal(character), i);
    }
  }

  #group(): Build {
    const opening = /^\?(?:P?<\w+>|([ims]*)(?:-([ims]+))?([:)]))/.exec(this.#rest(60));
    if (opening === null && this.#next() === '?') throw this.#refusal();
    const [whole = '', on = '', off = '', close = ':'] = opening ?? [];
    this.#at += whole.length;
    const outer = this.#flags;
    const flag = (name: keyof Flags): boolean => !off.includes(name) && (on.includes(name) || outer[name]);
    const flags = { i: flag('i'), m: flag('m'), s: flag('s') };
    this.#flags = flags;
    // `(?i)` holds to the end of the group it stands in.
    if (close === ')') return (from, to) => this.#step(from, to);
    const build = this.#either();
    this.#flags = outer;
    if (!this.#takes(')')) throw this.#refusal();
    return build;
  }

  #escape(i: boolean): Build {
    const character = this.#take();
    switch (character) {
      case 'A':
        return this.#assertion((_, at) => at === 0);
      case 'z':
        return this.#assertion((all, at) => at === all.length);
      case 'b':
        return this.#assertion(isEdgeOfWord);
      case 'B':
        return this.#assertion((all, at) => !isEdgeOfWord(all, at));
      default:
        return this.#one(`[${this.#classEscape(character)}]`, i);
    }
  }

  /** Behind `[`, as a class that JavaScript reads with the flag `u`. */
  #charClass(): string {
    let inner = this.#takes('^') ? '^' : '';
    for (let isFirst = true; ; isFirst = false) {
      const posix = /^\[:(\^?)(\w+):\]/.exec(this.#rest(14));
      if (posix !== null) {
        const ranges = POSIX[posix[2] ?? ''];
        if (ranges === undefined || posix[1] !== '') throw this.#refusal();
        inner += ranges;
        this.#at += posix[0].length;
        continue;
      }
      const character = this.#take();
      if (character === undefined) throw this.#refusal();
      if (character === ']' && !isFirst) return `[${inner}]`;
      if (character === '-') inner += '-';
      else inner += character === '\\' ? this.#classEscape(this.#take()) : literal(character);
    }
  }

  #classEscape(character: string | undefined): string {
    switch (character) {
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 'n':
      case 't':
      case 'r':
      case 'f':
      case 'v':
        return `\\${character}`;
      case 's':
        return ' \\t\\n\\f\\r';
      case 'S':
        return '\\0-\\x08\\x0b\\x0e-\\x1f!-\\u{10ffff}';
      case 'a':
        return '\\x07';
      case 'x':
        return this.#hexadecimal();
      case 'p':
      case 'P':
        return this.#property(character);
      default:
        if (character === undefined || /[\p{L}\p{N}]/u.test(character)) throw this.#refusal();
        return literal(character);
    }
  }

  #hexadecimal(): string {
    const digits = /^(?:([\da-f]{2})|\{([\da-f]{1,6})\})/i.exec(this.#rest(8));
    if (digits === null) throw this.#refusal();
    this.#at += digits[0].length;
    return `\\u{${digits[1] ?? digits[2] ?? ''}}`;
  }

  #property(letter: string): string {
    const named = /^(?:([A-Z])|\{(\^?)(\w+)\})/.exec(this.#rest(40));
    if (named === null) throw this.#refusal();
    this.#at += named[0].length;
    const name = named[1] ?? named[3] ?? '';
    const sign = (letter === 'P') === (named[2] === '^') ? 'p' : 'P';
    for (const written of [`\\${sign}{${name}}`, `\\${sign}{Script=${name}}`])
      if (isReadable(written)) return written;
    throw this.#refusal();
  }

  #one(characterClass: string, ignoresCase: boolean): Build {
    const single = `^${characterClass}$`;
    if (!isReadable(single)) throw this.#refusal();
    const test = new RegExp(single, ignoresCase ? 'iu' : 'u');
    return (from, to) =>
      this.#edge(from, { on: 'character', to, suits: (character) => test.test(character) });
  }

  #assertion(holds: Assertion): Build {
    return (from, to) => this.#edge(from, { on: 'nothing', to, holds });
  }

  #step(from: number, to: number): void {
    this.#edge(from, { on: 'nothing', to });
  }

  #edge(from: number, edge: Edge): void {
    this.#edges[from]?.push(edge);
  }

  #state(): number {
    return this.#edges.push([]) - 1;
  }

  #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string | undefined {
    return this.#characters[this.#at++];
  }

  #takes(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#at += 1;
    return true;
  }

  /** Only ASCII is looked for there, so that characters and units of the match count alike. */
  #rest(length: number): string {
    return this.#characters.slice(this.#at, this.#at + length).join('');
  }

  #refusal(): PatternNotRead {
    return new PatternNotRead(this.pattern, this.#at);
  }
}

function literal(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function isReadable(expression: string): boolean {
  try {
    return new RegExp(expression, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Words of ASCII alone. */
function isEdgeOfWord(characters: readonly string[], at: number): boolean {
  return /^\w$/.test(characters[at - 1] ?? '') !== /^\w$/.test(characters[at] ?? '');
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: ' \\t\\n\\v\\f\\r',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};
