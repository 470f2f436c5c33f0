import { expect, test } from 'vitest';
import { findLostDocuments, findLostPaths } from '../kit/doc-paths.js';
import { listTrackedFiles, repositoryRoot } from '../kit/repository.js';

const tracked = listTrackedFiles();
const documents = tracked.filter((file) => /(?:^|\/)(?:README|LANGUAGE)\.md$/.test(file));

test('every path that a README or the language names exists', () => {
  const lost = documents.flatMap((document) =>
    findLostPaths(document, repositoryRoot).map(({ path, line }) => `${document}:${line} names \`${path}\``),
  );
  expect(documents.length).toBeGreaterThan(0);
  expect(lost).toEqual([]);
});

test('no document points to one that is not in the repository', () => {
  const lost = documents.flatMap((document) =>
    findLostDocuments(document, repositoryRoot, tracked).map(
      ({ path, line }) => `${document}:${line} names ${path}`,
    ),
  );
  expect(lost).toEqual([]);
});
