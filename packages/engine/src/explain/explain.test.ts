import { readCalendar } from '@redress/calendar';
import { LOCALES, OPERATORS, REMEDY_KINDS, lint, type Policy } from '@redress/policy';
import { describe, expect, test } from 'vitest';
import type { ConditionReason, Decision, FactReason, RemedyDecision } from '../decision.js';
import { decideOf, programOf } from '../program.fixture.js';
import { explain, explanationText, type Audience } from './explain.js';
import { MESSAGES } from './languages.js';
import { CLOCK_FINDINGS, ENGINE_FINDINGS, READING_FINDINGS } from './messages.js';
import { letter, notices } from './notices.js';

const POLICY = String.raw`
policy: bags
version: '2.1.0'
layer: industry
title: { en: Bag complaints, zh-CN: 行李投诉处理, zh-TW: 行李客訴處理 }
currency: CNY
zone: Asia/Shanghai
calendar: open
parties:
  airline: { en: the airline, zh-CN: 航空公司, zh-TW: 航空公司 }
  company: { en: the company, zh-CN: 本公司, zh-TW: 本公司 }
  manager: { en: manager, zh-CN: 经理, zh-TW: 經理 }
values:
  cashFrom: [{ integer: 180, title: { en: Minutes that bring cash, zh-CN: 现金补偿起点, zh-TW: 現金補償起點 } }]
  part: [{ percent: 50, title: { en: Part that is paid, zh-CN: 赔付比例, zh-TW: 理賠比例 } }]
facts:
  topic:
    type: enum
    values: { lost: { en: lost bag, zh-CN: 行李丢失, zh-TW: 行李遺失 }, late: { en: late flight, zh-CN: 航班延误 } }
    title: { en: Subject, zh-CN: 投诉类别, zh-TW: 客訴類別 }
    ask: register
  delay: { type: integer, unit: min, title: { en: Delay, zh-CN: 延误时间, zh-TW: 延誤時間 } }
  said: { type: text, personal: true, title: { en: Complaint, zh-CN: 投诉内容, zh-TW: 客訴內容 } }
  name: { type: text, personal: true, title: { en: Name, zh-CN: 旅客姓名, zh-TW: 旅客姓名 }, ask: register }
  claim: { type: money, title: { en: Amount claimed, zh-CN: 索赔金额, zh-TW: 求償金額 }, ask: register }
  receipts: { type: boolean, title: { en: Receipts, zh-CN: 购买凭证, zh-TW: 購買證明 }, ask: register }
  camera: { type: boolean, title: { en: CCTV footage, zh-CN: 监控录像, zh-TW: 監視器畫面 }, ask: decide }
  fault: { type: boolean, presume: false, settledBy: investigator, title: { en: Staff at fault, zh-CN: 人员过错, zh-TW: 人員疏失 } }
  onlyId: { type: boolean }
terms:
  lostBag: { zh: [行李 丢失], en: [lost bag] }
derive:
  greeting: { firstKnown: [{ fact: name }, { fact: said }], title: { en: Greeting } }
conditions:
  longDelay: { when: { fact: delay, operator: greaterThanInclusive, value: { value: cashFrom } }, title: { en: long delay, zh-CN: 长时间延误, zh-TW: 長時間延誤 }, cite: [BAG-07] }
  atFault: { when: { fact: fault, operator: equal, value: true }, title: { en: we were at fault } }
classification:
  kind:
    type: { enum: { bag: { en: baggage, zh-CN: 行李, zh-TW: 行李 }, flight: { en: flight, zh-CN: 航班, zh-TW: 航班 } } }
    title: { en: Class, zh-CN: 投诉分类, zh-TW: 客訴分類 }
    cite: [BAG-01]
    rules:
      - id: kind-lost
        title: { en: a bag is lost, zh-CN: 行李丢失, zh-TW: 行李遺失 }
        when: { any: [{ fact: topic, operator: equal, value: lost }, { fact: said, operator: mentions, value: lostBag }] }
        then: bag
        cite: [BAG-02]
    otherwise: flight
  mood:
    type: { enum: { calm: { en: calm }, venting: { en: venting } } }
    title: { en: Mood }
    rules: []
    otherwise: calm
  guilt:
    type: boolean
    title: { en: Guilt }
    rules: [{ id: guilty, when: { condition: atFault }, then: true }]
    otherwise: false
routing:
  desk: { type: { enum: { bags: { en: bag desk, zh-CN: 行李组, zh-TW: 行李組 }, all: { en: general desk } } }, title: { en: Desk }, rules: [], otherwise: bags }
responsibility:
  shares: { rules: [{ id: ours, when: { condition: atFault }, then: { airline: 100 } }], otherwise: { airline: 0, none: 100 } }
checklists:
  - { id: intake, stage: register, title: { en: Intake, zh-CN: 受理登记, zh-TW: 案件登錄 }, facts: [name, claim, topic], evidence: [camera] }
remedies:
  - id: sorry
    kind: apology
    basis: goodwill
    title: { en: Apology, zh-CN: 致歉, zh-TW: 致歉 }
    ground: { en: We are sorry., zh-CN: 深表歉意。, zh-TW: 深感抱歉。 }
    cite: [BAG-03]
  - id: bag
    kind: cash
    basis: contract
    title: { en: Compensation for the bag, zh-CN: 行李赔偿, zh-TW: 行李理賠 }
    ground: { en: The bag was in our custody., zh-CN: 行李由我方掌管。, zh-TW: 行李由本公司保管。 }
    when: { fact: class.kind, operator: equal, value: bag }
    refusedBy: [{ id: too-late, title: { en: reported too late, zh-CN: 逾期申报, zh-TW: 逾期申報 }, when: { condition: longDelay }, cite: [BAG-05] }]
    amount: { cap: { of: { fact: claim }, at: { money: 5000 } } }
    proof: [receipts]
    payer: airline
    cite: [BAG-04]
  - { id: miles, kind: miles, basis: goodwill, title: { en: Miles, zh-CN: 奖励里程, zh-TW: 獎勵哩程 }, amount: { money: 50 }, stack: { group: gift, take: claimant } }
  - { id: voucher, kind: voucher, basis: goodwill, title: { en: Voucher, zh-CN: 代金券, zh-TW: 抵用券 }, amount: { money: 200 }, stack: { group: gift, take: claimant } }
  - { id: extra, kind: cash, basis: goodwill, title: { en: Extra, zh-CN: 额外补偿, zh-TW: 額外補償 }, when: { condition: atFault }, amount: { money: 100 } }
  - { id: punishment, kind: sanction, basis: contract, audience: internal, title: { en: Sanction, zh-CN: 处罚, zh-TW: 處分 }, when: { condition: atFault } }
approvals:
  - { id: boss, when: { fact: total.all, operator: greaterThan, value: { money: 1000 } }, by: manager, title: { en: Approval, zh-CN: 审批, zh-TW: 簽核 } }
stages:
  - { id: register, starts: { event: received }, within: { hours: 2 }, class: internal, title: { en: Register, zh-CN: 登记, zh-TW: 登錄 } }
  - { id: decide, starts: { after: [register] }, within: { days: 1 }, class: internal, title: { en: Decide } }
  - { id: answer, starts: { after: [decide] }, within: { days: 5 }, class: promised, title: { en: Answer, zh-CN: 答复, zh-TW: 回覆 }, cite: [BAG-06] }
  - { id: legal, starts: { event: received }, within: { days: 30 }, class: statutory, title: { en: Legal limit, zh-CN: 法定期限, zh-TW: 法定期限 } }
  - { id: appeal, when: { condition: atFault }, starts: { after: [answer] }, within: { days: 1 }, class: internal, title: { en: Appeal } }
notices:
  - id: hello
    audience: customer
    channel: sms
    at: { stage: register }
    text:
      en: "Dear {{name}}, case {{case.id}} ({{class.kind}}) of {{case.receivedAt}}: answer by {{stage.answer.due}}, last day {{stage.answer.lastDay}}, appeal {{stage.appeal.due}}. Delay {{delay}} min. Next: {{stages}} Please send: {{missing}}"
      zh-CN: "{{name}}：{{case.id}}（{{class.kind}}），{{case.receivedAt}} 收到，{{stage.answer.due}} 前答复（{{stage.answer.lastDay}}、{{stage.appeal.due}}）。延误 {{delay}} 分钟。步骤：{{stages}} 请补充：{{missing}}"
      zh-TW: "{{name}}：{{case.id}}（{{class.kind}}），{{case.receivedAt}} 收件，{{stage.answer.due}} 前回覆（{{stage.answer.lastDay}}、{{stage.appeal.due}}）。延誤 {{delay}} 分鐘。流程：{{stages}} 請補件：{{missing}}"
  - id: result
    audience: customer
    at: { stage: answer }
    text:
      en: "You get:\n{{remedies}}\nBag {{remedy.bag.total}}, extra {{remedy.extra.total}}, in all {{total.all}}, by contract {{total.contract}}. Fault: {{fault}}, guilt: {{class.guilt}}, shares."
      zh-CN: "方案：\n{{remedies}}\n行李 {{remedy.bag.total}}，额外 {{remedy.extra.total}}，合计 {{total.all}}，约定 {{total.contract}}。过错：{{fault}}，{{class.guilt}}。"
      zh-TW: "方案：\n{{remedies}}\n行李 {{remedy.bag.total}}，額外 {{remedy.extra.total}}，合計 {{total.all}}，契約 {{total.contract}}。疏失：{{fault}}，{{class.guilt}}。"
  - id: house
    audience: internal
    at: { event: received }
    text:
      en: "{{name}} / {{greeting}} / {{fault}} / {{value.part}} / {{route.desk}}: {{remedies}}"
      zh-CN: "{{name}} / {{greeting}} / {{fault}} / {{value.part}} / {{route.desk}}: {{remedies}}"
      zh-TW: "{{name}} / {{greeting}} / {{fault}} / {{value.part}} / {{route.desk}}: {{remedies}}"
`;

