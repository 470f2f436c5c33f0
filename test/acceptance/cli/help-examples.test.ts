import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { redress, shell } from './redress.js';

const folder = mkdtempSync(join(tmpdir(), 'redress-help-'));
const { out: overview } = await redress(['--help']);
const verbs = [...overview.matchAll(/^ {2}redress (\w+)/gm)].flatMap(([, verb]) => verb ?? []);

it('names the verbs', () => expect(verbs).toContain('decide'));

it.each(verbs)('the example in `redress %s --help` runs as it stands', { timeout: 60_000 }, async (verb) => {
  const help = await redress([verb, '--help']);
  const [, example = ''] = /^Example: (.*)$/m.exec(help.out) ?? [];
  expect(example).toContain(`node apps/cli/bin/redress.mjs ${verb} `);
  const { status, out, err } = await shell(example.replaceAll('/tmp/', `${folder}/`));
  expect({ status, err }).toEqual({ status: 0, err: '' });
  // A policy without faults has nothing to tell.
  if (verb !== 'lint') expect(out).not.toBe('');
});
