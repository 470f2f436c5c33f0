import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, prepare, type Decision, type Program } from '@redress/engine';
import { lint, readCase } from '@redress/policy';
import { loadFolder } from '@redress/policy/folder';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { repositoryRoot } from '../kit/repository.js';

interface Way {
  readonly way: string;
  /** The code of what is said of it. */
  readonly finding: string;
  /**
   * `open`: what the law asks for is no longer stated, so its claim stays possible. `stated`: the case states less by a name that
   * counts before the other. Else nothing is left to be desired, and `told` says that the finding is of a case.
   */
  readonly leaves?: 'open' | 'stated' | 'told';
  /** What the cases state besides. */
  readonly states?: Readonly<Record<string, unknown>>;
  readonly head?: Readonly<Record<string, unknown>>;
  readonly write: Readonly<Record<string, unknown>>;
}

const waysIn = (file: string): readonly Way[] =>
  parse(readFileSync(join(repositoryRoot, 'test/acceptance', file), 'utf8'), { merge: true });

const ways = waysIn('sealed-law.yaml');
const bindings = waysIn('sealed-bindings.yaml');

const { policies, parents, calendars, airports } = await loadFolder(join(repositoryRoot, 'configs'));

const HEAD = {
  policy: 'house',
  version: '1.0.0',
  layer: 'client',
  extends: ['eu261'],
  title: { en: 'House', 'zh-CN': '本公司', 'zh-TW': '本公司' },
  currency: 'EUR',
  zone: 'Europe/Berlin',
  calendar: 'de',
};
const FACTS = {
  minutes: { type: 'integer', unit: 'min', title: { en: 'Minutes', 'zh-CN': '分钟', 'zh-TW': '分鐘' } },
};

/** Over 3,500 km 250 minutes late for two; cancelled on the day, money back chosen: article 7(1) and 7(3). */
const CASES = [
  {
    facts: { event: 'delay', distanceKm: 4000, arrivalDelayMinutes: 250, passengers: 2, minutes: 250 },
    owed: { compensation: '1200.00' },
    lastDay: {},
  },
  {
    facts: {
      event: 'cancellation',
      distanceKm: 1000,
      noticeHoursBeforeDeparture: 10,
      rerouteOffered: null,
      passengerChoice: 'refund',
      choiceDate: '2026-03-02',
      ticketPriceTotal: 300,
      minutes: 250,
    },
    owed: { compensation: '250.00', refund: '300.00' },
    lastDay: { reimbursement: '2026-03-09', refund: '2026-03-09' },
  },
];
const ALWAYS = { flightDate: '2026-03-01', departureTerritory: 'EU', arrivalTerritory: 'third' };

describe('what the law grants, seen from a layer above it', () => {
  const law = policies.find(({ id }) => id === 'eu261');
  const linted = lint(law?.text ?? '', law?.file ?? '', { calendars });

  it('is by itself what the articles say', () => {
    if (linted.policy === undefined) throw new Error('the law does not stand');
    expectNoLess(prepare(linted.policy, { calendars, airports }), '');
  });

  it('stays under a layer that says nothing of it', () => {
    const { policy, findings } = lintHouse({ way: '', finding: '', write: {} });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (policy === undefined) throw new Error('the house does not stand');
    expectNoLess(prepare(policy, { calendars, airports }), 'eu261.');
  });

  it.each(ways)('cannot be lowered or delayed by $way', (way) => {
    const { policy, findings } = lintHouse(way);
    expect(findings.map(({ code }) => code)).toContain(way.finding);
    if (policy !== undefined) expectNoLess(prepare(policy, { calendars, airports }), 'eu261.', way.leaves);
  });

  it.each(bindings)('cannot be lowered or delayed without a word by $way', (way) => {
    const { policy, findings } = lintHouse(way);
    const said = findings.map(({ code }) => code);
    if (policy === undefined) return expect(said).toContain(way.finding);
    const program = prepare(policy, { calendars, airports });
    const { leaves, states = {} } = way;
    if (leaves !== 'stated') expectNoLess(program, 'eu261.', leaves, states);
    const ofCases = CASES.flatMap((one) => decidedBy(program, { ...one.facts, ...states }).findings);
    expect([...said, ...ofCases.map(({ code }) => code)]).toContain(way.finding);
  });

  it('is tried in more than thirty ways, and in ten by bindings', () => {
    expect(ways.length).toBeGreaterThan(30);
    expect(bindings.length).toBeGreaterThan(10);
  });
});

function lintHouse({ head = {}, write }: Way): ReturnType<typeof lint> {
  const { facts, ...rest } = write;
  const text = stringify({ ...HEAD, ...head, facts: { ...FACTS, ...Object(facts) }, ...rest });
  return lint(text, 'house.yaml', { calendars, parents });
}

/** Each remedy of the law at least as high, each clock of it at least as early, as the article says. */
function expectNoLess(program: Program, prefix: string, leaves?: Way['leaves'], states: object = {}): void {
  for (const { facts, owed, lastDay } of CASES) {
    const decision = decidedBy(program, { ...facts, ...states });
    for (const [id, amount] of Object.entries(owed)) {
      const remedy = decision.remedies.find((one) => one.id === `${prefix}${id}`);
      const total = remedy?.total ?? (leaves === 'open' ? remedy?.totalMax : undefined);
      const told = `${id} ${remedy?.state} ${total?.amount} ${total?.currency}`;
      const isStanding = remedy?.state === 'owed' || (leaves === 'open' && remedy?.state === 'possible');
      const isNoLess = Number(total?.amount) >= Number(amount) && total?.currency === 'EUR';
      expect(isStanding && isNoLess ? 'no less' : told).toBe('no less');
    }
    for (const [id, day] of Object.entries(lastDay)) {
      const told = lastDayOf(decision, `${prefix}${id}`);
      expect(told !== undefined && told <= day ? 'no later' : `${id} by ${told}`).toBe('no later');
    }
  }
}

function decidedBy(program: Program, facts: Readonly<Record<string, unknown>>): Decision {
  const receivedAt = '2026-03-02T10:00:00+01:00';
  return decide(program, readCase({ id: 'C-1', receivedAt, facts: { ...ALWAYS, ...facts } }));
}

function lastDayOf({ stages, remedies }: Decision, id: string): string | undefined {
  const found = stages.find((one) => one.id === id) ?? remedies.find((one) => one.id === id);
  return found?.lastDay ?? undefined;
}
