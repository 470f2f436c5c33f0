import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from './repository.js';

/**
 * Path of a file of the research data (`sharedData('tsa-claims/tsa-claims.csv.gz')`), which lies beside the
 * repository in `../shared/data`, or in `data` of the folder `$REDRESS_SHARED` names.
 * Undefined where the data is not at hand, so that a test can skip itself: `test.skipIf(claims === undefined)`.
 * @throws when the file is absent and `CI` is `true`: there nothing may be left out in silence.
 */
export function sharedData(file: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const path = join(sharedFolder(environment), 'data', file);
  if (existsSync(path)) return path;
  if (environment.CI === 'true') {
    throw new Error(
      `shared data \`${file}\` is not there: looked at ${path}; put the data beside the repository or name its folder in REDRESS_SHARED`,
    );
  }
  return undefined;
}

function sharedFolder(environment: NodeJS.ProcessEnv): string {
  return resolve(environment.REDRESS_SHARED || join(repositoryRoot, '..', 'shared'));
}