const policy = readPolicyText(POLICY);

function readPolicyText(text: string): Policy {
  const allDay = [['00:00', '24:00']];
  const open = readCalendar({
    name: 'open',
    edition: '1',
    source: 'none',
    timeZone: 'asker',
    week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  });
  const linted = lint(text, 'bags.yaml', { calendars: new Map([['open', open]]) });
  if (linted.policy === undefined)
    throw new Error(JSON.stringify(linted.findings.filter(({ severity }) => severity === 'error')));
  return linted.policy;
}

const isLost: ConditionReason = {
  kind: 'any',
  verdict: 'true',
  children: [
    {
      kind: 'leaf',
      verdict: 'true',
      fact: 'topic',
      operator: 'equal',
      actual: 'lost',
      expected: [{ value: 'lost' }],
    },
    {
      kind: 'leaf',
      verdict: 'undetermined',
      fact: 'said',
      operator: 'mentions',
      actual: undefined,
      expected: [{ value: 'lostBag' }],
    },
  ],
};

const DELAY = { en: 'Delay', 'zh-CN': '延误时间', 'zh-TW': '延誤時間' } as const;

const isLate: ConditionReason = {
  kind: 'named',
  name: 'longDelay',
  verdict: 'true',
  children: [
    {
      kind: 'leaf',
      verdict: 'true',
      fact: 'delay',
      operator: 'greaterThanInclusive',
      actual: 185,
      expected: [{ name: 'value.cashFrom', value: 180 }],
    },
  ],
};

