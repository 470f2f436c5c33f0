import type { LayerText, Parents } from './layer.js';

const TITLE = 'title: { en: T, zh-CN: 题, zh-TW: 題 }';

/** A trade with a value, two rules, a remedy and a stage. */
const SHOP = `policy: shop
version: "1.2.0"
layer: industry
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: cn
effective: { from: 2025-01-01 }
facts:
  broken: { type: boolean }
  late: { type: boolean }
values:
  voucher: [{ money: 300, cite: [SHOP-1] }]
classification:
  topic:
    type: { enum: [damage, delay, other] }
    rules:
      - { id: damage, when: { fact: broken, operator: equal, value: true }, then: damage }
      - { id: delay, when: { fact: late, operator: equal, value: true }, then: delay }
    otherwise: other
remedies:
  - id: voucher
    title: { en: Voucher, zh-CN: 券, zh-TW: 券 }
    kind: voucher
    basis: goodwill
    when: { fact: class.topic, operator: notEqual, value: other }
    amount: { value: voucher }
stages:
  - id: reply
    title: { en: Reply, zh-CN: 答复, zh-TW: 答覆 }
    starts: { event: received }
    within: { workingDays: 10 }
    class: promised
`;

/** Another trade, which says one thing of the first otherwise. */
const OUTLET = `policy: outlet
version: "1.0.0"
layer: industry
extends: [shop]
${TITLE}
values:
  voucher: [{ money: 200 }]
`;

/** A law with its own zone, currency and calendar. */
const CARE = `policy: care
version: "2.0.0"
layer: law
${TITLE}
currency: EUR
zone: Europe/Berlin
calendar: tw
datedBy: soldOn
facts:
  soldOn: { type: date, presume: 2026-01-05 }
  late: { type: boolean, presume: false }
  matter: { type: enum, values: [delay, loss] }
  delayHours: { type: integer, unit: h, min: 0 }
  waitingHours: { type: integer, unit: h, min: 0 }
values:
  fixed: [{ to: 2026-01-01, money: 100 }, { from: 2026-01-01, money: 120, cite: [CARE-2] }]
conditions:
  due: { when: { all: [{ fact: late, operator: equal, value: true }, { fact: matter, operator: equal, value: delay }] } }
classification:
  inScope:
    type: boolean
    rules: [{ id: eu, when: { condition: due }, then: true }]
    otherwise: false
remedies:
  - id: compensation
    title: { en: Compensation, zh-CN: 赔偿, zh-TW: 賠償 }
    kind: cash
    basis: law
    when: { fact: class.inScope, operator: equal, value: true }
    amount: { value: fixed }
    cite: [CARE-2]
  - id: fixedSum
    title: { en: Sum, zh-CN: 定额, zh-TW: 定額 }
    kind: cash
    basis: law
    strength: exact
    when: { fact: class.inScope, operator: equal, value: true }
    amount: { money: 5 }
    stack: { group: sums, take: largest }
stages:
  - id: answer
    title: { en: Answer, zh-CN: 答复, zh-TW: 答覆 }
    starts: { event: received }
    within: { days: 14 }
    class: statutory
tests:
  - name: the law by itself
    given: { receivedAt: 2026-03-02, facts: { late: true, matter: delay } }
    expect: { classification: { inScope: true } }
`;

/** A trade of its own that says one thing otherwise than the shop. */
const RIVAL = `policy: rival
version: "1.0.0"
layer: industry
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: cn
values:
  voucher: [{ money: 250 }]
`;

/** Trades that stand on another version, and on a policy that stands on them. */
const PINNED = `policy: pinned
version: "1.0.0"
layer: industry
extends: [shop@1.1.0]
${TITLE}
`;
const RING = `policy: ring
version: "1.0.0"
layer: industry
extends: [bad]
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: cn
`;

/** A trade that holds an amount against a bare number. */
const DEALER = `policy: dealer
version: "1.0.0"
layer: industry
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: cn
facts:
  price: { type: money }
conditions:
  dear: { when: { fact: price, operator: greaterThan, value: 500 } }
`;

const TEXTS: Readonly<Record<string, LayerText>> = Object.fromEntries(
  Object.entries({
    shop: SHOP,
    outlet: OUTLET,
    rival: RIVAL,
    pinned: PINNED,
    ring: RING,
    care: CARE,
    dealer: DEALER,
  }).map(([id, text]) => [id, { text, file: `${id}.yaml` }]),
);

/** The policies of this file by id. */
export const PARENTS: Parents = (id) => TEXTS[id];

export function parentsWith(others: Readonly<Record<string, string>>): Parents {
  const texts = new Map(Object.entries(others).map(([id, text]) => [id, { text, file: `${id}.yaml` }]));
  return (id) => texts.get(id) ?? TEXTS[id];
}
