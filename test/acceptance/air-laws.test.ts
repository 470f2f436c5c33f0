import { decide, prepare, type Decision } from '@redress/engine';
import { RateTable, readRates } from '@redress/money';
import { lint, readCase } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';

const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));

/** What a carrier under these laws is told that sets these options. */
function decided(
  laws: readonly string[],
  facts: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, string>> = {},
  rates?: RateTable,
): Decision {
  const text = `policy: carrier
version: '1.0.0'
layer: client
extends: [${laws.join(', ')}]
title: { en: Carrier, zh-CN: 承运人, zh-TW: 航空公司 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
options: ${JSON.stringify(options)}
`;
  const { policy, findings } = lint(text, 'carrier.yaml', { calendars, parents });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (policy === undefined) throw new Error('the carrier does not stand');
  const one = { id: 'C-1', receivedAt: '2026-09-01T10:00:00+08:00', facts };
  return decide(prepare(policy, { calendars, airports }), readCase(one), { rates });
}

function totals({ remedies }: Decision): Record<string, string | undefined> {
  return Object.fromEntries(
    remedies.flatMap(({ id, total }) =>
      total === undefined ? [] : [[id, `${total.amount} ${total.currency}`]],
    ),
  );
}

describe('the options of the laws of air carriage', () => {
  const shared = {
    event: 'baggage_loss',
    eventDate: '2026-02-01',
    passengers: 2,
    bags: 1,
    provenLossPerPassengerSdr: 900,
  };
  const death = {
    event: 'death',
    eventDate: '2026-02-01',
    provenLossSdr: 100000,
    identifiedDate: '2026-02-02',
  };
  const june = {
    event: 'cargo_loss',
    flight: 'domestic',
    eventDate: '2026-06-30',
    weightKg: 20,
    provenLossCny: 5000,
  };

  it.each([
    // C-410/11: 2 x 900 below 2 x 1,519, or both under one limit.
    ['montreal-1999', 'sharedBaggage', 'one', shared, { 'montreal-1999.damages': '1519.00 XDR' }],
    ['montreal-1999', 'sharedBaggage', 'each', shared, { 'montreal-1999.damages': '1800.00 XDR' }],
    // Regulation 889/2002: 16,000, set off.
    ['montreal-1999', 'advancePayments', 'none', death, { 'montreal-1999.damages': '100000.00 XDR' }],
    [
      'montreal-1999',
      'advancePayments',
      'eu',
      death,
      { 'montreal-1999.advance-payment': '16000.00 XDR', 'montreal-1999.damages': '84000.00 XDR' },
    ],
    // Law of 1995, article 132: no limit for intent; 20 kg x 100 by the rows that were read.
    [
      'cn-air',
      'lawOf1995',
      'leave',
      { ...june, intentOrRecklessness: true },
      { 'cn-air.damages': '2000.00 CNY' },
    ],
    [
      'cn-air',
      'lawOf1995',
      'apply',
      { ...june, intentOrRecklessness: true },
      { 'cn-air.damages': '5000.00 CNY' },
    ],
  ])('%s: %s is %s', (law, option, word, facts, expected) => {
    expect(totals(decided([law], facts, { [`${law}.${option}`]: word }))).toEqual(expected);
  });

  it('turn on what was not read: the cap of fees, the answer of regularity complaints, the keeping of records', () => {
    const late = {
      event: 'delay',
      eventDate: '2026-09-01',
      cause: 'passengers',
      refundFeeCny: 10,
      farePaidCny: 9,
    };
    const off = decided(['cn-air'], late);
    const on = decided(['cn-air'], late, {
      'cn-air.refundFeeCap': 'apply',
      'cn-air.regularityAnswer': 'apply',
      'cn-air.complaintRecords': 'apply',
    });
    const stages = ({ stages: all }: Decision): string[] => all.map(({ id, lastDay }) => `${id} ${lastDay}`);
    expect([off, on].map(({ classification }) => classification['cn-air.feeLawful'])).toEqual([true, false]);
    expect(stages(on).filter((stage) => !stages(off).includes(stage))).toEqual([
      'cn-air.regularity-answer 2026-09-15',
      'cn-air.keep-records 2028-09-01',
    ]);
  });
});

describe('one event under several laws', () => {
  const rates = new RateTable(
    readRates([
      { id: 'x', base: 'XDR', quote: 'CNY', date: '2026-08-20', rate: '9.5', source: 'test' },
      { id: 'e', base: 'EUR', quote: 'CNY', date: '2026-08-20', rate: '8', source: 'test' },
    ]),
  );

  it('lists damages under each and sets the loss aside once', () => {
    // Cargo of 20 kg lost on an international flight: 20 x 26 = 520 under both laws.
    const {
      remedies,
      totals: sums,
      findings,
    } = decided(['cn-air', 'montreal-1999'], {
      event: 'cargo_loss',
      eventDate: '2026-08-20',
      internationalCarriage: true,
      weightKg: 20,
      provenLossSdr: 2000,
    });
    expect(remedies.map(({ id, state, total }) => [id, state, total?.amount])).toEqual([
      ['cn-air.damages', 'owed', '520.00'],
      ['montreal-1999.damages', 'owed', '520.00'],
    ]);
    expect(sums).toEqual([{ basis: 'law', currency: 'XDR', amount: '520.00', min: '520.00', max: '520.00' }]);
    expect(findings).toEqual([]);
  });

  it('pays the compensation of Regulation 261/2004 beside them, and what is over of a greater loss once', () => {
    // Frankfurt to Peking, five hours late: EUR 600. SDR 1,000 proven = CNY 9,500; EUR 1,100 proven less EUR 600 paid = EUR 500
    // = CNY 4,000: the greater is set aside, beside the compensation.
    const {
      remedies,
      totals: sums,
      findings,
    } = decided(
      ['eu261', 'cn-air', 'montreal-1999'],
      {
        'eu261.event': 'delay',
        'cn-air.event': 'delay',
        'montreal-1999.event': 'passenger_delay',
        flightDate: '2026-08-20',
        eventDate: '2026-08-20',
        internationalCarriage: true,
        departureTerritory: 'EU',
        arrivalTerritory: 'third',
        distanceKm: 7800,
        arrivalDelayMinutes: 300,
        departureDelayMinutes: 200,
        provenLossSdr: 1000,
        provenFurtherLoss: { amount: '1100', currency: 'EUR' },
        art7Paid: { amount: '600', currency: 'EUR' },
        cause: 'carrier',
        lodgingNeeded: false,
      },
      {},
      rates,
    );
    expect(
      remedies.flatMap(({ id, kind, total }) =>
        kind === 'cash' ? [[id, `${total?.amount} ${total?.currency}`]] : [],
      ),
    ).toEqual([
      ['eu261.compensation', '600.00 EUR'],
      ['eu261.further-compensation', '4000.00 CNY'],
      ['cn-air.damages', '9500.00 CNY'],
      ['montreal-1999.damages', '9500.00 CNY'],
    ]);
    expect(sums.map(({ currency, amount }) => `${amount} ${currency}`).toSorted()).toEqual([
      '600.00 EUR',
      '9500.00 CNY',
    ]);
    expect(findings).toEqual([]);
  });
});
