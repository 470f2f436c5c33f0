import { basename, join } from 'node:path';
import { policyIdIn, type LayerText, type Parents } from '../layers/layer.js';
import { newestOf, type ShelfText } from '../layers/versions.js';
import { existing } from './existing.js';
import { listFiles } from './list-files.js';
import { readText } from './read-text.js';

/** The policies of a folder as texts, in the order of their paths, and how one finds what it extends among them. */
export interface Shelf {
  readonly texts: readonly ShelfText[];
  readonly parents: Parents;
}

/** Reads the policies below `industries`, `regulations` and `clients` of a folder such as `configs`. Errors: FolderError. */
export async function loadShelf(folder: string): Promise<Shelf> {
  await existing(folder);
  const texts: ShelfText[] = [];
  for (const layer of LAYERS) {
    for (const file of await listFiles(join(folder, layer))) {
      if (!POLICY_FILE.test(basename(file))) continue;
      const source: LayerText = { text: await readText(file), file };
      texts.push({ ...source, id: policyIdIn(source.text) });
    }
  }
  return { texts, parents: (id, pin) => newestOf(texts, id, pin) };
}

const LAYERS = ['regulations', 'industries', 'clients'] as const;
const POLICY_FILE = /^policy(?:@[^/\\]+)?\.(?:yaml|yml|json)$/u;
