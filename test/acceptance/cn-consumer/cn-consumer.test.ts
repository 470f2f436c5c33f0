import { describe, expect, it } from 'vitest';
import { clientDecider, describeTables, lawDecider } from '../decide-law.js';
import { lawOf } from '../law-cases.js';

const law = lawOf('cn-consumer');
const decideCase = lawDecider(law);

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

describe('the options', () => {
  it('grants ten times the price of unsafe food where a client has read that article', () => {
    const given = { receivedAt: '2026-03-02T10:00:00+08:00', facts: { event: 'unsafe_food', priceCny: 120 } };
    const total = (options: Readonly<Record<string, string>>): unknown =>
      clientDecider(['cn-consumer'], options)(given).remedies.find(({ id }) => id === 'cn-consumer.punitive')
        ?.total?.amount;
    expect([total({}), total({ 'cn-consumer.unreadRows': 'apply' })]).toEqual([undefined, '1200.00']);
  });

  it('lets the day of receipt decide which order governs', () => {
    const given = {
      receivedAt: '2026-04-16T10:00:00+08:00',
      facts: { receivedDate: '2026-04-14', acceptedDate: '2026-04-15' },
    };
    const lastDay = (options: Readonly<Record<string, string>>): unknown =>
      clientDecider(['cn-consumer'], options)(given).stages.find(({ id }) => id === 'cn-consumer.mediation')
        ?.lastDay;
    // 60 days from 15 April end on Sunday 14 June; 45 working days end on Monday 22 June, after a holiday on the 19th.
    expect([lastDay({}), lastDay({ 'cn-consumer.pendingComplaints': 'receipt' })]).toEqual([
      '2026-06-15',
      '2026-06-22',
    ]);
  });
});

it('makes one loss good once under several laws', () => {
  const { remedies } = clientDecider(['cn-tourism', 'cn-consumer'])({
    receivedAt: '2026-03-02T10:00:00+08:00',
    facts: {
      'cn-tourism': { event: 'breach', directLossCny: 480 },
      'cn-consumer': { event: 'fraud', priceCny: 300, lossCny: 500 },
    },
  });
  const owed = remedies.filter(({ id, state }) => state === 'owed' && id.endsWith('damages'));
  // 500 is the larger of the two; three times 300 comes on top.
  expect(owed.map(({ id, total }) => [id, total?.amount])).toContainEqual(['cn-consumer.damages', '500.00']);
  expect(remedies.find(({ id }) => id === 'cn-consumer.punitive')?.total?.amount).toBe('900.00');
});
