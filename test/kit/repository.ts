import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository, without a slash at its end. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Where the kit unpacks browsers and leaves reports and screenshots; never tracked. */
export const cacheFolder = join(repositoryRoot, 'test', '.cache');

export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A workspace package: `room` is its short name (`engine`), `folder` its place from the root (`packages/engine`). */
export interface Room {
  readonly room: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every workspace package of the repository at `root`, in the order packages, apps, test. */
export function listRooms(root = repositoryRoot): Room[] {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    existsSync(join(root, parent))
      ? readdirSync(join(root, parent))
          .toSorted()
          .map((name) => `${parent}/${name}`)
      : [],
  );
  return [...folders, 'test']
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map(readRoom);

  function readRoom(folder: string): Room {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
    return { room: folder.slice(folder.lastIndexOf('/') + 1), folder, manifest };
  }
}

/** Files git tracks or would track (new and not ignored), as paths from the root. */
export function listTrackedFiles(root = repositoryRoot): string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listing.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}
