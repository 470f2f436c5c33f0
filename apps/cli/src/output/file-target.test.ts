import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileTarget } from './file-target.js';

const folder = mkdtempSync(join(tmpdir(), 'redress-target-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file', () => {
  it('is replaced, or added to', () => {
    const path = join(folder, 'a');
    for (const [mode, text] of [
      ['replace', 'one\n'],
      ['append', 'two\n'],
    ] as const) {
      const target = new FileTarget(path, mode);
      target.write(text);
      target.close();
    }
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
    new FileTarget(path, 'replace').close();
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('keeps a line that was cut off as a line of its own', () => {
    const path = join(folder, 'b');
    writeFileSync(path, 'whole\ncut o');
    const target = new FileTarget(path, 'append');
    target.write('next\n');
    target.close();
    expect(readFileSync(path, 'utf8')).toBe('whole\ncut o\nnext\n');
  });

  it.each([
    [folder, 'file-is-folder'],
    [join(folder, 'none', 'c'), 'folder-not-found'],
    [join(folder, 'a', 'c'), 'folder-not-found'],
  ])('that cannot be opened is refused in our words: %s', (path, code) => {
    expect(() => new FileTarget(path, 'append')).toThrow(
      expect.objectContaining({ code, hint: expect.stringMatching(/./) }),
    );
  });

  it('that is full says so', () => {
    const target = new FileTarget('/dev/full', 'append');
    expect(() => target.write('x\n')).toThrow(expect.objectContaining({ code: 'disk-full' }));
    target.close();
  });
});
