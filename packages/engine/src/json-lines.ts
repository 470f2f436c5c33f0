import { keepText, type KeptText } from './shared.js';

/** The part of a `TextEncoder` that is needed, which every place that runs this has. */
interface Encoder {
  readonly encodeInto: (text: string, into: Uint8Array) => { readonly written: number };
}

/** Lines of JSON in UTF-8, collected one behind the other in memory that is used again. */
export class JsonLines {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  constructor(private readonly encoder: Encoder) {}

  text(text: string): void {
    this.makeRoom(text.length * 3);
    this.length += this.encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Adds a text, and keeps it for the next time. */
  keep(text: string, kept: KeptText): void {
    const start = this.length;
    this.text(text);
    keepText(kept, this.bytes, start, this.length);
  }

  kept(memory: Uint8Array, start: number, end: number): void {
    this.makeRoom(end - start);
    this.bytes.set(memory.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** What was collected, to be read before anything is added again: the next lines begin anew in the same memory. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
