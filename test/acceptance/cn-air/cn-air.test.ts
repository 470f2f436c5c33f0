import { differences } from '@redress/engine';
import { describe, expect, it } from 'vitest';
import { jsonOf, redress } from '../cli/redress.js';
import { asPolicyTest, lawCases, lawOf } from '../law-cases.js';

const law = lawOf('cn-air');
const cases = lawCases(law);

const decided = redress(
  ['decide', '--policy', law.file, '--cases', '-'],
  cases.map((one) => `${JSON.stringify({ id: one.name, ...asPolicyTest(law, one).given })}\n`).join(''),
);

describe('Chinese law of carriage by air', () => {
  it('answers every case', async () => {
    const { status, out, err } = await decided;
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(jsonOf(out).map(({ id }) => id)).toEqual(cases.map(({ name }) => name));
  });

  it.each(cases)('$name', async (one) => {
    const answer = jsonOf((await decided).out).find(({ id }) => id === one.name) ?? {};
    expect(differences(asPolicyTest(law, one).expect, answer)).toEqual([]);
    const presumed = one.expect['presumed'];
    if (presumed !== undefined) expect(answer['presumed']).toEqual(expect.arrayContaining(Object(presumed)));
  });

  it('tests every rule of the policy, and cites no rule that it does not', () => {
    const cited = new Set(law.text.split('\ntests:')[0]?.match(/\bCNA-[LTSR]\d+\b/g));
    const tested = new Set(cases.map(({ rule }) => rule));
    expect([...cited].filter((id) => !tested.has(id)).toSorted()).toEqual([]);
    expect([...tested].filter((id) => !cited.has(id)).toSorted()).toEqual([]);
  });
});
