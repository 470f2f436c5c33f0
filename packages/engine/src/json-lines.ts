import { lasting, type KeptText } from './shared-text.js';

/** Memory to write into, and how a text gets into it as UTF-8: what every place that runs this has in a form of its own. */
export interface TextMemory<Bytes extends Uint8Array> {
  allocate(size: number): Bytes;
  /** Writes `text` into `bytes` from `at` on, where there is room for it; the number of bytes written. */
  write(text: string, bytes: Bytes, at: number): number;
}

/** To hand a shorter text to the encoder costs more than to go through it. */
const SHORT = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Lines of JSON in UTF-8, collected one behind the other in memory that is used again. */
export class JsonLines<Bytes extends Uint8Array = Uint8Array> {
  private bytes: Bytes;
  private length = 0;

  constructor(private readonly memory: TextMemory<Bytes>) {
    this.bytes = memory.allocate(1 << 16);
  }

  text(text: string): void {
    this.makeRoom(text.length * 3);
    if (text.length <= SHORT && this.addAscii(text)) return;
    this.length += this.memory.write(text, this.bytes, this.length);
  }

  /** Adds a text as JSON. */
  string(text: string): void {
    const { length } = this;
    this.makeRoom(text.length + 2);
    if (text.length > SHORT || !this.addPlain(text)) {
      this.text(JSON.stringify(text));
      return;
    }
    this.bytes[length] = QUOTE;
    this.bytes[this.length] = QUOTE;
    this.length += 1;
  }

  /** Adds a text that is kept for the next time. */
  again(kept: KeptText, textOf: () => string): void {
    const { bytes, length } = this;
    if (kept.bytes === undefined) {
      this.text(textOf());
      kept.bytes = lasting(this.bytes.subarray(length, this.length));
      return;
    }
    const { length: more } = kept.bytes;
    if (length + more > bytes.length) this.makeRoom(more);
    this.bytes.set(kept.bytes, length);
    this.length = length + more;
  }

  /** What was collected, to be read before anything is added again: the next lines begin anew in the same memory. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  /** Adds a text of plain ASCII; of another one nothing. */
  private addAscii(text: string): boolean {
    const { bytes, length } = this;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > 0x7f) return false;
      bytes[length + at] = unit;
    }
    this.length += text.length;
    return true;
  }

  /** Adds a text of ASCII that JSON takes as it stands, behind room for a quotation mark; of another one nothing. */
  private addPlain(text: string): boolean {
    const { bytes } = this;
    const start = this.length + 1;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 0x20 || unit > 0x7f || unit === QUOTE || unit === BACKSLASH) return false;
      bytes[start + at] = unit;
    }
    this.length = start + text.length;
    return true;
  }

  private makeRoom(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const larger = this.memory.allocate(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
