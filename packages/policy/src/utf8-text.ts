/** A long text that is written piece by piece and wanted as UTF-8 only: no piece is ever joined to another as a string. */
export class Utf8Text {
  #bytes = new Uint8Array(65_536);
  #length = 0;

  add(piece: string): void {
    const { length } = piece;
    // A UTF-16 unit takes three bytes at most.
    this.#reserve(3 * length);
    const bytes = this.#bytes;
    const start = this.#length;
    for (let index = 0; index < length; index += 1) {
      const unit = piece.charCodeAt(index);
      if (unit > LAST_ASCII) {
        this.#length = start + ENCODER.encodeInto(piece, bytes.subarray(start)).written;
        return;
      }
      bytes[start + index] = unit;
    }
    this.#length = start + length;
  }

  /** All that was written so far; overwritten by what is written afterwards. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}

const LAST_ASCII = 0x7f;
const ENCODER = new TextEncoder();
