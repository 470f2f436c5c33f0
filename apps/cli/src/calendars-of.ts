import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CalendarDocument } from '@redress/calendar';
import { loadCalendars } from '@redress/policy/folder';
import type { Arguments } from './arguments.js';

/** The calendars of `--policies`. Error: `FolderError`. */
export async function calendarsOf(given: Arguments): Promise<ReadonlyMap<string, CalendarDocument>> {
  return loadCalendars(policiesFolder(given));
}

/** The folder of policies and calendars: `--policies`, else `configs` here, else that of the clone this runs from. */
export function policiesFolder({ texts }: Arguments): string {
  if (texts.policies !== undefined) return texts.policies;
  return existsSync(HERE) ? HERE : fileURLToPath(new URL(`../../../${HERE}`, import.meta.url));
}

const HERE = 'configs';