const FACTS: readonly FactReason[] = [
  { fact: 'topic', value: 'lost', source: 'stated' },
  { fact: 'delay', value: 1185, source: 'stated' },
  { fact: 'said', value: undefined, source: 'unknown' },
  { fact: 'name', value: '王小明', source: 'stated' },
  { fact: 'greeting', value: '王小明', source: 'derived' },
  { fact: 'fault', value: true, source: 'stated', unsettled: true },
  { fact: 'class.guilt', value: true, source: 'decided', unsettled: true },
  { fact: 'value.part', value: 50, source: 'value' },
  { fact: 'case.receivedAt', value: '2026-03-02T10:00:00+08:00', source: 'stated' },
];

const yuan = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'CNY' });

const remedy = (
  id: string,
  kind: RemedyDecision['kind'],
  rest: Partial<RemedyDecision> = {},
): RemedyDecision => ({
  id,
  kind,
  basis: 'goodwill',
  state: 'owed',
  audience: 'customer',
  beneficiary: 'customer',
  cite: [],
  ...rest,
});

const stage = (id: string, rest: Partial<Decision['stages'][number]>): Decision['stages'][number] => ({
  id,
  owner: null,
  class: 'internal',
  from: '2026-03-02T10:00:00+08:00',
  due: null,
  lastDay: null,
  basis: 'actual',
  provisional: false,
  ...rest,
});

