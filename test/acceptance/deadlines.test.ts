import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';
import { jsonOf, redress } from './cli/redress.js';

interface Deadline {
  readonly note: string;
  readonly ask: object;
  readonly answer: object;
}

const FILE = join(repositoryRoot, 'test/acceptance/deadlines.yaml');
const cases: Readonly<Record<'due' | 'elapsed', readonly Deadline[]>> = parse(readFileSync(FILE, 'utf8'));

describe.each(['due', 'elapsed'] as const)('redress %s', (verb) => {
  it('answers as worked out by hand, one line a question', async () => {
    const { status, out, err } = await redress(
      [verb, '-'],
      cases[verb].map(({ ask }) => `${JSON.stringify(ask)}\n`).join(''),
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const answers = jsonOf(out);
    expect(cases[verb].map(({ note }, at) => ({ note, answer: answers[at] }))).toEqual(
      cases[verb].map(({ note, answer }) => ({ note, answer })),
    );
    expect(answers).toHaveLength(cases[verb].length);
  });
});
