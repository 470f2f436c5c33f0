import { describe, expect, it } from 'vitest';
import type { PolicyVersion } from '@redress/api/contract';
import { dayOfReceipt, versionFor } from './version-for.js';

const version = (number: number, holds: PolicyVersion['holds'], isCurrent = false): PolicyVersion => ({
  number,
  effectiveHash: '',
  sourceHash: '',
  origin: 'edited',
  title: {},
  by: '',
  at: '',
  why: '',
  isCurrent,
  inForce: { from: null, to: null },
  holds,
  decidesAs: null,
});

describe('the version that decides', () => {
  const versions = [
    version(3, [{ from: '2026-06-01', to: null }]),
    version(2, []),
    version(1, [{ from: '2026-01-01', to: '2026-06-01' }], true),
  ];

  it('is the one that holds the day of the receipt, else none', () => {
    expect(
      ['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map(
        (day) => versionFor(versions, day)?.number,
      ),
    ).toEqual([undefined, 1, 1, 3]);
  });

  it('is the one in force today where the case says no day', () => {
    expect(versionFor(versions, undefined)?.number).toBe(1);
  });
});

describe('the day of the receipt', () => {
  it.each([
    ['2026-05-31T16:00:00Z', undefined, '2026-06-01'],
    ['2026-05-31T15:59:59Z', undefined, '2026-05-31'],
    ['2026-06-01', undefined, '2026-06-01'],
    // Midnight in Auckland is the evening before in Shanghai.
    ['2026-06-01', { receivedAt: 'Pacific/Auckland' }, '2026-05-31'],
    ['soon', undefined, undefined],
    ['2026-06-01', { receivedAt: 'Mars/Olympus' }, undefined],
  ])('%s in %o', (receivedAt, zones, day) => {
    expect(dayOfReceipt({ receivedAt, zones }, 'Asia/Shanghai')).toBe(day);
  });
});
