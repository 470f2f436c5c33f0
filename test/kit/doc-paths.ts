import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const fileNamed = /\.(ts|mts|js|mjs|cjs|svelte|json|ya?ml|md|css|html|sh)$/;
const pathShaped = /^(?:\.{1,2}\/)*[\w@.<>*-][\w@.<>*/-]*$/;

/** A path that a document names and that is not there. */
export interface LostPath {
  readonly path: string;
  readonly line: number;
}

/**
 * The paths between backticks in the Markdown file `document` (a path from `root`) that exist neither from the
 * root, nor beside the document, nor in its `src`, with or without `.ts` (an export such as `./files`). A path
 * is what starts with a name that stands at the root, with `./` or `../`, or what ends like a file. `*` and
 * `<name>` stand for any one name. Code blocks are left out, and so is `../shared`, which lies outside the
 * repository.
 */
export function findLostPaths(document: string, root: string): LostPath[] {
  const atRoot = new Set(readdirSync(root));
  const home = join(root, dirname(document));
  const places = [root, home, join(home, 'src')];
  return readSpans(readFileSync(join(root, document), 'utf8'))
    .filter(({ path }) => pathShaped.test(path) && !path.startsWith('../shared'))
    .filter(
      ({ path }) =>
        fileNamed.test(path) ||
        /^\.{1,2}\//.test(path) ||
        (path.includes('/') && atRoot.has(firstName(path))),
    )
    .filter(({ path }) => !places.some((place) => existsAs(place, path) || existsAs(place, `${path}.ts`)));
}

/** Documents that a Markdown file points to by name, in backticks or not, and that are nowhere in the repository. */
export function findLostDocuments(document: string, root: string, tracked: readonly string[]): LostPath[] {
  const names = new Set(tracked.map((file) => file.slice(file.lastIndexOf('/') + 1)));
  return readFileSync(join(root, document), 'utf8')
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(/(?<![\w/.:-])[\w./@-]+\.md\b/g)].map(([path]) => ({ path, line: index + 1 })),
    )
    .filter(({ path }) => !names.has(path.slice(path.lastIndexOf('/') + 1)));
}

function existsAs(place: string, path: string): boolean {
  return exists(
    place,
    path.split('/').filter((name) => name !== ''),
  );
}

function readSpans(markdown: string): LostPath[] {
  let inBlock = false;
  return markdown.split('\n').flatMap((text, index) => {
    if (/^\s*(```|~~~)/.test(text)) inBlock = !inBlock;
    if (inBlock) return [];
    return [...text.matchAll(/`([^`]+)`/g)].map(([, path = '']) => ({ path, line: index + 1 }));
  });
}

function firstName(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

function exists(folder: string, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return existsSync(folder);
  if (!/[*<]/.test(name)) return exists(join(folder, name), rest);
  if (!existsSync(folder)) return false;
  const pattern = new RegExp(`^${name.replace(/\./g, '\\.').replace(/\*+|<[^>]*>/g, '.+')}$`);
  return readdirSync(folder).some((entry) => pattern.test(entry) && exists(join(folder, entry), rest));
}
