import { describe, expect, it } from 'vitest';
import { decider, describeTables } from '../decide-law.js';
import { lawOf } from '../law-cases.js';

const law = lawOf('cn-consumer');
const decideCase = await decider(law);

describeTables(law, /\bCNC-\d\d\b/g, decideCase);

describe('three times the price, 500 at least', () => {
  it('at every fen around the price at which three times is 500', () => {
    for (let fen = 16_600; fen <= 16_733; fen += 1) {
      const { remedies } = decideCase({
        receivedAt: '2026-03-02T10:00:00+08:00',
        facts: { event: 'fraud', priceCny: fen / 100, orderTotalCny: 9999 },
      });
      expect({ fen, total: remedies.find(({ id }) => id === 'punitive')?.total?.amount }).toEqual({
        fen,
        total: (Math.max(3 * fen, 50_000) / 100).toFixed(2),
      });
    }
  });
});
