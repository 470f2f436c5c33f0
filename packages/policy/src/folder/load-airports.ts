import { join } from 'node:path';
import { readAirports, type Airports } from '../airports.js';
import { AirportsError } from '../airports-error.js';
import { existing } from './existing.js';
import { FolderError } from './folder-error.js';
import { readText } from './read-text.js';

/** The airports of `folder/airports.json`; `undefined` where a folder has none. Errors: FolderError, `airports-refused`. */
export async function loadAirports(folder: string): Promise<Airports | undefined> {
  await existing(folder);
  const file = join(folder, 'airports.json');
  try {
    return readAirports(JSON.parse(await readText(file)));
  } catch (cause) {
    if (cause instanceof FolderError && cause.code === 'file-not-found') return undefined;
    if (cause instanceof AirportsError)
      throw new FolderError('airports-refused', `${file}: ${cause.message}`, cause.hint, { cause });
    if (cause instanceof SyntaxError)
      throw new FolderError('airports-refused', `${file} is no JSON: ${cause.message}`, 'write it anew', {
        cause,
      });
    throw cause;
  }
}
