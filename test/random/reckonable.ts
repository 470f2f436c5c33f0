import type { Json } from './types.js';
import type { Random } from './random.js';

/** A policy that is made of amounts and clocks, and cases for it; both may be refused or left open. */
export interface Reckonable {
  readonly document: { readonly [key: string]: Json };
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
  const count = random.between(1, 4);
  return {
    document: {
      policy: 'reckoned',
      version: '1',
      layer: 'client',
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
      },
      values: { limit: [{ money: 120 }], share: [{ percent: '12.5' }], period: [{ integer: 3 }] },
      remedies: Array.from({ length: count }, (_, index) => remedy(`r${index}`, random)),
      stages: Array.from({ length: 4 }, (_, index) => stage(index, random)),
    },
    cases: Array.from({ length: 6 }, (_, index) => randomCase(index, random)),
  };
}

function remedy(id: string, random: Random): Json {
  const multiplied = random.one<Json>([{}, { per: { fact: 'n' } }, { quantity: { fact: 'k' } }, { per: 3 }]);
  return {
    id,
    title: TITLE,
    kind: 'cash',
    basis: 'contract',
    amount: amount(random, 3),
    ...(multiplied as object),
    ...(random.happens(0.3) ? { cap: amount(random, 1) } : {}),
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

function randomCase(index: number, random: Random): { readonly [key: string]: Json } {
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
  };
  return {
    id: `c${index}`,
    receivedAt: moment(),
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([name, of]) => (random.happens(0.75) ? [[name, of()]] : [])),
    ),
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
