import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLostDocuments, findLostPaths } from './doc-paths.js';

function lostIn(markdown: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'redress-docs-'));
  mkdirSync(join(root, 'packages/money/src'), { recursive: true });
  writeFileSync(join(root, 'packages/money/src/add.ts'), '');
  writeFileSync(join(root, 'packages/money/README.md'), markdown);
  return findLostPaths('packages/money/README.md', root).map(({ path, line }) => `${line}: ${path}`);
}

describe('paths in documents', () => {
  test.each([
    '`packages/money`',
    '`packages/*/src/add.ts`',
    '`packages/<room>/src`',
    '`add.ts`',
    '`src/add.ts`',
    '`./src`',
    '`./add`',
  ])('%s is there', (markdown) => expect(lostIn(markdown)).toEqual([]));

  test.each(['`packages/mony`', '`subtract.ts`', '`packages/*/src/gone.ts`', '`../calendar/`'])(
    '%s is lost',
    (markdown) => expect(lostIn(`A line.\n\nSee ${markdown}.`)).toEqual([`3: ${markdown.slice(1, -1)}`]),
  );

  test.each([
    '`@redress/money`',
    '`application/json`',
    '`/v1/decide`',
    '`pnpm test`',
    '`../shared/data/rates`',
    'packages/mony',
    '`a.b`',
  ])('%s is not taken for a path', (markdown) => expect(lostIn(markdown)).toEqual([]));

  test('a code block is not read', () => {
    expect(lostIn('```sh\ncat `packages/gone`\n```\n`gone.ts`')).toEqual(['4: gone.ts']);
  });
});

test('a document that is named without backticks and is nowhere is lost', () => {
  const root = mkdtempSync(join(tmpdir(), 'redress-docs-'));
  writeFileSync(join(root, 'README.md'), 'As cli.md says.\nSee packages/LANGUAGE.md and `house.md`.\n');
  expect(findLostDocuments('README.md', root, ['README.md', 'packages/LANGUAGE.md'])).toEqual([
    { path: 'cli.md', line: 1 },
    { path: 'house.md', line: 2 },
  ]);
});
