import { describe, expect, it } from 'vitest';
import { codesIn } from './lint.fixture.js';

function codesOf(text: string, audience = 'customer'): readonly string[] {
  return codesIn(`facts:
  customer.name: { type: text, personal: true }
values:
  gift: [{ money: 5 }]
stages:
  - { id: reply, starts: { event: received }, within: { hours: 1 } }
remedies:
  - { id: refund, kind: cash, basis: contract, amount: { money: 5 } }
  - { id: fine, kind: sanction, basis: contract, audience: internal, amount: { money: 5 } }
notices:
  - { id: n, audience: ${audience}, at: { stage: reply }, text: ${text} }
`);
}
const all = (text: string) => `{ en: "${text}", zh-CN: "${text}", zh-TW: "${text}" }`;

describe('can be filled in', () => {
  it.each([
    '{{case.id}}',
    '{{ case.receivedAt }}',
    '{{customer.name}}',
    '{{value.gift}}',
    '{{stage.reply.due}} {{stage.reply.lastDay}}',
    '{{remedy.refund.amount}} {{remedy.refund.total}}',
    '{{total.contract}} {{total.all}}',
    '{{remedies}} {{stages}} {{missing}}',
    'plain',
  ])('%s', (text) => {
    expect(codesOf(all(text))).toEqual([]);
  });
});

describe('cannot', () => {
  it.each([
    ['{{customer.nam}}', 'unknown-placeholder'],
    ['{{stage.repl.due}}', 'unknown-placeholder'],
    ['{{stage.reply.owner}}', 'unknown-placeholder'],
    ['{{case.id', 'unclosed-placeholder'],
    ['case.id}}', 'unclosed-placeholder'],
    ['{{}}', 'unclosed-placeholder'],
    ['{{remedy.fine.total}}', 'internal-in-notice'],
  ])('%s: %s', (text, code) => {
    expect(codesOf(all(text))).toEqual([code, code, code]);
  });
});

it('lets an internal notice tell of an internal remedy', () => {
  expect(codesOf(all('{{remedy.fine.total}}'), 'internal')).toEqual([]);
});

it('notices what one language leaves out', () => {
  expect(codesOf('{ en: "{{case.id}}", zh-CN: "{{case.id}}", zh-TW: 謝謝 }')).toEqual([
    'placeholders-differ',
  ]);
});

it('notices a language that is missing', () => {
  expect(codesOf('{ en: Thanks, zh-CN: 谢谢 }')).toEqual(['translation-missing']);
});
