import { describe, expect, it } from 'vitest';
import { compareFormulas, proveRandom } from './proof.js';

const seed = Number(process.env['REDRESS_SEED'] ?? 20_261_122);

describe('proofs', () => {
  it('rest on formulas that say of random cases what the evaluator says', { timeout: 120_000 }, () => {
    expect(compareFormulas({ seed, policies: 25, casesPerPolicy: 20 }).differing).toEqual([]);
  });

  it(
    'show by a decided case what they claim, and no random case contradicts them',
    { timeout: 300_000 },
    () => {
      const { cases, found, unshown, contradicted } = proveRandom({
        seed,
        policies: 100,
        casesPerPolicy: 100,
      });
      console.log(`seed ${seed}: ${cases} cases, findings`, found);
      expect(unshown).toEqual([]);
      expect(contradicted).toEqual([]);
      const counts = Object.values(found);
      expect(counts.reduce((sum, { all }) => sum + all, 0)).toBeGreaterThan(200);
      expect(counts.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBeGreaterThan(150);
    },
  );
});
