import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, prepare } from '@redress/engine';
import { lint, readCase } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../kit/repository.js';

interface ComplaintText {
  readonly text: string;
  readonly category: string;
  readonly urgency: string;
}

const HERE = join(repositoryRoot, 'test/acceptance/retail');
const texts: readonly ComplaintText[] = parse(readFileSync(join(HERE, 'complaint-texts.yaml'), 'utf8'));

const FILE = join(repositoryRoot, 'configs/industries/retail/policy.yaml');
const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));
const { policy } = lint(readFileSync(FILE, 'utf8'), FILE, { calendars, parents });
if (policy === undefined) throw new Error('the policy does not stand');
const program = prepare(policy, { calendars, airports });

describe('the policy of shops', () => {
  it.each(texts)('takes "$text" for $category, $urgency (RTL-03, RTL-04)', ({ text, category, urgency }) => {
    const facts = { complaint: { channel: 'email', demand: 'explanation', text } };
    const { classification } = decide(
      program,
      readCase({ id: 'C-1', receivedAt: '2026-03-02T14:00:00+08:00', facts }),
    );
    expect(classification).toMatchObject({ category, urgency });
  });

  it('is shown at least forty texts, denials and all categories among them', () => {
    expect(texts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(texts.map(({ category }) => category)).size).toBe(5);
  });
});
