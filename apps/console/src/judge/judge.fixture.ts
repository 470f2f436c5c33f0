import { effectiveJson, readPolicy, type EffectiveJson } from '@redress/policy';
import { vi } from 'vitest';
import type { Call, Reply } from './calls.js';
import type { Judge } from './judge.js';
import { JudgeLine } from './judge-line.js';
import type { Answer, Decided, Question } from './question.js';

const allDay = [['00:00', '24:00']];

/** Documents of calendars by name, as the server gives them: one that is open at all times. */
export const calendars = {
  always: {
    timeZone: 'Asia/Shanghai',
    week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  },
};

/** Two airports, their places rounded to whole degrees. */
export const airports = {
  edition: '2026-01-01',
  source: 'test',
  licence: 'none',
  attribution: 'nobody',
  airports: { PVG: ['CN', 'Asia/Shanghai', 31, 122], TPE: ['TW', 'Asia/Taipei', 25, 121] },
};

/** What the server gives of a published text. */
export function effectiveOf(text: string): EffectiveJson {
  const { sources } = readPolicy(text, 'p.yaml');
  if (sources === undefined) throw new Error('no policy');
  return effectiveJson(sources);
}

const head = `policy: delays
version: "1"
layer: industry
title: { en: Delays, zh-CN: 延误, zh-TW: 延誤 }
currency: CNY
zone: Asia/Shanghai
calendar: always
datedBy: case.receivedAt
`;

/** Who waited at least `hours` is a severe case and gets 200 CNY for each of the passengers, of whom there is one unless told. */
export function delaysText(hours: number, title = 'Hours of delay'): string {
  return `${head}facts:
  hours: { type: integer, unit: h, min: 0, title: { en: ${title}, zh-CN: 延误小时, zh-TW: 延誤小時 } }
  passengers: { type: integer, min: 1, max: 9, presume: 1, title: { en: Passengers, zh-CN: 旅客人数, zh-TW: 旅客人數 } }
  missed:
    type: boolean
    relevantWhen: { fact: hours, operator: greaterThan, value: 0 }
    title: { en: Connection missed, zh-CN: 错过转机, zh-TW: 錯過轉機 }
classification:
  severity:
    title: { en: Severity, zh-CN: 严重程度, zh-TW: 嚴重程度 }
    type:
      enum:
        high: { en: high, zh-CN: 严重, zh-TW: 嚴重 }
        low: { en: low, zh-CN: 一般, zh-TW: 一般 }
    rules:
      - { id: long, when: { fact: hours, operator: greaterThanInclusive, value: ${hours} }, then: high }
    otherwise: low
  connection:
    type: boolean
    title: { en: Connection, zh-CN: 转机, zh-TW: 轉機 }
    rules:
      - { id: lost, when: { fact: missed, operator: equal, value: true }, then: true }
    otherwise: false
remedies:
  - id: cash
    title: { en: Cash, zh-CN: 现金, zh-TW: 現金 }
    kind: cash
    basis: goodwill
    when: { fact: class.severity, operator: equal, value: high }
    amount: { money: 200 }
    per: { fact: passengers }
notices:
  - id: answer
    audience: customer
    at: { event: received }
    text: { en: 'You waited {{hours}} hours.', zh-CN: '您等了{{hours}}小时。', zh-TW: '您等了{{hours}}小時。' }
  - id: note
    audience: internal
    at: { event: received }
    text: { en: Look, zh-CN: 看, zh-TW: 看 }
`;
}

/** A flight is far if the way between its airports is longer than 600 km. */
export const flightsText = `${head.replace('delays', 'flights')}facts:
  from: { type: place, title: { en: From, zh-CN: 出发地, zh-TW: 出發地 } }
  to: { type: place, title: { en: To, zh-CN: 到达地, zh-TW: 到達地 } }
derive:
  way: { distance: [{ fact: from }, { fact: to }] }
classification:
  far:
    type: boolean
    title: { en: Far, zh-CN: 远程, zh-TW: 遠程 }
    rules:
      - { id: long, when: { fact: way, operator: greaterThan, value: 600000 }, then: true }
    otherwise: false
`;

/** A case of these facts, asked in English. */
export function questionOf(facts: Readonly<Record<string, unknown>>): Question {
  return { case: { id: 'c', receivedAt: '2026-03-02T10:00:00+08:00', facts }, locale: 'en' };
}

/** The answer if it is a decision. @throws Error in its words otherwise */
export function decidedBy(answer: ReturnType<Judge['decide']> | Answer): Decided {
  if (typeof answer === 'object' && answer.kind === 'decided') return answer;
  throw new Error(`not decided: ${JSON.stringify(answer)}`);
}

/** The line to the real worker, which runs in this thread; what passes between them is copied as between threads. */
export async function openLine(): Promise<JudgeLine> {
  const page = new EventTarget();
  let hear: ((event: { data: Call }) => void) | undefined;
  vi.stubGlobal('addEventListener', (_type: 'message', listener: typeof hear) => (hear = listener));
  vi.stubGlobal('postMessage', (reply: Reply) =>
    page.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) })),
  );
  vi.resetModules();
  await import('./judge.worker.js');
  const line = new JudgeLine({
    postMessage: (call: Call) => queueMicrotask(() => hear?.({ data: structuredClone(call) })),
    addEventListener: page.addEventListener.bind(page),
  });
  await line.call('open', calendars);
  return line;
}
