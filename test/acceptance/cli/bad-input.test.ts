import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../kit/repository.js';
import { folderOf, jsonOf, objectOf, redress, SHOP } from './redress.js';

interface BadCall {
  readonly note: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string | { readonly base64: string }>>;
  readonly code?: string;
  readonly says?: string;
  readonly out?: string;
}

interface BadLines {
  readonly note: string;
  readonly verb: string;
  readonly mapping?: true;
  readonly input?: string;
  readonly base64?: string;
  readonly answers: readonly string[];
}

const HERE = join(repositoryRoot, 'test/acceptance/cli');
const calls: readonly BadCall[] = parse(readFileSync(join(HERE, 'bad-calls.yaml'), 'utf8'));
const lines: readonly BadLines[] = parse(readFileSync(join(HERE, 'bad-lines.yaml'), 'utf8'));

describe('a call that is wrong', () => {
  it.concurrent.each(calls)('$note', async ({ args, files = {}, code, says, out }) => {
    const folder = folderOf(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? content : Buffer.from(content.base64, 'base64'),
        ]),
      ),
    );
    const filled = (text: string): string => text.replaceAll('{dir}', folder.path).replaceAll('{shop}', SHOP);
    const ended = await redress(args.map(filled));
    folder.remove();
    expect(ended.status).toBe(2);
    if (out === undefined) expect(ended.out).toBe('');
    else expect(ended.out).toContain(out);
    if (code !== undefined) expect(ended.err).toContain(`[${code}]\n`);
    if (says !== undefined) expect(ended.err).toContain(filled(says));
    expect(ended.err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });
});

describe('lines that are wrong', () => {
  it.concurrent.each(lines)('$note', async ({ verb, mapping, input = '', base64, answers }) => {
    const options = mapping === undefined ? [] : ['--mapping', join(SHOP, 'mapping.yaml')];
    const words =
      verb === 'decide' ? ['--policy', join(SHOP, 'policy.yaml'), '--cases', '-', ...options] : ['-'];
    const bytes = base64 === undefined ? input : Buffer.from(base64, 'base64');
    const ended = await redress([verb, ...words, '--policies', SHOP], bytes);
    expect({ status: ended.status, err: ended.err }).toEqual({ status: 1, err: '' });
    const got = jsonOf(ended.out).map((answer) =>
      'error' in answer ? String(objectOf(answer['error'])['code']) : 'fine',
    );
    expect(got).toEqual(answers);
    for (const answer of jsonOf(ended.out)) {
      if (!('error' in answer)) continue;
      expect(answer['line']).toBeTypeOf('number');
      expect(objectOf(answer['error'])).toMatchObject({ message: expect.stringMatching(/./) });
    }
  });
});

describe('YAML that its parser would warn of', () => {
  const head =
    'policy: p\nversion: "1"\nlayer: industry\ntitle: &t { en: P, zh-CN: 政策, zh-TW: 政策 }\ncurrency: CNY\nzone: Asia/Shanghai\ncalendar: desk\n';
  it.each([
    'facts:\n  a: { type: boolean, title: *t }\n',
    'facts:\n  *t : { type: boolean }\n',
    'facts:\n  ? { a: 1 }\n  : { type: boolean }\n',
    'facts:\n  a: { type: boolean, title: *nowhere }\n',
  ])('%j says what it has to say in findings only', async (body) => {
    const { path, remove } = folderOf({ 'policy.yaml': head + body });
    const { err } = await redress(['lint', join(path, 'policy.yaml'), '--policies', SHOP]);
    remove();
    expect(err).toBe('');
  });
});
