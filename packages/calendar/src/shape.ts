import { CalendarError } from './error.js';
import { nearest } from './nearest.js';

/** A JSON object all of whose keys are known; an unknown key is refused and its nearest known one named. */
export function readObject(
  json: unknown,
  known: readonly string[],
  where: string,
): Readonly<Record<string, unknown>> {
  const entries = readEntries(json, where);
  for (const [key] of entries) {
    if (known.includes(key)) continue;
    const meant = nearest(key, known);
    throw new CalendarError(
      'unknown-key',
      `\`${key.slice(0, 60)}\` is not a key here`,
      meant === undefined ? `known keys: ${known.join(', ')}` : `did you mean \`${meant}\`?`,
      inside(where, key.slice(0, 60)),
    );
  }
  return Object.fromEntries(entries);
}

/** The members of a JSON object in which any key may stand. */
export function readEntries(json: unknown, where: string): [string, unknown][] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw wrongType(json, 'an object', where);
  }
  return Object.entries(json);
}

export function readText(json: unknown, where: string): string {
  if (typeof json !== 'string') throw wrongType(json, 'a text', where);
  return json;
}

export function readList(json: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(json)) throw wrongType(json, 'a list', where);
  return json;
}

/** One of a closed list of words, or undefined where the key is absent. */
export function readChoice<Word extends string>(
  json: unknown,
  words: readonly Word[],
  where: string,
): Word | undefined {
  if (json === undefined) return undefined;
  const word = words.find((candidate) => candidate === json);
  if (word !== undefined) return word;
  const meant = typeof json === 'string' ? nearest(json, words) : undefined;
  throw new CalendarError(
    'bad-choice',
    `${shown(json)} is not a choice for \`${where}\``,
    `${meant === undefined ? '' : `did you mean \`${meant}\`? `}choices: ${words.join(', ')}`,
    where,
  );
}

/** A member's path: `week.mon`, `pauses[0]`. */
export function inside(where: string, key: string | number): string {
  if (typeof key === 'number') return `${where}[${key}]`;
  return where === '' ? key : `${where}.${key}`;
}

/** A value as a message shows it: short, in backticks. */
export function shown(json: unknown): string {
  const text =
    typeof json === 'string' ? json : typeof json === 'number' ? String(json) : JSON.stringify(json);
  return text === undefined ? 'nothing' : `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

function wrongType(json: unknown, wanted: string, where: string): CalendarError {
  const subject = where === '' ? 'the value' : `\`${where}\``;
  return json === undefined
    ? new CalendarError('missing-key', `${subject} is missing`, `give ${wanted}`, where)
    : new CalendarError(
        'wrong-type',
        `${subject} is not ${wanted}`,
        `give ${wanted}, not ${shown(json)}`,
        where,
      );
}
