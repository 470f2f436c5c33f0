import { CATALOGUE } from './catalogue/index.js';
import { policyOf, resolve } from './check/resolve.js';
import type { Parents } from './layers/layer.js';
import type { Policy } from './policy.js';
import { readPolicy } from './read-policy.js';

/**
 * Reads the text of a policy that `lint` passed before it was published, with the parents of then, without looking through it again.
 *
 * @throws Error for a text that `lint` refuses; not every such text is noticed
 */
export function readPublished(text: string, file: string, parents?: Parents): Policy {
  const { document, sources, findings } = readPolicy(text, file, { parents });
  const faults = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  if (document === undefined || faults.length > 0)
    throw new Error(`${file} does not stand: ${faults.join(', ')}`);
  const resolved = resolve(document, (code) => {
    if (CATALOGUE[code].severity === 'error') throw new Error(`${file} does not stand: ${code}`);
  });
  return policyOf(document, file, resolved, sources);
}
