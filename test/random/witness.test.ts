import * as engine from '@redress/engine';
import * as witness from '@redress/engine/witness';
import { describe, expect, it } from 'vitest';
import { decideArranged } from './arranged.js';
import { compareWithWitness, sharesOf } from './compare.js';
import { FAULTS, loadWithFault, NO_FAULT } from './faults.js';
import { askFiled } from './filed.js';

const seed = Number(process.env['REDRESS_SEED'] ?? 20_261_122);

describe('the evaluator', () => {
  it(
    'says of 10,000 random pairs of policy and case what the witness says',
    { timeout: 300_000 },
    async () => {
      const compared = await compareWithWitness(
        { ...engine, ...witness },
        { seed, pairs: 10_000, casesPerPolicy: 20 },
      );
      const shares = sharesOf(compared);
      console.log(
        `seed ${seed}: ${compared.pairs} pairs, verdicts`,
        compared.verdicts,
        'in per cent',
        shares,
      );
      expect(compared.disagreements).toEqual([]);
      expect(compared.pairs).toBe(10_000);
      for (const share of Object.values(shares)) expect(share).toBeGreaterThanOrEqual(20);
    },
  );

  it('answers lists of rules as it answers them one by one', { timeout: 120_000 }, () => {
    const { lists, rules, verdicts, differing } = askFiled({ seed, lists: 500 });
    console.log(`seed ${seed}: ${lists} lists with ${rules} rules, verdicts`, verdicts);
    expect(differing).toEqual([]);
    for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(1_000);
  });

  it('decides a case alike whatever the order and the nesting of its facts', { timeout: 120_000 }, () => {
    const { cases, differing } = decideArranged({ seed, cases: 1_000 });
    expect(cases).toBe(1_000);
    expect(differing).toEqual([]);
  });
});

describe('the witness', () => {
  const PAIRS = 1_000;
  const plan = { seed, pairs: PAIRS, casesPerPolicy: 20, stopsAtFirst: true };

  it('has nothing to say against a copy without a fault', { timeout: 120_000 }, async () => {
    expect((await compareWithWitness(await loadWithFault(NO_FAULT), plan)).disagreements).toEqual([]);
  });

  it.each(FAULTS)(`finds the fault $id within ${PAIRS} pairs`, { timeout: 120_000 }, async (fault) => {
    const { pairs, disagreements } = await compareWithWitness(await loadWithFault(fault), plan);
    console.log(`${fault.id}: found in pair ${pairs}`, disagreements[0]);
    expect(disagreements).not.toEqual([]);
  });

  it('is not fooled by a fault that was not put in', async () => {
    const gone = { id: 'gone', file: 'conditions/leaf.js', find: 'nothing like this', replace: '' };
    await expect(loadWithFault(gone)).rejects.toThrow('0 times');
  });
});
