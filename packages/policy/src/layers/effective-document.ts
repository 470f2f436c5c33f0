import type { Reporter } from '../catalogue/index.js';
import { policy } from '../construct/policy.js';
import type { PolicyDocument } from '../document.js';
import type { Places } from '../places.js';
import { textIn, type MapNode, type TreeNode } from '../read/tree.js';
import { keyTakers } from '../schema.js';
import type { Reading } from '../shape/shape.js';
import { foldLaws } from './fold-laws.js';

/** Types what has been merged, and each law under its name, and folds the laws in. */
export function effectiveDocument(
  tree: TreeNode,
  laws: ReadonlyMap<string, MapNode>,
  places: Places,
  report: Reporter,
): PolicyDocument | undefined {
  const reading: Reading = { report, places, elsewhere: keyTakers() };
  const merged = policy.read(tree, reading);
  const read = [...laws].map(([id, law]) =>
    policy.read(law, { ...reading, law: { id, currency: textIn(law, 'currency') } }),
  );
  const whole = read.filter((document) => document !== undefined);
  if (merged === undefined || whole.length < read.length) return undefined;
  return whole.length === 0 ? merged : foldLaws(merged, whole, places);
}
