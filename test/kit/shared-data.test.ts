import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedData } from './shared-data.js';

function folderWith(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-shared-'));
  mkdirSync(join(folder, 'data', file, '..'), { recursive: true });
  writeFileSync(join(folder, 'data', file), '');
  return folder;
}

test('a file of the shared data is found below the folder that REDRESS_SHARED names', () => {
  const folder = folderWith('claims/claims.csv');
  expect(sharedData('claims/claims.csv', { REDRESS_SHARED: folder, CI: 'true' })).toBe(
    join(folder, 'data', 'claims', 'claims.csv'),
  );
});

test('outside CI an absent file is undefined, so that its tests can skip', () => {
  expect(sharedData('no-such.csv', { REDRESS_SHARED: folderWith('a/b') })).toBeUndefined();
});

test('in CI an absent file stops the run and names the file', () => {
  expect(() => sharedData('no-such.csv', { REDRESS_SHARED: folderWith('a/b'), CI: 'true' })).toThrow(
    '`no-such.csv`',
  );
});
