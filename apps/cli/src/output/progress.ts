/** At most so often, so that a person can read it. */
const EVERY_MS = 250;
const CLEAR_LINE = '\r\u001b[2K';

/** Keeps a person on a terminal informed of something that takes long; says nothing elsewhere. */
export class Progress {
  private last = 0;
  private shown = false;

  constructor(private readonly terminal: { write(text: string): void } | undefined) {}

  tell(nowMs: number, text: () => string): void {
    if (this.terminal === undefined || nowMs - this.last < EVERY_MS) return;
    this.last = nowMs;
    this.shown = true;
    this.terminal.write(CLEAR_LINE + text());
  }

  clear(): void {
    if (this.shown) this.terminal?.write(CLEAR_LINE);
  }
}
