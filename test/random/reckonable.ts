import type { Json } from './types.js';
import type { Random } from './random.js';

/** A policy that is made of amounts and clocks, and cases for it; both may be refused or left open. */
export interface Reckonable {
  readonly document: { readonly [key: string]: Json };
  /** A law that it stands on. */
  readonly law: { readonly [key: string]: Json } | undefined;
  readonly cases: readonly { readonly [key: string]: Json }[];
}

const TITLE: Json = { en: 'T', 'zh-CN': '题', 'zh-TW': '題' };
const CALENDARS: readonly (readonly [string, string])[] = [
  ['cn', 'Asia/Shanghai'],
  ['de', 'Europe/Berlin'],
  ['us', 'America/New_York'],
  ['tw', 'Asia/Taipei'],
  ['round-the-clock', 'Europe/Berlin'],
];

/** Amount trees of every node, lines with `per`, `quantity` and caps; chains of stages with every unit and rule of ending. */
export function reckonable(random: Random): Reckonable {
  const [calendar, zone] = random.one(CALENDARS);
  const law = random.happens(0.3) ? lawOf(random, calendar, zone) : undefined;
  const groups = [group(random), group(random)];
  const own = Array.from({ length: random.between(1, 4) }, (_, index) => `r${index}`);
  const granting = [...own, ...(law === undefined ? [] : ['lex.m0', 'lex.m1'])];
  return {
    law,
    document: {
      policy: 'reckoned',
      version: '1',
      layer: 'client',
      ...(law === undefined ? {} : { extends: ['lex'] }),
      title: TITLE,
      currency: 'CNY',
      zone,
      calendar,
      facts: {
        p: { type: 'money', currency: 'CNY', min: 10, max: 500 },
        q: { type: 'money', currency: 'CNY', max: 300 },
        w: {
          type: 'money',
          currency: 'CNY',
          max: 90,
          relevantWhen: { fact: 'a', operator: 'equal', value: true },
        },
        usd: { type: 'money', currency: 'USD', max: 50 },
        n: { type: 'integer', min: 1, max: 5 },
        k: { type: 'decimal', min: 0, max: 4 },
        days: { type: 'integer', min: 0, max: 9 },
        a: { type: 'boolean' },
        b: { type: 'boolean' },
        told: { type: 'date' },
        seen: { type: 'instant' },
        bags: {
          type: 'list',
          max: 3,
          item: { price: { type: 'money', currency: 'CNY', max: 80 }, lost: { type: 'boolean' } },
        },
      },
      values: { limit: [{ money: 120 }], share: [{ percent: '12.5' }], period: [{ integer: 3 }] },
      remedies: own.map((id, index) => ({
        ...remedy(id, random),
        ...stacked(own.slice(0, index), groups, random),
        ...(law !== undefined && random.happens(0.5) ? { tops: [random.one(['lex.m0', 'lex.m1'])] } : {}),
      })),
      stages: Array.from({ length: 4 }, (_, index) => stage(index, random)),
    },
    cases: Array.from({ length: 6 }, (_, index) => randomCase(index, granting, random)),
  };
}

type Keys = { readonly [key: string]: Json };

function remedy(id: string, random: Random): Keys {
  const isOfEach = random.happens(0.15);
  const multiplied = random.one<Keys>([{}, { per: { fact: 'n' } }, { quantity: { fact: 'k' } }, { per: 3 }]);
  return {
    id,
    title: TITLE,
    kind: random.happens(0.8) ? 'cash' : 'voucher',
    basis: random.one(['contract', 'goodwill']),
    amount: isOfEach ? { percent: { percent: '33.3', of: { fact: 'item.price' } } } : amount(random, 3),
    ...(isOfEach
      ? { forEach: random.happens(0.5) ? 'bags' : { list: 'bags', where: is('item.lost') } }
      : multiplied),
    ...(random.happens(0.3) ? { cap: amount(random, 1) } : {}),
    ...(random.happens(0.3) ? { when: is(random.one(['a', 'b'])) } : {}),
    ...(random.happens(0.15) ? { refusedBy: [{ id: 'no', when: is('b'), cite: ['X'] }] } : {}),
    ...(random.happens(0.1) ? { proof: ['a'] } : {}),
  };
}

/** How the members of a group go together, the same for all of them. */
function group(random: Random): Keys {
  return {
    take: random.one(['all', 'all', 'largest', 'first', 'claimant']),
    ...(random.happens(0.5) ? { cap: amount(random, 1) } : {}),
    ...(random.happens(0.5) ? { alreadyGranted: true } : {}),
  };
}

/** In one of the groups, perhaps less what earlier ones of the other group, or by themselves, come to. */
function stacked(before: readonly string[], groups: readonly Keys[], random: Random): Keys {
  if (random.happens(0.35)) return {};
  const own = random.between(0, groups.length - 1);
  const others = own === 0 ? [] : before;
  return {
    stack: {
      group: `g${own}`,
      ...groups[own],
      ...(others.length > 0 && random.happens(0.6) ? { offsetAgainst: random.some(others, 1, 2) } : {}),
    },
  };
}

/** Two sums of a law, by themselves or in a group of it. */
function lawOf(random: Random, calendar: string, zone: string): Keys {
  const how = group(random);
  const isGroup = random.happens(0.5);
  return {
    policy: 'lex',
    version: '1',
    layer: 'law',
    title: TITLE,
    currency: 'CNY',
    zone,
    calendar,
    facts: {
      p: { type: 'money', currency: 'CNY', min: 10, max: 500 },
      q: { type: 'money', currency: 'CNY', max: 300 },
      w: {
        type: 'money',
        currency: 'CNY',
        max: 90,
        relevantWhen: { fact: 'a', operator: 'equal', value: true },
      },
      usd: { type: 'money', currency: 'USD', max: 50 },
      n: { type: 'integer', min: 1, max: 5 },
      k: { type: 'decimal', min: 0, max: 4 },
      a: { type: 'boolean' },
      b: { type: 'boolean' },
    },
    values: { limit: [{ money: 120 }], share: [{ percent: '12.5' }] },
    remedies: ['m0', 'm1'].map((id) => ({
      id,
      title: TITLE,
      kind: 'cash',
      basis: 'law',
      amount: amount(random, 2),
      ...(random.happens(0.4) ? { when: is('a') } : {}),
      ...(isGroup ? { stack: { group: 'ofLaw', ...how } } : {}),
    })),
  };
}

