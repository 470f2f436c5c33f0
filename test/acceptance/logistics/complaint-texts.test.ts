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
  readonly kind: string;
  readonly investigator: string;
}

const HERE = join(repositoryRoot, 'test/acceptance/logistics');
const texts: readonly ComplaintText[] = parse(readFileSync(join(HERE, 'complaint-texts.yaml'), 'utf8'));

const FILE = join(repositoryRoot, 'configs/industries/logistics/policy.yaml');
const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));
const { policy } = lint(readFileSync(FILE, 'utf8'), FILE, { calendars, parents });
if (policy === undefined) throw new Error('the policy does not stand');
const program = prepare(policy, { calendars, airports });

describe('the logistics policy', () => {
  it.each(texts)(
    'takes "$text" for $kind, looked into by $investigator (LOG-02, LOG-04)',
    ({ text, kind, investigator }) => {
      const facts = { complaint: { channel: 'email', demand: 'explanation', text } };
      const { classification, routing } = decide(
        program,
        readCase({ id: 'C-1', receivedAt: '2026-03-02T10:00:00+08:00', facts }),
      );
      expect({ kind: classification['kind'], investigator: routing['investigator'] }).toEqual({
        kind,
        investigator,
      });
    },
  );

  it('is shown at least forty texts, denials and all kinds among them', () => {
    expect(texts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(texts.map(({ kind }) => kind)).size).toBe(8);
  });
});
