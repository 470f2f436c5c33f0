import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';
import { jsonOf, objectOf, redress } from './cli/redress.js';

interface Example {
  readonly id: string;
  readonly note: string;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly absent?: Readonly<Record<string, readonly string[]>>;
}

const HERE = join(repositoryRoot, 'test/acceptance');
const CASES = 'test/acceptance/examples/airline-cases.ndjson';
const examples: readonly Example[] = parse(readFileSync(join(HERE, 'airline-examples.yaml'), 'utf8'));

const DECIDE = ['decide', '--policy', 'configs/industries/airline/policy.yaml', '--cases', CASES] as const;

const decided = redress(DECIDE);

describe('the airline policy', () => {
  it('answers the example cases in their order', async () => {
    const { status, out, err } = await decided;
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(jsonOf(out).map(({ id }) => id)).toEqual(examples.map(({ id }) => id));
  });

  it.each(examples)('decides $id as its clauses say', async ({ id, expect: expected, absent = {} }) => {
    const answer = jsonOf((await decided).out).find((one) => one['id'] === id) ?? {};
    const parts = Object.keys(expected).map((key) => [key, keyed(answer[key], expected[key])] as const);
    const byId = Object.fromEntries(parts);
    expect(byId).toMatchObject(expected);
    expect(isEmptyObject(expected['undetermined']) ? answer['undetermined'] : []).toEqual([]);
    for (const [list, ids] of Object.entries(absent)) {
      expect(Object.keys(objectOf(keyed(answer[list], {}))).filter((one) => ids.includes(one))).toEqual([]);
    }
  });

  it.each([
    ['en', 'agent', 'CI-0302-02', ['lost baggage', '8,000.00', 'AIR-06']],
    ['zh-CN', 'agent', 'CA-0302-01', ['航班延误或取消', '400.00', 'AIR-07', '尊敬的旅客']],
    ['zh-TW', 'customer', 'CI-0302-02', ['行李遺失', '8,000.00', '親愛的旅客您好']],
  ])('tells it in %s to the %s', async (locale, audience, id, words) => {
    const { out } = await redress([...DECIDE, '--explain', '--locale', locale, '--audience', audience]);
    const answer = jsonOf(out).find((one) => one['id'] === id) ?? {};
    const told = `${String(answer['explanation'])}${JSON.stringify(answer['letters'])}`;
    for (const word of words) expect(told).toContain(word);
    // What is said to a customer holds nothing of the house.
    if (audience === 'customer') expect(told).not.toMatch(/evidence-request|主管|公司高層/);
  });
});

/** A list of items as an object by id, or by where it is, if it is expected so. */
function keyed(value: unknown, expected: unknown): unknown {
  if (!Array.isArray(value) || Array.isArray(expected)) return value;
  return Object.fromEntries(
    value.map((item: unknown) => {
      const { id, where } = objectOf(item);
      return [String(id ?? where), item];
    }),
  );
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}
