import { join } from 'node:path';
import { decide, prepare } from '@redress/engine';
import { lint, readCase } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../kit/repository.js';

const { parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));

/** Over 3,500 km, out of the Community, as late as said; without another word the carrier's option decides on the cut. */
function compensation(
  options: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, unknown>>,
): {
  readonly total: string | undefined;
  readonly further: string | undefined;
  readonly findings: readonly string[];
} {
  const text = `policy: carrier
version: '1.0.0'
layer: client
extends: [eu261]
title: { en: Carrier, zh-CN: 承运人, zh-TW: 航空公司 }
currency: EUR
zone: Europe/Berlin
calendar: de
options: ${JSON.stringify(Object.fromEntries(Object.entries(options).map(([name, word]) => [`eu261.${name}`, word])))}
`;
  const { policy, findings } = lint(text, 'carrier.yaml', { calendars, parents });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (policy === undefined) throw new Error('the carrier does not stand');
  const decision = decide(
    prepare(policy, { calendars, airports }),
    readCase({
      id: 'C-1',
      receivedAt: '2026-03-02T10:00:00+01:00',
      facts: {
        flightDate: '2026-03-01',
        event: 'delay',
        departureTerritory: 'EU',
        arrivalTerritory: 'third',
        distanceKm: 4000,
        ...facts,
      },
    }),
  );
  const totalOf = (name: string): string | undefined =>
    decision.remedies.find(({ id }) => id === `eu261.${name}`)?.total?.amount;
  return {
    total: totalOf('compensation'),
    further: totalOf('further-compensation'),
    findings: decision.findings.map(({ code }) => code),
  };
}

describe('the options of Regulation 261/2004', () => {
  it.each([
    // 7(2)(c): "may reduce"; paragraph 63 of Sturgeon.
    ['waived by itself', {}, { arrivalDelayMinutes: 200 }, '600.00', []],
    ['waived', { art72Reduction: 'waive' }, { arrivalDelayMinutes: 200 }, '600.00', []],
    ['applied', { art72Reduction: 'apply' }, { arrivalDelayMinutes: 200 }, '300.00', []],
    ['applied, beyond four hours', { art72Reduction: 'apply' }, { arrivalDelayMinutes: 241 }, '600.00', []],
    [
      'applied, but waived in this case',
      { art72Reduction: 'apply' },
      { arrivalDelayMinutes: 200, carrierAppliesArt72Reduction: false },
      '600.00',
      [],
    ],
    // Exactly four hours: "does not exceed four hours" against "four hours or more".
    [
      'applied at exactly four hours, by the text',
      { art72Reduction: 'apply' },
      { arrivalDelayMinutes: 240 },
      '300.00',
      ['disputed-reading'],
    ],
    [
      'applied at exactly four hours, by the guidance',
      { art72Reduction: 'apply', exactlyFourHours: 'full' },
      { arrivalDelayMinutes: 240 },
      '600.00',
      ['disputed-reading'],
    ],
    [
      'not applied at exactly four hours: nothing hangs on the reading',
      { exactlyFourHours: 'full' },
      { arrivalDelayMinutes: 240 },
      '600.00',
      [],
    ],
  ] as const)('the cut is %s', (_, options, facts, total, findings) => {
    expect(compensation(options, facts)).toEqual({ total, findings, further: undefined });
  });

  // Article 12: "may be deducted"; 700 proven, 600 paid.
  it.each([
    ['deducted by itself', {}, '100.00'],
    ['deducted', { art12Deduction: 'deduct' }, '100.00'],
    ['not deducted', { art12Deduction: 'keep' }, '700.00'],
  ])('what was paid is %s from further damages', (_, options, further) => {
    const facts = { arrivalDelayMinutes: 300, provenFurtherLoss: 700, art7Paid: 600 };
    expect(compensation(options, facts)).toEqual({ total: '600.00', further, findings: [] });
  });
});
