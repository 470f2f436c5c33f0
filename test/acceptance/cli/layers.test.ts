import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderOf, jsonOf, redress } from './redress.js';

const TITLE = 'title: { en: T, zh-CN: 题, zh-TW: 題 }';

/** Owes 250 EUR for a delay, and an answer within 14 days in Berlin. */
const LAW = `policy: care
version: "1.0.0"
layer: law
${TITLE}
currency: EUR
zone: Europe/Berlin
calendar: round-the-clock
facts: { late: { type: boolean, presume: false } }
values: { fixed: [{ money: 250, cite: [CARE-7] }] }
remedies:
  - id: compensation
    title: { en: Compensation, zh-CN: 赔偿, zh-TW: 賠償 }
    kind: cash
    basis: law
    when: { fact: late, operator: equal, value: true }
    amount: { value: fixed }
    cite: [CARE-7]
`;

const SHOP = `policy: shop
version: "1.0.0"
layer: industry
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: round-the-clock
values: { voucher: [{ money: 100 }] }
remedies:
  - { id: voucher, title: { en: V, zh-CN: 券, zh-TW: 券 }, kind: voucher, basis: goodwill, amount: { value: voucher } }
`;

const client = (version: string, effective: string, money: number) => `policy: acme
version: "${version}"
layer: client
extends: [shop, care]
effective: ${effective}
${TITLE}
values: { voucher: [{ money: ${money} }] }
`;

let folder: ReturnType<typeof folderOf>;
beforeEach(() => {
  folder = folderOf({
    'regulations/care/policy.yaml': LAW,
    'industries/shop/policy.yaml': SHOP,
    'clients/acme/policy.yaml': client('1.0.0', '{ to: 2026-06-01 }', 40),
    'clients/acme/policy@2.yaml': client('2.0.0', '{ from: 2026-06-01 }', 60),
    'calendars/round-the-clock.json': JSON.stringify({
      timeZone: 'asker',
      week: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
      ),
    }),
    'cases.ndjson': ['2026-05-31T23:00:00+08:00', '2026-06-01T01:00:00+08:00']
      .map((receivedAt, index) => JSON.stringify({ id: `c${index}`, receivedAt, facts: { late: true } }))
      .join('\n'),
  });
});
afterEach(() => folder.remove());

const acme = () => join(folder.path, 'clients/acme/policy.yaml');
const called = (...words: readonly string[]) => redress([...words, '--policies', folder.path]);

it('decides by industry, law and the client version in force at the receipt, and again from records', async () => {
  const records = join(folder.path, 'records.ndjson');
  const cases = join(folder.path, 'cases.ndjson');
  const decided = await called('decide', '--policy', acme(), '--cases', cases, '--record', records);
  expect(decided).toMatchObject({ status: 0, err: '' });
  expect(jsonOf(decided.out)).toMatchObject([
    {
      policy: { version: '1.0.0' },
      remedies: [
        { id: 'voucher', total: { amount: '40.00', currency: 'CNY' } },
        { id: 'care.compensation', total: { amount: '250.00', currency: 'EUR' } },
      ],
    },
    { policy: { version: '2.0.0' }, remedies: [{ total: { amount: '60.00' } }, { id: 'care.compensation' }] },
  ]);
  // The records hold all layers: nothing of the folder is asked.
  const verified = await redress(['verify', records]);
  expect(jsonOf(verified.out)).toMatchObject([{ outcome: 'same' }, { outcome: 'same' }]);
});

it('says where a number comes from', async () => {
  const { status, out } = await called('show', acme(), 'voucher', 'values.care.fixed');
  expect(status).toBe(0);
  expect(jsonOf(out)).toMatchObject([
    {
      name: 'values.voucher',
      value: { money: 40 },
      layer: 'acme',
      line: 7,
      overrides: [{ layer: 'shop', line: 8 }],
    },
    { name: 'remedies.voucher', layer: 'shop' },
    ...['title', 'kind', 'basis', 'amount'].map((key) => ({
      name: `remedies.voucher.${key}`,
      layer: 'shop',
    })),
    { name: 'values.care.fixed', layer: 'care', kind: 'law', line: 9, cite: ['CARE-7'] },
  ]);
});

it('answers for the names it knows, also beside others', async () => {
  const { status, out } = await called('show', acme(), 'values.vocher', 'values.care.fixed', 'vouchr');
  expect(status).toBe(1);
  expect(jsonOf(out)).toMatchObject([
    { name: 'values.vocher', error: { code: 'unknown-name', hint: 'did you mean `values.voucher`?' } },
    { name: 'values.care.fixed', layer: 'care' },
    { name: 'vouchr', error: { hint: 'did you mean `values.voucher`, `remedies.voucher`?' } },
  ]);
});

it('refuses what would lower the law, in the file in which it stands', async () => {
  const lower = folderOf({
    'policy.yaml': `${client('1.0.0', '{ from: 2020-01-01 }', 1)}remedies: [{ id: care.compensation, amount: { money: 1 } }]\n`,
  });
  const { status, out } = await called('lint', join(lower.path, 'policy.yaml'));
  lower.remove();
  expect(status).toBe(1);
  expect(jsonOf(out).filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'law-sealed', line: 8, file: join(lower.path, 'policy.yaml') },
  ]);
});