const DECISION: Decision = {
  id: 'C-7',
  at: '2026-03-02T10:00:00+08:00',
  policy: { id: 'bags', version: '2.1.0', effectiveHash: 'e' },
  calendarHash: 'c',
  classification: { kind: 'bag', mood: 'venting', guilt: true },
  alsoMatched: {},
  routing: { desk: 'bags' },
  missing: [
    { fact: 'claim', why: 'intake' },
    { fact: 'camera', why: 'intake' },
    { fact: 'receipts', why: 'bag' },
  ],
  completeness: 0.29,
  responsibility: { shares: { airline: 100, none: 0 } },
  presumed: [],
  stages: [
    stage('register', { due: '2026-03-02T12:00:00+08:00', lastDay: '2026-03-02', owner: 'bags' }),
    stage('decide', { basis: 'projected' }),
    stage('answer', {
      class: 'promised',
      due: '2026-03-09T00:00:00+08:00',
      lastDay: '2026-03-08',
      basis: 'projected',
      provisional: true,
    }),
    stage('legal', { class: 'statutory', due: '2026-04-01T10:00:00+08:00', lastDay: '2026-04-01' }),
  ],
  reports: [],
  remedies: [
    remedy('sorry', 'apology', { cite: ['BAG-03'] }),
    remedy('bag', 'cash', {
      basis: 'contract',
      state: 'possible',
      amount: yuan('1250.00'),
      per: 2,
      total: yuan('2500.00'),
      payer: 'airline',
      due: '2026-03-10T18:00:00+08:00',
      cite: ['BAG-04'],
    }),
    remedy('miles', 'miles', { total: yuan('50.00') }),
    remedy('voucher', 'voucher', { total: yuan('200.00') }),
    remedy('extra', 'cash', { state: 'possible', total: yuan('100.00'), unsettled: ['fault'] }),
    remedy('punishment', 'sanction', {
      basis: 'contract',
      audience: 'internal',
      beneficiary: 'company',
      ways: ['toOthers'],
    }),
  ],
  denied: [],
  totals: [
    { basis: 'contract', amount: '2500.00', currency: 'CNY', min: '2500.00', max: '2500.00' },
    { basis: 'goodwill', amount: null, currency: 'CNY', min: '0.00', max: '300.00' },
  ],
  approvals: [{ id: 'boss', by: 'manager', because: 'total.all greaterThan 1000.00 CNY (2800.00 CNY)' }],
  notices: [
    { id: 'hello', audience: 'customer', due: '2026-03-02T12:00:00+08:00' },
    { id: 'result', audience: 'customer' },
    { id: 'house', audience: 'internal', due: '2026-03-02T10:00:00+08:00' },
  ],
  undetermined: [{ where: 'remedies.bag', rules: 0, facts: ['claim'] }],
  askNext: ['claim'],
  rates: [],
  findings: [{ code: 'wrong-type', message: 'a text is no number; it counts as unknown', where: 'delay' }],
  reasons: {
    outputs: [
      {
        where: 'classification.kind',
        result: 'bag',
        state: 'determined',
        rules: [
          {
            rule: 'kind-lost',
            verdict: 'true',
            isDeciding: true,
            cite: ['BAG-02'],
            assumed: true,
            condition: isLost,
          },
        ],
      },
      { where: 'classification.mood', result: 'venting', state: 'otherwise', rules: [] },
    ],
    facts: FACTS,
  },
};

const said = (audience: Audience, decision = DECISION, locale: (typeof LOCALES)[number] = 'en'): string =>
  explanationText(explain(decision, policy, { locale, audience }));

/** The lines below a heading, up to the next one. */
const section = (text: string, heading: string): string => {
  const [, rest = ''] = text.split(`\n\n${heading}\n`);
  return rest.split('\n\n')[0] ?? '';
};

