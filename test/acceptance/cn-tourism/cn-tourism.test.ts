import { describe, expect, it } from 'vitest';
import { clientDecider, describeTables, lawDecider } from '../decide-law.js';
import { lawOf } from '../law-cases.js';

const law = lawOf('cn-tourism');
const decideCase = lawDecider(law);

describeTables(law, /\bCNT-\d\d\b/g, decideCase);

/** The tariffs once more: from so many days of notice on, percent that the agency pays and percent kept from the traveller. */
const TARIFFS = {
  'GF-2014-2401': [
    [7, 0, 0],
    [4, 10, 20],
    [1, 15, 40],
    [0, 20, 60],
  ],
  'GF-2014-2402': [
    [30, 0, 0],
    [15, 2, 5],
    [7, 5, 20],
    [4, 10, 50],
    [1, 15, 60],
    [0, 20, 70],
  ],
  domestic: [
    [8, 0],
    [4, 10],
    [1, 15],
    [0, 20],
  ],
  outbound: [
    [31, 0],
    [15, 2],
    [7, 5],
    [4, 10],
    [1, 15],
    [0, 20],
  ],
} as const;

/** In fen, half a fen up: the fee of 1,999.99 leaves one at several rates. */
const FEE_IN_FEN = 199_999;
const percentOf = (percent: number): string => (Math.round((FEE_IN_FEN * percent) / 100) / 100).toFixed(2);

describe('every day of notice from 40 to the day of departure', () => {
  it.each(Object.entries(TARIFFS))('%s', (name, steps) => {
    const contract = name.startsWith('GF') ? { contract: name } : { contract: 'silent', kind: name };
    for (let notice = 0; notice <= 40; notice += 1) {
      const [, penalty = 0, kept] = steps.find(([from]) => notice >= from) ?? [];
      const arrived = new Date(Date.UTC(2026, 5, 30 - notice)).toISOString().slice(0, 10);
      for (const cancelledBy of ['agency', 'traveller']) {
        if (cancelledBy === 'traveller' && kept === undefined) continue;
        const decision = decideCase({
          receivedAt: '2026-07-06T10:00:00+08:00',
          facts: {
            ...contract,
            cancelledBy,
            feeCny: FEE_IN_FEN / 100,
            departureDate: '2026-06-30',
            noticeArrived: arrived,
          },
        });
        const total = (id: string): string | undefined =>
          decision.remedies.find((remedy) => remedy.id === id)?.total?.amount;
        const expected =
          cancelledBy === 'agency'
            ? { refund: '1999.99', penalty: penalty === 0 ? undefined : percentOf(penalty) }
            : { refund: percentOf(100 - Number(kept)), penalty: undefined };
        expect({ notice, cancelledBy, refund: total('refund'), penalty: total('penalty') }).toEqual({
          notice,
          cancelledBy,
          ...expected,
        });
      }
    }
  });
});

describe('the rows whose text was not read', () => {
  it.each([
    ['left aside by themselves', {}, undefined],
    ['set on by a client', { 'cn-tourism.unreadRows': 'apply' }, '800.00'],
  ])('%s', (_, options, penalty) => {
    const { remedies } = clientDecider(
      ['cn-tourism'],
      options,
    )({
      receivedAt: '2026-03-02T10:00:00+08:00',
      facts: { event: 'missed_transport_agency_fault', feeCny: 4000, directLossCny: 300 },
    });
    // Article 7: the loss, and 20 % of 4,000 where the row is on.
    const total = (id: string): unknown =>
      remedies.find((remedy) => remedy.id === `cn-tourism.${id}`)?.total?.amount;
    expect({ damages: total('damages'), penalty: total('penalty') }).toEqual({ damages: '300.00', penalty });
  });
});
