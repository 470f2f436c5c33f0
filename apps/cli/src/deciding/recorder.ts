import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourcesOf } from '@redress/engine';
import type { LoadedPolicy } from '../load-policy.js';
import { FileTarget } from '../output/file-target.js';
import { writeError } from '../output/write-error.js';
import { UsageError } from '../usage-error.js';

/**
 * Adds records to a file, and beside it in `FILE.sources` every policy and calendar once, by its hash, so that they can
 * be decided again. Records are evidence: a later run adds to them and never writes over them, also while another one
 * is adding. Errors: `record-needs-file`, `WriteError`.
 */
export class Recorder {
  private constructor(private readonly target: FileTarget) {}

  static async open(path: string, versions: readonly LoadedPolicy[]): Promise<Recorder> {
    if (path === '-')
      throw new UsageError(
        'record-needs-file',
        'records cannot go to standard output',
        'name a file: their sources are kept beside it',
      );
    const target = new FileTarget(path, 'append');
    for (const version of versions) await keepSources(`${path}.sources`, version);
    return new Recorder(target);
  }

  add(records: string): void {
    if (records !== '') this.target.write(records);
  }

  close(): void {
    this.target.close();
  }
}

async function keepSources(folder: string, { text, program }: LoadedPolicy): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [hash, content] of sourcesOf(program, text)) {
      const file = join(folder, `${hash}.json`);
      // Whoever reads beside us finds a whole file or none.
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, content);
      await rename(draft, file);
    }
  } catch (cause) {
    throw writeError(cause, `\`${folder}\``);
  }
}
