import { describe, expect, it } from 'vitest';
import { clientDecider, describeTables, lawDecider } from '../decide-law.js';
import { lawOf } from '../law-cases.js';

const law = lawOf('cn-express-post');
const decideCase = lawDecider(law);

describeTables(law, /\bCNX-\d\d\b/g, decideCase);

describe('insured and damaged in part', () => {
  it('is in exact proportion, rounded once, half a fen up', () => {
    for (let insured = 1; insured <= 70; insured += 3) {
      const { remedies } = decideCase({
        receivedAt: '2026-03-02T10:00:00+08:00',
        facts: {
          operator: 'china_post_universal',
          service: 'traced_parcel',
          insured: true,
          insuredValueCny: insured,
          fullValueCny: 70,
          lossCny: 33.33,
        },
      });
      // 3,333 fen x insured / 70 in whole numbers: twice the quotient and one more, halved, is half up.
      const fen = Math.floor((2 * 3333 * insured + 70) / 140);
      expect({ insured, total: remedies.find(({ id }) => id === 'damages')?.total?.amount }).toEqual({
        insured,
        total: (fen / 100).toFixed(2),
      });
    }
  });
});

describe('the options', () => {
  it.each([
    ['fifteen by itself', {}, '2026-03-17'],
    ['ten where a client chooses it', { 'cn-express-post.appealAnswer': 'ten' }, '2026-03-12'],
  ])('answer a passed-on appeal in so many days: %s', (_, options, lastDay) => {
    const { stages, findings } = clientDecider(
      ['cn-express-post'],
      options,
    )({
      receivedAt: '2026-03-02T10:00:00+08:00',
      facts: { operator: 'courier', appealPassedOn: '2026-03-02' },
    });
    expect(stages.find(({ id }) => id === 'cn-express-post.passed-on')?.lastDay).toBe(lastDay);
    expect(findings.map(({ code }) => code)).toEqual(['disputed-reading']);
  });

  it('count a delay of three days as a loss only where the standard was promised', () => {
    const lost = (options: Readonly<Record<string, string>>): unknown =>
      clientDecider(
        ['cn-express-post'],
        options,
      )({
        receivedAt: '2026-03-02T10:00:00+08:00',
        facts: { operator: 'courier', route: 'same_city', daysBeyondPromise: 3, loss: 'late', lossCny: 90 },
      }).classification['cn-express-post.treatedAsLost'];
    expect([lost({}), lost({ 'cn-express-post.serviceStandard': 'promised' })]).toEqual([false, true]);
  });
});
