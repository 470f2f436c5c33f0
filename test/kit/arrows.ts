import { existsSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { readImports } from './imports.js';
import { repositoryRoot, type Manifest, type Room } from './repository.js';

interface RoomRule {
  /** Rooms it may import; `engine` stands for its main export and every subpath not denied. */
  readonly mayImport: readonly string[];
  /** Specifiers that stay closed though their room is open. */
  readonly except?: readonly string[];
  /** Runs in a browser too: its exports reach no Node module, except through the subpaths of `nodeOnly`. */
  readonly pure?: boolean;
  readonly nodeOnly?: readonly string[];
}

const pureRooms = ['policy', 'calendar', 'money'];

/** Which room may import which, as the design draws it. Nothing imports `test`. */
const arrows: Readonly<Record<string, RoomRule>> = {
  money: { mayImport: [], pure: true },
  calendar: { mayImport: [], pure: true },
  policy: { mayImport: ['money', 'calendar'], pure: true, nodeOnly: ['./folder'] },
  engine: { mayImport: pureRooms, pure: true },
  intake: { mayImport: pureRooms, pure: true, nodeOnly: ['./files'] },
  replay: { mayImport: ['engine', 'intake', ...pureRooms], pure: true, nodeOnly: ['./runner'] },
  cli: { mayImport: ['engine', 'replay', 'intake', ...pureRooms] },
  store: { mayImport: [] },
  casework: { mayImport: ['store', 'engine', 'intake', 'replay', ...pureRooms] },
  api: { mayImport: ['casework'] },
  // Of the API the console may have the types, which are all that is exported.
  console: { mayImport: ['api', 'engine', ...pureRooms], except: ['@redress/engine/witness'] },
  test: { mayImport: ['api', 'cli', 'console', 'casework', 'store', 'engine', 'replay', 'intake', ...pureRooms] },
};

/**
 * Compares every `package.json` and every import with the arrows: one sentence per breach, none when the
 * house is in order. Tests inside a room follow the same arrows but may use Node's modules.
 */
export function findBreaches(rooms: readonly Room[], root = repositoryRoot): string[] {
  return rooms.flatMap((room) => {
    const rule = arrows[room.room];
    if (rule === undefined)
      return [`${room.folder} has no entry in the arrows; add it with what it may import`];
    return [
      ...findForbiddenDependencies(room, rule),
      ...findForbiddenImports(room, rule, root),
      ...(rule.pure ? findNodeModules(room, rule, root) : []),
    ];
  });
}

function findForbiddenDependencies({ room, folder, manifest }: Room, rule: RoomRule): string[] {
  return ourDependencies(manifest)
    .filter((name) => !rule.mayImport.includes(name))
    .map((name) => `${folder}/package.json depends on \`${name}\`, which \`${room}\` may not import`);
}

function findForbiddenImports({ room, folder, manifest }: Room, rule: RoomRule, root: string): string[] {
  const declared = ourDependencies(manifest);
  return listSources(join(root, folder)).flatMap((file) =>
    readImports(file).flatMap((specifier) => {
      const place = `${relative(root, file)} imports \`${specifier}\``;
      if (specifier.startsWith('.')) {
        const target = join(dirname(file), specifier);
        return relative(join(root, folder), target).startsWith('..')
          ? [`${place}, a file of another room`]
          : [];
      }
      if (!specifier.startsWith('@redress/')) return [];
      const other = specifier.split('/')[1] ?? '';
      if (!rule.mayImport.includes(other)) return [`${place}, which \`${room}\` may not import`];
      if (rule.except?.includes(specifier)) return [`${place}, which is closed to \`${room}\``];
      return declared.includes(other) ? [] : [`${place}, which ${folder}/package.json does not declare`];
    }),
  );
}

function findNodeModules({ folder, manifest }: Room, rule: RoomRule, root: string): string[] {
  const subpaths = Object.keys(manifest.exports ?? {}).filter((subpath) => !rule.nodeOnly?.includes(subpath));
  const entries = subpaths.map((subpath) => join(root, folder, 'src', sourceOf(manifest, subpath)));
  return reachableFrom(entries).flatMap((file) =>
    readImports(file)
      .filter((specifier) => isBuiltin(specifier))
      .map(
        (specifier) => `${relative(root, file)} imports \`${specifier}\`, but a browser runs this file too`,
      ),
  );
}

/** `./witness` exported from `./dist/witness/index.js` has its source in `witness/index.ts`. */
function sourceOf(manifest: Manifest, subpath: string): string {
  const target = JSON.stringify(manifest.exports?.[subpath]);
  const built = /"default":"\.\/dist\/([^"]+)\.js"/.exec(target) ?? /^"\.\/dist\/([^"]+)\.js"$/.exec(target);
  if (built === null)
    throw new Error(`the export \`${subpath}\` of \`${manifest.name}\` does not lead into dist`);
  return `${built[1]}.ts`;
}

function reachableFrom(entries: readonly string[]): string[] {
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || !existsSync(file)) continue;
    reached.add(file);
    for (const specifier of readImports(file)) {
      if (specifier.startsWith('.')) waiting.push(join(dirname(file), specifier.replace(/\.js$/, '.ts')));
    }
  }
  return [...reached].toSorted();
}

function ourDependencies({ dependencies, devDependencies, optionalDependencies }: Manifest): string[] {
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter((name) => name.startsWith('@redress/'))
    .map((name) => name.slice('@redress/'.length));
}

const notSources = new Set(['node_modules', 'dist', '.cache', '.turbo', '.svelte-check']);

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return notSources.has(entry.name) ? [] : listSources(path);
    return /\.(ts|mts|js|mjs|svelte)$/.test(entry.name) ? [path] : [];
  });
}
