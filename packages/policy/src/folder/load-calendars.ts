import { join, parse } from 'node:path';
import { CalendarError, readCalendar, type CalendarDocument } from '@redress/calendar';
import { collectFindings } from '../catalogue/index.js';
import { Places } from '../places.js';
import { locate } from '../read/locate.js';
import { anyJson } from '../shape/json.js';
import { existing } from './existing.js';
import { FolderError } from './folder-error.js';
import { listFiles } from './list-files.js';
import { readText } from './read-text.js';

/**
 * The calendars of `folder/calendars`, JSON or YAML, by the names of their files without ending.
 * Errors: FolderError, with `calendar-refused` for one that cannot be right.
 */
export async function loadCalendars(folder: string): Promise<ReadonlyMap<string, CalendarDocument>> {
  await existing(folder);
  const calendars = new Map<string, CalendarDocument>();
  for (const file of await listFiles(join(folder, 'calendars'))) {
    const { name, ext } = parse(file);
    if (!ENDINGS.has(ext)) continue;
    if (calendars.has(name)) {
      throw new FolderError(
        'name-taken',
        `\`${file}\` is a second calendar \`${name}\``,
        'rename or remove one of the two',
      );
    }
    calendars.set(name, calendarOf(await readText(file), file));
  }
  return calendars;
}

const ENDINGS: ReadonlySet<string> = new Set(['.json', '.yaml', '.yml']);

function calendarOf(text: string, file: string): CalendarDocument {
  const { report, all } = collectFindings(file);
  const tree = locate(text.startsWith('\ufeff') ? text.slice(1) : text, report);
  const json = tree && anyJson.read(tree, { report, places: new Places(), elsewhere: () => [] });
  const [wrong] = all();
  if (wrong !== undefined) {
    throw new FolderError(
      'calendar-refused',
      `${file}:${wrong.line}:${wrong.column} ${wrong.message}`,
      wrong.hint,
    );
  }
  try {
    return readCalendar(json);
  } catch (cause) {
    if (!(cause instanceof CalendarError)) throw cause;
    const where = cause.where === undefined ? '' : ` at \`${cause.where}\``;
    throw new FolderError(
      'calendar-refused',
      `${file}: ${cause.message}${where} [${cause.code}]`,
      cause.hint,
      { cause },
    );
  }
}
