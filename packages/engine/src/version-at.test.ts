import { expect, it } from 'vitest';
import { programOf } from './program.fixture.js';
import { versionAt } from './version-at.js';

const version = (effective: string) => programOf('', { effective });
const old = version('{ to: 2026-03-01 }');
const now = version('{ from: 2026-03-01 }');
const spring = version('{ from: 2026-04-01, to: 2026-05-01 }');
const received = (receivedAt: string, zone?: string) => ({
  id: 'c',
  receivedAt,
  facts: {},
  ...(zone === undefined ? {} : { zones: { receivedAt: zone } }),
});

it('is the one in force on the day of the receipt in the zone of the policy, the latest of several', () => {
  const versions = [now, old, spring] as const;
  expect(versionAt(versions, received('2026-02-28T23:59:00+08:00'))).toBe(old);
  // One minute later it is March in Shanghai; the law of the policy's own day, whatever day it is elsewhere.
  expect(versionAt(versions, received('2026-02-28T16:00:00Z'))).toBe(now);
  expect(versionAt(versions, received('2026-04-15T10:00:00+08:00'))).toBe(spring);
  expect(versionAt(versions, received('2026-05-01'))).toBe(now);
});

it('is the one named where none is in force, or no day is told', () => {
  expect(versionAt([spring, old], received('2026-03-15T10:00:00+08:00'))).toBe(spring);
  expect(versionAt([spring, old], { id: 'c', facts: {} })).toBe(spring);
  expect(versionAt([spring, old], received('yesterday'))).toBe(spring);
});