function amount(random: Random, depth: number): Json {
  const part = (): Json => amount(random, depth - 1);
  const leaves: readonly (() => Json)[] = [
    () => ({ money: random.one(['0', '0.05', '33.33', '250']) }),
    () => ({ fact: random.one(['p', 'q', 'w']) }),
    () => ({ value: 'limit' }),
    () => ({ convert: { of: { fact: 'usd' }, to: 'CNY' } }),
  ];
  const nodes: readonly (() => Json)[] = [
    () => ({ percent: { percent: random.one<Json>([50, '33.3', { value: 'share' }]), of: part() } }),
    () => ({ rate: { each: part(), quantity: random.one<Json>([2, { fact: 'n' }, { fact: 'k' }]) } }),
    () => ({
      share: {
        of: part(),
        part: random.one<Json>([1, { fact: 'k' }]),
        whole: random.one<Json>([3, { fact: 'n' }]),
      },
    }),
    () => ({
      choose: [{ when: is('a'), then: part() }, { when: is('b'), then: part() }, { otherwise: part() }],
    }),
    () => ({ min: [part(), part()] }),
    () => ({ max: [part(), part()] }),
    () => ({ sum: [part(), part()] }),
    () => ({ minus: [part(), part()] }),
    () => ({ range: [part(), part()] }),
    () => ({ cap: { of: part(), at: part() } }),
    () => ({
      round: {
        of: part(),
        mode: random.one(['halfUp', 'halfEven', 'up', 'down', 'ceiling', 'floor']),
        increment: random.one(['0.01', '0.5', '10']),
      },
    }),
  ];
  return random.one(depth === 0 || random.happens(0.2) ? leaves : nodes)();
}

function is(fact: string): Json {
  return { fact, operator: 'equal', value: true };
}

function stage(index: number, random: Random): Json {
  const starts = random.one<Json>([
    { event: 'received' },
    { fact: random.one(['told', 'seen']) },
    ...(index === 0 ? [] : [{ after: [`s${random.between(0, index - 1)}`] }]),
  ]);
  const first = within(random);
  const ways = random.happens(0.4) ? [{ when: is('a'), ...(within(random) as object) }, first] : first;
  return { id: `s${index}`, title: TITLE, starts, within: ways, ...(terms(random) as object) };
}

function within(random: Random): Json {
  return random.one<Json>([
    { minutes: random.between(0, 3_000) },
    { hours: random.between(0, 90) },
    { days: random.one<Json>([random.between(0, 20), { fact: 'days' }]) },
    { weeks: random.between(0, 3) },
    { months: random.between(0, 3) },
    { workingMinutes: random.between(0, 1_500) },
    { workingHours: random.between(0, 40) },
    { workingDays: random.one<Json>([random.between(0, 12), { value: 'period' }, { fact: 'days' }]) },
    { until: 'endOfMonth' },
  ]);
}

/** Keys that a unit does not know are refused by the checks, and with them the policy. */
function terms(random: Random): Json {
  return random.one<Json>([
    {},
    {},
    { ends: random.one(['sameTime', 'closeOfBusiness', 'endOfDay']) },
    { onClosedDay: random.one(['keep', 'nextWorkingDay', 'previousWorkingDay']) },
    { offHours: random.one(['keep', 'thenRoll', 'rollFirst', 'rollDateFirst']) },
    { boundary: random.one(['earliest', 'latest']) },
  ]);
}

function randomCase(index: number, granting: readonly string[], random: Random): Keys {
  const moment = (): string =>
    `2026-${two(random.between(1, 6))}-${two(random.between(1, 28))}T${two(random.between(0, 23))}:${two(random.between(0, 59))}:00Z`;
  const cny = (low: number, high: number): Json => (random.between(low * 100, high * 100) / 100).toFixed(2);
  const facts: Readonly<Record<string, () => Json>> = {
    p: () => cny(10, 500),
    q: () => random.one<Json>([cny(0, 300), null]),
    w: () => random.one<Json>([cny(0, 90), null]),
    usd: () => cny(0, 50),
    n: () => random.between(1, 5),
    k: () => random.one<Json>([0, 0.5, '1.25', 4]),
    days: () => random.between(0, 9),
    a: () => random.happens(0.5),
    b: () => random.happens(0.5),
    told: () => moment().slice(0, 10),
    seen: moment,
    bags: () =>
      random.many(0, 3, () => ({
        ...(random.happens(0.8) ? { price: cny(0, 80) } : {}),
        ...(random.happens(0.8) ? { lost: random.happens(0.6) } : {}),
      })),
  };
  const granted = random.many(0, 2, (): Json => ({
    remedy: random.one(granting),
    amount: random.one<Json>([cny(0, 150), { amount: cny(0, 90), currency: 'CNY' }, 'many']),
    ...(random.happens(0.2) ? { incident: 'i' } : {}),
  }));
  return {
    id: `c${index}`,
    receivedAt: moment(),
    ...(granted.length > 0 && random.happens(0.6) ? { granted } : {}),
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([name, of]) => (random.happens(0.75) ? [[name, of()]] : [])),
    ),
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
