/** Where finished lines go: a stream or a file. */
export interface LineTarget {
  /** Writes whole lines; settles when they are taken. Throws `WriteError`. */
  write(lines: string | Uint8Array): Promise<void> | void;
  /** The reader went away. */
  readonly isClosed: boolean;
  close(): Promise<void> | void;
}

/** Pieces written at once, in characters. */
const LARGE = 1 << 16;

/** Collects lines and writes them in large pieces, waiting where the reader is slow. A piece is always whole lines. */
export class Sink {
  private pending: string[] = [];
  private length = 0;

  constructor(private readonly target: LineTarget) {}

  /** There is nobody left to write for. */
  get isClosed(): boolean {
    return this.target.isClosed;
  }

  line(text: string): void {
    this.pending.push(text, '\n');
    this.length += text.length + 1;
  }

  json(value: unknown): void {
    this.line(JSON.stringify(value));
  }

  /** Several lines, the last one ended too. */
  lines(text: string): void {
    this.pending.push(text);
    this.length += text.length;
  }

  /** Lines already in UTF-8, after those collected before. */
  async bytes(lines: Uint8Array): Promise<void> {
    await this.flush();
    if (!this.isClosed && lines.length > 0) await this.target.write(lines);
  }

  /** Writes what has been collected once it is worth it. */
  async settle(atLeast = LARGE): Promise<void> {
    if (this.length >= atLeast) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.pending.join('');
    this.pending = [];
    this.length = 0;
    if (text !== '' && !this.isClosed) await this.target.write(text);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.target.close();
  }
}