describe('for an agent', () => {
  test('the heading names case, policy, version and moment', () => {
    expect(said('agent').split('\n')[0]).toBe(
      'Case C-7 under Bag complaints 2.1.0, as of Mon 2 Mar 2026, 10:00',
    );
    expect(said('agent', DECISION, 'zh-TW').split('\n')[0]).toBe(
      '案號 C-7，依「行李客訴處理」2.1.0 版，截至 2026年3月2日（週一）10:00',
    );
  });

  test('a field goes down to rule, clause, fact and value', () => {
    expect(section(said('agent'), 'Classification')).toBe(
      [
        '  Class: baggage',
        '    because: a bag is lost (our own figure) [BAG-02] #kind-lost',
        '      at least one of these → true',
        '        Subject (lost bag) is lost bag → true',
        '        Complaint (unknown) mentions “lost bag” → open',
        '  Mood: venting',
        '    no rule applies, so the default stands',
        '  Guilt: yes',
      ].join('\n'),
    );
  });

  test('the same reason is worded in Chinese', () => {
    expect(section(said('agent', DECISION, 'zh-CN'), '投诉分类')).toContain(
      '依据：行李丢失（本公司自定标准） ［BAG-02］ #kind-lost',
    );
    expect(section(said('agent', DECISION, 'zh-TW'), '客訴分類')).toContain(
      '客訴類別（行李遺失）為 行李遺失 → 成立',
    );
  });

  test('a missing translation is said in English and a missing title by its id', () => {
    const late = explain({ ...DECISION, askNext: ['onlyId'] }, policy, {
      locale: 'zh-TW',
      audience: 'agent',
    });
    expect(late.sections.find(({ id }) => id === 'askNext')?.lines).toEqual([
      { text: 'onlyId', children: [] },
    ]);
    expect(section(said('agent', DECISION, 'zh-TW'), '客訴分類')).toContain('Mood：venting');
  });

  test('each missing item stands once with what needs it', () => {
    expect(section(said('agent'), 'What is still missing')).toBe(
      [
        '  29% of what is asked for is there',
        '  Amount claimed (for: Intake)',
        '  CCTV footage (for: Intake)',
        '  Receipts (for: Compensation for the bag)',
      ].join('\n'),
    );
  });

  test('shares name the parties', () => {
    expect(section(said('agent'), 'Responsibility')).toBe('  Shares: the airline 100% and nobody 0%');
  });

  test('a stage tells its due time, an open start, and what is provisional', () => {
    expect(section(said('agent'), 'Steps and due times').split('\n')).toEqual([
      '  Register: due Mon 2 Mar 2026, 12:00 (internal)',
      '    with: bag desk',
      '  Decide: no due time yet (internal, projected from the step before)',
      '  Answer: due Sun 8 Mar 2026, 24:00 (promised to the customer, provisional, projected from the step before) [BAG-06]',
      '  Legal limit: due Wed 1 Apr 2026, 10:00 (statutory)',
    ]);
  });

  test('remedies tell amount, reckoning, proof, what is unsettled and what is internal', () => {
    expect(section(said('agent'), 'What the customer gets').split('\n')).toEqual([
      '  Apology (owed, goodwill, apology) [BAG-03]',
      '    ground: We are sorry.',
      '  Compensation for the bag: CNY 2,500.00 (possible, by contract, cash) [BAG-04]',
      '    ground: The bag was in our custody.',
      '    CNY 1,250.00 × 2',
      '    by Tue 10 Mar 2026, 18:00',
      '    paid by: the airline',
      '    waits for proof: Receipts',
      '  one of these, the customer chooses',
      '    Miles: CNY 50.00 (owed, goodwill, miles)',
      '    Voucher: CNY 200.00 (owed, goodwill, voucher)',
      '  Extra: CNY 100.00 (possible, goodwill, cash)',
      '    not to be told yet, still to be confirmed: Staff at fault',
    ]);
    expect(section(said('agent'), 'What goes to others').split('\n')).toEqual([
      '  Sanction (owed, by contract, sanction)',
      '    internal, not for the customer',
      '    for: the company',
    ]);
  });

  test.each([
    [{ totalMin: yuan('200.00'), totalMax: yuan('5000.00') }, 'between CNY 200.00 and CNY 5,000.00'],
    [{ totalMin: yuan('0.00'), totalMax: yuan('5000.00') }, 'up to CNY 5,000.00'],
    [{ totalMin: yuan('200.00') }, 'at least CNY 200.00'],
  ])('an amount that is not settled has its ends: %j', (ends, expected) => {
    const decision = { ...DECISION, remedies: [remedy('bag', 'cash', ends)] };
    expect(section(said('agent', decision), 'What the customer gets').split('\n')[0]).toBe(
      `  Compensation for the bag: ${expected} (owed, goodwill, cash)`,
    );
  });

  test('what is refused names its ground and clause, and why', () => {
    const decision: Decision = {
      ...DECISION,
      denied: [
        { id: 'bag', rule: 'too-late', cite: ['BAG-05'] },
        { id: 'voucher', rule: 'stack.gift', cite: [] },
      ],
      reasons: {
        facts: [],
        outputs: [
          {
            where: 'remedies.bag',
            result: 'denied',
            state: 'denied',
            rules: [
              { rule: 'bag', verdict: 'true', isDeciding: false, cite: [], assumed: false },
              {
                rule: 'too-late',
                verdict: 'true',
                isDeciding: true,
                cite: ['BAG-05'],
                assumed: false,
                condition: isLate,
              },
            ],
          },
        ],
      },
    };
    expect(section(said('agent', decision), 'What is refused').split('\n')).toEqual([
      '  Compensation for the bag: refused: reported too late [BAG-05] #too-late',
      '    refused because: reported too late [BAG-05] #too-late',
      '      long delay → true [BAG-07]',
      '        Delay (185 min) is at least 180 min (Minutes that bring cash) → true',
      '  Voucher: another remedy of the group gift takes its place #stack.gift',
    ]);
  });

  test('totals, approvals and what is open have their own sections', () => {
    const text = said('agent');
    expect(section(text, 'Totals')).toBe('  by contract: CNY 2,500.00\n  goodwill: up to CNY 300.00');
    expect(section(text, 'Approvals')).toBe('  Approval (decided by manager)');
    expect(section(text, 'Still open')).toBe(
      '  Compensation for the bag\n    would be settled by: Amount claimed',
    );
    expect(section(text, 'Ask next')).toBe('  Amount claimed');
  });

  test('findings are said in the language of the reader, those of others with what they name', () => {
    const findings = [
      { code: 'wrong-type', message: 'a text is no number', where: 'delay' },
      { code: 'unreadable-cell', message: 'the cell `x` is no date', where: 'claim' },
      {
        code: 'out-of-range',
        message: 'the date lies outside the years 1900 to 2199',
        where: 'stages.answer',
      },
      { code: 'assumed-time', message: '2026-03-01 has no time', where: 'incidentAt' },
    ];
    const text = said('agent', { ...DECISION, findings }, 'zh-TW');
    expect(section(text, '請先核對的案件資料').split('\n')).toEqual([
      '  延誤時間：填寫內容型別不符，視為不明',
      '    可填：整數',
      '  求償金額：內容無法讀成應有的格式，視為不明（「x」）',
      '    可填：含幣別的金額，如 250.00 CNY',
    ]);
    expect(section(text, '注意事項').split('\n')).toEqual([
      '  回覆：日期超出 1900 至 2199 年，期限未定',
      '  發生時間：只有日期沒有時間，時間為推定',
    ]);
  });

  test('a finding of the reading says once what was given, and keeps its exact message in English', () => {
    const findings = [
      {
        code: 'lookup-missed',
        message: '`XX` from `Airport` is not in the table',
        where: 'claim',
        given: 'XX',
      },
      { code: 'from-a-newer-reader', message: 'the moon is full', where: 'claim' },
    ];
    const chinese = said('agent', { ...DECISION, findings }, 'zh-CN');
    expect(chinese).toContain('对照表中查不到此项，视为未知（“Airport”）\n');
    expect(chinese).toContain('the moon is full');
    expect(said('agent', { ...DECISION, findings }, 'en')).toContain(
      '`XX` from `Airport` is not in the table',
    );
  });

  test.each(READING_FINDINGS)('the reading finding %s has words in Chinese', (code) => {
    const findings = [{ code, message: 'RAW', where: 'claim' }];
    for (const locale of ['zh-CN', 'zh-TW'] as const)
      expect(said('agent', { ...DECISION, findings }, locale)).not.toContain('RAW');
  });

  test.each(CLOCK_FINDINGS)('the finding %s of a clock has words in Chinese', (code) => {
    const findings = [{ code, message: 'RAW', where: 'stages.answer' }];
    for (const locale of ['zh-CN', 'zh-TW'] as const)
      expect(said('agent', { ...DECISION, findings }, locale)).not.toContain('RAW');
  });

  test.each(ENGINE_FINDINGS)('the finding %s says its wording and not its message', (code) => {
    const findings = [{ code, message: 'RAW', where: 'delay' }];
    for (const locale of LOCALES)
      expect(said('agent', { ...DECISION, findings }, locale)).not.toContain('RAW');
  });

  test('without reasons the statements stand alone', () => {
    const { reasons: _, ...bare } = DECISION;
    expect(section(said('agent', bare), 'Classification')).toBe(
      '  Class: baggage\n  Mood: venting\n  Guilt: yes',
    );
  });

  test('a long text is cut where it stands in a condition, and control characters never reach the terminal', () => {
    const actual = `\u001b[2J${'很'.repeat(100)}`;
    const condition: ConditionReason = {
      kind: 'leaf',
      verdict: 'false',
      fact: 'said',
      operator: 'present',
      actual,
      expected: [],
    };
    const rules = [
      { rule: 'kind-lost', verdict: 'false' as const, isDeciding: true, cite: [], assumed: false, condition },
    ];
    const outputs = [{ where: 'classification.kind', result: 'bag', state: 'determined' as const, rules }];
    const text = said('agent', { ...DECISION, reasons: { facts: [], outputs } });
    expect(text).not.toContain('\u001b');
    expect(text).toContain(`Complaint ([2J${'很'.repeat(56)}…) is stated → false`);
  });

  test.each(LOCALES)('every operator and kind of remedy can be said in %s', (locale) => {
    for (const operator of OPERATORS) {
      const condition: ConditionReason = {
        kind: 'leaf',
        verdict: 'true',
        fact: 'delay',
        operator,
        actual: 5,
        expected: [{ value: 7 }, { value: 9 }],
      };
      const rules = [
        {
          rule: 'kind-lost',
          verdict: 'true' as const,
          isDeciding: true,
          cite: [],
          assumed: false,
          condition: { kind: 'not' as const, verdict: 'false' as const, children: [condition] },
        },
      ];
      const outputs = [{ where: 'classification.kind', result: 'bag', state: 'determined' as const, rules }];
      const text = said('agent', { ...DECISION, reasons: { facts: [], outputs } }, locale);
      const worded = MESSAGES[locale].operators[operator];
      const minutes = MESSAGES[locale].factUnits.min;
      const subject = MESSAGES[locale].whose(DELAY[locale], minutes('5'));
      const values = ['7', '9'].map(minutes);
      expect(text).toContain(worded(subject, values));
      expect(text).not.toMatch(/undefined|\[object/);
    }
    for (const kind of REMEDY_KINDS) {
      expect(said('agent', { ...DECISION, remedies: [remedy('sorry', kind)] }, locale)).not.toMatch(
        /undefined|\[object/,
      );
    }
  });
});

describe('for a customer', () => {
  test('says in plain words, with the clauses, what concerns him', () => {
    expect(said('customer')).toBe(
      [
        'Your complaint C-7',
        '',
        'What your complaint is about',
        '  Class: baggage [BAG-01]',
        '',
        'What you receive',
        '  Apology [BAG-03]',
        '    We are sorry.',
        '  Compensation for the bag: CNY 2,500.00 [BAG-04]',
        '    The bag was in our custody.',
        '    subject to: Receipts',
        '    by Tue 10 Mar 2026, 18:00',
        '  one of these, as you choose',
        '    Miles',
        '    Voucher: CNY 200.00',
        '',
        'What we still need from you',
        '  Amount claimed',
        '  Receipts',
        '',
        'When you will hear from us',
        '  We expect to answer you by Sun 8 Mar 2026, 24:00. [BAG-06]',
      ].join('\n'),
    );
  });

  test.each(LOCALES)('holds nothing internal, unsettled or of the house in %s', (locale) => {
    const decision: Decision = {
      ...DECISION,
      denied: [
        { id: 'punishment', rule: 'x', cite: [] },
        { id: 'bag', rule: 'too-late', cite: [], unsettled: ['fault'] },
      ],
    };
    const text = said('customer', decision, locale);
    expect(text).not.toMatch(
      /Sanction|处罚|處分|Extra|额外|額外|fault|过错|疏失|Guilt|Mood|venting|#|Register|登记|登錄|too late|逾期/,
    );
  });

  test('is told a refusal with its ground, but not that another remedy takes the place', () => {
    const decision: Decision = {
      ...DECISION,
      denied: [
        { id: 'bag', rule: 'too-late', cite: ['BAG-05'] },
        { id: 'voucher', rule: 'stack.gift', cite: [] },
      ],
    };
    expect(section(said('customer', decision, 'zh-TW'), '無法辦理的項目')).toBe(
      '  行李理賠：逾期申報 ［BAG-05］',
    );
  });

  test('what may not be in question at all is not held out, only that there is more to examine', () => {
    const decision: Decision = {
      ...DECISION,
      undetermined: [{ where: 'remedies.voucher', rules: 1, facts: ['delay'] }],
    };
    const lines = section(said('customer', decision), 'What you receive');
    expect(lines).not.toContain('Voucher');
    expect(lines).toMatch(/\n {2}Other points are still being examined\.$/);
  });

  test('an amount that is not settled is not told', () => {
    const decision: Decision = {
      ...DECISION,
      remedies: [remedy('bag', 'cash', { totalMin: yuan('0.00'), totalMax: yuan('5000.00') })],
    };
    expect(section(said('customer', decision), 'What you receive').split('\n')[0]).toBe(
      '  Compensation for the bag (the amount is still being examined)',
    );
  });
});

describe('a notice', () => {
  const written = (decision = DECISION, locale: (typeof LOCALES)[number] = 'en'): Record<string, string> =>
    Object.fromEntries(notices(decision, policy, { locale }).map(({ id, text }) => [id, text]));

  test('keeps audience, channel and due time', () => {
    expect(
      notices(DECISION, policy, { locale: 'en' }).map(({ id, audience, channel, due }) => ({
        id,
        audience,
        channel,
        due,
      })),
    ).toEqual([
      { id: 'hello', audience: 'customer', channel: 'sms', due: '2026-03-02T12:00:00+08:00' },
      { id: 'result', audience: 'customer' },
      { id: 'house', audience: 'internal', due: '2026-03-02T10:00:00+08:00' },
    ]);
  });

  test('is filled from facts, fields, dates and lists; a step this case does not need is said so', () => {
    expect(written().hello).toBe(
      [
        'Dear 王小明, case C-7 (baggage) of Mon 2 Mar 2026, 10:00: answer by Sun 8 Mar 2026, 24:00 (expected), last day Sun 8 Mar 2026 (expected), appeal not needed. Delay 1,185 min. Next:',
        '- Answer: Sun 8 Mar 2026, 24:00 (expected)',
        '- Legal limit: Wed 1 Apr 2026, 10:00',
        'Please send:',
        '- Amount claimed',
        '- Receipts',
      ].join('\n'),
    );
  });

  test('speaks the language of the customer', () => {
    expect(written(DECISION, 'zh-TW').hello).toBe(
      [
        '王小明：C-7（行李），2026年3月2日（週一）10:00 收件，2026年3月8日（週日）24:00（預計） 前回覆（2026年3月8日（週日）（預計）、不適用）。延誤 1,185 分鐘。流程：',
        '- 回覆：2026年3月8日（週日）24:00（預計）',
        '- 法定期限：2026年4月1日（週三）10:00',
        '請補件：',
        '- 求償金額',
        '- 購買證明',
      ].join('\n'),
    );
  });

  test('to a customer leaves out sanctions and the unsettled, and withholds totals that count them', () => {
    expect(written().result).toBe(
      [
        'You get:',
        '- Apology',
        '  - We are sorry.',
        '- Compensation for the bag: CNY 2,500.00',
        '  - The bag was in our custody.',
        '  - subject to: Receipts',
        '  - by Tue 10 Mar 2026, 18:00',
        '- one of these, as you choose',
        '  - Miles',
        '  - Voucher: CNY 200.00',
        'Bag CNY 2,500.00, extra still being examined, in all still being examined, by contract CNY 2,500.00. Fault: still being examined, guilt: still being examined, shares.',
      ].join('\n'),
    );
  });

  test('to the house masks personal facts and what is derived from them, and tells the rest', () => {
    expect(written().house).toBe(
      [
        '*** / *** / yes / 50% / bag desk:',
        '- Apology (owed, goodwill, apology)',
        '- Compensation for the bag: CNY 2,500.00 (possible, by contract, cash)',
        '- one of these, the customer chooses',
        '  - Miles: CNY 50.00 (owed, goodwill, miles)',
        '  - Voucher: CNY 200.00 (owed, goodwill, voucher)',
        '- Extra: CNY 100.00 (possible, goodwill, cash)',
        '- What goes to others: Sanction (owed, by contract, sanction)',
      ].join('\n'),
    );
  });

  test('a fault that is as presumed is no secret', () => {
    const facts = FACTS.map(({ unsettled, ...one }) => (unsettled === true ? { ...one, value: false } : one));
    const decision: Decision = {
      ...DECISION,
      classification: { kind: 'bag', guilt: false },
      remedies: DECISION.remedies.filter(({ id }) => id !== 'extra' && id !== 'punishment'),
      reasons: { outputs: [], facts },
    };
    expect(written(decision).result).toContain('Fault: no, guilt: no');
    expect(written(decision).result).toContain(
      'in all between CNY 2,500.00 and CNY 2,800.00, by contract CNY 2,500.00.',
    );
  });

  test('says what is not known, and an empty list', () => {
    const decision: Decision = {
      ...DECISION,
      missing: [],
      stages: [],
      remedies: [],
      classification: {},
      reasons: { outputs: [], facts: [] },
    };
    expect(written(decision).hello).toBe(
      'Dear not yet known, case C-7 (not yet known) of not yet known: answer by not needed, last day not needed, appeal not needed. Delay not yet known min. Next: none Please send: none',
    );
  });

  test('what a fact says is never read as a placeholder', () => {
    const facts = FACTS.map((one) =>
      one.fact === 'name' ? { ...one, value: '{{class.mood}}\n{{remedies}}' } : one,
    );
    expect(written({ ...DECISION, reasons: { outputs: [], facts } }).hello).toMatch(
      /^Dear \{\{class\.mood\}\} \{\{remedies\}\}, case C-7/,
    );
  });

  test('the letter joins the texts to the customer and no others', () => {
    const texts = written();
    expect(letter(DECISION, policy, { locale: 'en' })).toBe(`${texts.hello ?? ''}\n\n${texts.result ?? ''}`);
  });
});

test('a message of which it is open whether it is sent is called by the step that sends it', () => {
  const open = programOf(`facts:
  known: { type: boolean }
stages: [{ id: answer, starts: { event: received }, within: { days: 1 }, title: { en: Answer, zh-CN: 答复, zh-TW: 答覆 } }]
notices:
  - id: letter
    audience: customer
    at: { stage: answer }
    when: { fact: known, operator: equal, value: true }
    text: { en: Hello, zh-CN: 您好, zh-TW: 您好 }
`);
  const told = (locale: 'en' | 'zh-TW'): string =>
    explanationText(explain(decideOf(open, {}), open.policy, { locale, audience: 'agent' }));
  expect(told('en')).toContain('Message “Answer”: 1 rule is open');
  expect(told('zh-TW')).toContain('通知「答覆」：1 條規則未定');
});
