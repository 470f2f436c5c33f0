import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCalendar } from '@redress/calendar';
import { decide, explain, prepare } from '@redress/engine';
import { CASE_FINDING_CODES } from '@redress/intake';
import { lint } from '@redress/policy';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../kit/repository.js';

const source = `policy: worded
version: '1.0.0'
layer: client
title: { en: Worded }
currency: CNY
zone: Asia/Shanghai
calendar: round-the-clock
facts:
  claim: { type: money, title: { en: Claim, zh-CN: 索赔金额, zh-TW: 求償金額 } }
`;
const file = join(repositoryRoot, 'configs/calendars/round-the-clock.json');
const calendar = readCalendar(JSON.parse(readFileSync(file, 'utf8')));
const { policy } = lint(source, 'worded.yaml', { calendars: new Map([['round-the-clock', calendar]]) });
if (policy === undefined) throw new Error('it does not stand');
const program = prepare(policy, { calendars: new Map([['round-the-clock', calendar]]) });

/** A message that no language but English may show. */
const message = 'said in English';

test.each(Object.keys(CASE_FINDING_CODES))('the finding %s of a row is explained in Chinese', (code) => {
  const decision = decide(program, {
    id: 'C-1',
    receivedAt: '2026-03-02T10:00:00+08:00',
    facts: {},
    findings: [{ code, message, where: 'claim' }],
  });
  for (const locale of ['zh-CN', 'zh-TW'] as const) {
    const text = JSON.stringify(explain(decision, policy, { locale, audience: 'agent' }));
    expect(text).toMatch(locale === 'zh-CN' ? '索赔金额：' : '求償金額：');
    expect(text).not.toContain(message);
  }
});
