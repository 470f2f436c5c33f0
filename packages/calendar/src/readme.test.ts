/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarShelf, due, elapsed, readCalendar } from './index.js';

const folder = new URL('../../../configs/calendars/', import.meta.url);
const documents = new Map(
  readdirSync(folder).map((file) => [
    file.replace(/\.json$/, ''),
    readCalendar(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
  ]),
);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```ndjson\n\s*(\{.*\})\n\s*(\{.*\})\n/g)].map(
  ([, request, answer]) => ({
    request: JSON.parse(request ?? ''),
    answer: JSON.parse(answer ?? ''),
  }),
);

describe('the worked examples of the README', () => {
  const find = calendarShelf(documents);

  it('are fifteen', () => {
    expect(examples).toHaveLength(15);
  });

  it.each(examples)('$request', ({ request, answer }) => {
    expect('measure' in request ? elapsed(request, find) : due(request, find)).toEqual(answer);
  });
});
