import { expect, test } from 'vitest';
import { findLostPaths } from '../kit/doc-paths.js';
import { listTrackedFiles, repositoryRoot } from '../kit/repository.js';

test('every path that a README names exists', () => {
  const documents = listTrackedFiles().filter((file) => file.endsWith('README.md'));
  const lost = documents.flatMap((document) =>
    findLostPaths(document, repositoryRoot).map(({ path, line }) => `${document}:${line} names \`${path}\``),
  );
  expect(documents.length).toBeGreaterThan(0);
  expect(lost).toEqual([]);
});
