import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBreaches } from './arrows.js';
import { listRooms } from './repository.js';

const plainExports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } };

/** A house in a fresh folder: its rooms' dependencies, and the text of its files. */
function house(rooms: Record<string, { ours?: string[]; exports?: object }>, files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'redress-house-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const [folder, { ours = [], exports = plainExports }] of Object.entries(rooms)) {
    const dependencies = Object.fromEntries(ours.map((name) => [`@redress/${name}`, 'workspace:*']));
    const name = `@redress/${folder.slice(folder.indexOf('/') + 1)}`;
    write(`${folder}/package.json`, JSON.stringify({ name, exports, dependencies }));
  }
  for (const [file, text] of Object.entries(files)) write(file, text);
  return findBreaches(listRooms(root), root);
}

describe('arrows between rooms', () => {
  test('an import along a declared arrow is in order', () => {
    expect(
      house(
        { 'packages/money': {}, 'packages/policy': { ours: ['money'] } },
        { 'packages/policy/src/index.ts': "import { add } from '@redress/money';" },
      ),
    ).toEqual([]);
  });

  test('a dependency against the arrows is named', () => {
    expect(house({ 'packages/money': { ours: ['engine'] } }, {})).toEqual([
      'packages/money/package.json depends on `engine`, which `money` may not import',
    ]);
  });

  test.each([
    ["import type { Policy } from '@redress/policy';", 'a type import'],
    ["export { read } from '@redress/policy';", 'a re-export'],
    ["const policy = await import('@redress/policy');", 'a dynamic import'],
  ])('%s against the arrows is found: %s', (text) => {
    expect(house({ 'packages/money': {} }, { 'packages/money/src/index.ts': text })).toEqual([
      'packages/money/src/index.ts imports `@redress/policy`, which `money` may not import',
    ]);
  });

  test('an import along an arrow that package.json does not declare is found', () => {
    expect(
      house({ 'packages/policy': {} }, { 'packages/policy/src/index.ts': "import '@redress/money';" }),
    ).toEqual([
      'packages/policy/src/index.ts imports `@redress/money`, which packages/policy/package.json does not declare',
    ]);
  });

  test('a path into another room is found', () => {
    expect(
      house(
        { 'packages/policy': {} },
        { 'packages/policy/src/index.ts': "import '../../money/src/add.js';" },
      ),
    ).toEqual(['packages/policy/src/index.ts imports `../../money/src/add.js`, a file of another room']);
  });

  test('the console may use the engine but not its witness, in a component either', () => {
    expect(
      house(
        { 'apps/console': { ours: ['engine'] } },
        {
          'apps/console/src/Page.svelte':
            '<script lang="ts">import { decide } from "@redress/engine"; import "@redress/engine/witness";</script>',
        },
      ),
    ).toEqual([
      'apps/console/src/Page.svelte imports `@redress/engine/witness`, which is closed to `console`',
    ]);
  });

  test('a room without an entry is named', () => {
    expect(house({ 'packages/misplaced': {} }, {})).toHaveLength(1);
  });
});

describe('pure rooms', () => {
  test('a Node module reached from the main export is found, however deep', () => {
    expect(
      house(
        { 'packages/policy': {} },
        {
          'packages/policy/src/index.ts': "export { read } from './read.js';",
          'packages/policy/src/read.ts': "import { readFileSync } from 'fs';",
        },
      ),
    ).toEqual(['packages/policy/src/read.ts imports `fs`, but a browser runs this file too']);
  });

  test('a Node module behind a subpath declared for Node only, or in a test, is in order', () => {
    expect(
      house(
        {
          'packages/policy': {
            exports: { ...plainExports, './folder': { default: './dist/folder.js' } },
          },
        },
        {
          'packages/policy/src/index.ts': 'export const a = 1;',
          'packages/policy/src/folder.ts': "import 'node:fs';",
          'packages/policy/src/index.test.ts': "import 'node:fs';",
        },
      ),
    ).toEqual([]);
  });

  test('another subpath of a pure room is held to the same', () => {
    expect(
      house(
        { 'packages/engine': { exports: { './witness': { default: './dist/witness/index.js' } } } },
        { 'packages/engine/src/witness/index.ts': "import 'node:crypto';" },
      ),
    ).toEqual([
      'packages/engine/src/witness/index.ts imports `node:crypto`, but a browser runs this file too',
    ]);
  });
});
