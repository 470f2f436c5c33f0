import { lint } from '../lint.js';
import type { Finding } from '../finding.js';

/** A week with hours, which is all that checks ask of a calendar. */
const OPEN = {
  week: [['hours'], ['hours'], ['hours'], ['hours'], ['hours'], [], []],
  extraWorkdays: new Map(),
};
const CLOSED = { week: [[], [], [], [], [], [], []], extraWorkdays: new Map() };

export const CALENDARS = new Map([
  ['cn', OPEN],
  ['tw', OPEN],
  ['closed', CLOSED],
]);

/** The findings about a policy with this body and no others; the infos only when asked for by code. */
export function findingsIn(body: string, ...infos: readonly string[]): readonly Finding[] {
  return lint(HEAD + body, 'policy.yaml', { calendars: CALENDARS }).findings.filter(
    ({ code, severity }) => severity !== 'info' || infos.includes(code),
  );
}

/** Their codes, in the order of the text. */
export function codesIn(body: string, ...infos: readonly string[]): readonly string[] {
  return findingsIn(body, ...infos).map(({ code }) => code);
}

/** A first-hit field `class.topic` with one rule for each condition. */
export function rulesOn(...conditions: readonly string[]): string {
  const rules = conditions.map(
    (condition, index) => `      - { id: r${index + 1}, when: ${condition}, then: a }\n`,
  );
  return `classification:\n  topic:\n    type: { enum: [a, b] }\n    rules:\n${rules.join('')}    otherwise: b\n`;
}

const HEAD = `policy: p
version: "1"
layer: industry
title: { en: P, zh-CN: 政策, zh-TW: 政策 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
`;
