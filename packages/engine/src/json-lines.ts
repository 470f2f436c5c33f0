import { lasting, type KeptText } from './shared-text.js';

/** The part of a `TextEncoder` that is needed, which every place that runs this has. */
interface Encoder {
  readonly encodeInto: (text: string, into: Uint8Array) => { readonly written: number };
}

/** To hand a shorter text to the encoder costs more than to go through it. */
const SHORT = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Lines of JSON in UTF-8, collected one behind the other in memory that is used again. */
export class JsonLines {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  constructor(private readonly encoder: Encoder) {}

  text(text: string): void {
    this.makeRoom(text.length * 3);
    if (text.length <= SHORT && this.addAscii(text)) return;
    this.length += this.encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
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

  /** Adds a part as JSON, whose text is kept for the next time. */
  shared(part: object, kept: KeptText): void {
    const { bytes } = kept;
    if (bytes === undefined) {
      const start = this.length;
      this.text(JSON.stringify(part));
      kept.bytes = lasting(this.bytes.subarray(start, this.length));
      return;
    }
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
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
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
