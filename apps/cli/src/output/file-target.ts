import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { LineTarget } from './sink.js';
import { writeError } from './write-error.js';

/**
 * A file that holds whole lines whatever happens: it is written synchronously, so that no signal falls into a line,
 * and a line that the disk has no room for is taken back. `append` adds to what is there, also beside another writer.
 */
export class FileTarget implements LineTarget {
  readonly isClosed = false;
  private readonly file: number;

  constructor(
    private readonly path: string,
    mode: 'append' | 'replace',
  ) {
    try {
      this.file = openSync(path, mode === 'append' ? 'a+' : 'w');
      if (mode === 'append') this.endBrokenLine();
    } catch (cause) {
      throw writeError(cause, this.name);
    }
  }

  write(lines: string | Uint8Array): void {
    const bytes = typeof lines === 'string' ? Buffer.from(lines) : lines;
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.file, bytes, written);
    } catch (cause) {
      this.takeBack(bytes, written);
      throw writeError(cause, this.name);
    }
  }

  close(): void {
    closeSync(this.file);
  }

  private get name(): string {
    return `\`${this.path}\``;
  }

  /** What an earlier run was cut off in stays a line of its own. */
  private endBrokenLine(): void {
    const stats = fstatSync(this.file);
    if (!stats.isFile() || stats.size === 0) return;
    const last = Buffer.alloc(1);
    readSync(this.file, last, 0, 1, stats.size - 1);
    if (last[0] !== NEWLINE) this.write('\n');
  }

  private takeBack(bytes: Uint8Array, written: number): void {
    const broken = written - (bytes.subarray(0, written).lastIndexOf(NEWLINE) + 1);
    const stats = fstatSync(this.file);
    if (broken > 0 && stats.isFile()) ftruncateSync(this.file, stats.size - broken);
  }
}

const NEWLINE = 0x0a;
