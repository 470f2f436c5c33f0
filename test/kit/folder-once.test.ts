import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildFolderOnce } from './folder-once.js';

const freshPlace = () => join(mkdtempSync(join(tmpdir(), 'redress-once-')), 'built');

test('callers at the same moment all get the whole folder and leave nothing beside it', async () => {
  const place = freshPlace();
  const build = async (target: string) => {
    await writeFile(join(target, 'first'), 'a');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writeFile(join(target, 'last'), 'z');
  };
  await Promise.all([1, 2, 3].map(() => buildFolderOnce(place, build)));
  expect(readFileSync(join(place, 'last'), 'utf8')).toBe('z');
  expect(readdirSync(join(place, '..'))).toEqual(['built']);
});

test('a build that fails leaves no folder behind', async () => {
  const place = freshPlace();
  await expect(buildFolderOnce(place, () => Promise.reject(new Error('disk full')))).rejects.toThrow(
    'disk full',
  );
  expect(existsSync(place)).toBe(false);
  expect(readdirSync(join(place, '..'))).toEqual([]);
});

test('a folder that is there is not built again', async () => {
  const place = await buildFolderOnce(freshPlace(), async () => {});
  await expect(buildFolderOnce(place, () => Promise.reject(new Error('built twice')))).resolves.toBe(place);
});
