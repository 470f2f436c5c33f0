import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listTrackedFiles, repositoryRoot } from '../kit/repository.js';

/** What holds on one machine only; each pattern is written so that it does not match this file. */
const machineBound =
  /(?:^|[\s'"`(=:])\/(?:work|farm|root|home|Users)\/[\w.]|registry\.npmjs|deb\.debian\.org|\.library\//m;

const unfinished =
  /\b(?:TO(?:DO)|FIX(?:ME))\b|@ts-(?:ignore|nocheck|expect-error)|\bas (?:any)\b|\bas (?:unknown) as\b/;

test('no tracked file names a path of one machine or a registry host', () => {
  expect(filesMatching(machineBound)).toEqual([]);
});

test('no tracked source holds a mark of unfinished or forced code', () => {
  expect(filesMatching(unfinished, /\.(ts|mjs|js|svelte)$/)).toEqual([]);
});

function filesMatching(pattern: RegExp, named = /./): string[] {
  return listTrackedFiles()
    .filter((file) => named.test(file))
    .filter((file) => pattern.test(readFileSync(join(repositoryRoot, file), 'utf8')));
}
