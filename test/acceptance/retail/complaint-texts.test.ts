import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, prepare, type Program } from '@redress/engine';
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

interface FoodText {
  readonly text: string;
  readonly food: string;
}

const HERE = join(repositoryRoot, 'test/acceptance/retail');
const texts: readonly ComplaintText[] = parse(readFileSync(join(HERE, 'complaint-texts.yaml'), 'utf8'));
const foodTexts: readonly FoodText[] = parse(readFileSync(join(HERE, 'food-texts.yaml'), 'utf8'));

const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));
const shop = programOf('retail/policy.yaml');
const foodChain = programOf('retail/food-chain/policy.yaml');

function programOf(path: string): Program {
  const file = join(repositoryRoot, 'configs/industries', path);
  const { policy } = lint(readFileSync(file, 'utf8'), file, { calendars, parents });
  if (policy === undefined) throw new Error(`${path} does not stand`);
  return prepare(policy, { calendars, airports });
}

describe('the policy of shops', () => {
  it.each(texts)('takes "$text" for $category, $urgency (RTL-03, RTL-04)', ({ text, category, urgency }) => {
    const facts = { complaint: { channel: 'email', demand: 'explanation', text } };
    const { classification } = decide(
      shop,
      readCase({ id: 'C-1', receivedAt: '2026-03-02T14:00:00+08:00', facts }),
    );
    expect(classification).toMatchObject({ category, urgency });
  });

  it('is shown at least forty texts, denials and all categories among them', () => {
    expect(texts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(texts.map(({ category }) => category)).size).toBe(5);
  });
});

describe('the policy of a food chain', () => {
  it.each(foodTexts)('has $food done about the food of "$text" (RTL-17)', ({ text, food }) => {
    const facts = { complaint: { channel: 'on-site', demand: 'refund', text } };
    const { classification } = decide(
      foodChain,
      readCase({ id: 'C-1', receivedAt: '2026-03-02T14:00:00+08:00', facts }),
    );
    expect(classification).toMatchObject({ food });
  });
});
