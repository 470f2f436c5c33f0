import { expect, it } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';
import { explain } from './explain.js';
import { explanationText } from './explanation-text.js';

const POLICY = `facts:
  distance: { type: integer, unit: km, title: { en: Distance, zh-CN: 距离, zh-TW: 距離 } }
tables:
  bands:
    title: { en: Bands, zh-CN: 分档, zh-TW: 級距 }
    inputs: { distance: { fact: distance } }
    outputs: { amount: { type: money, title: { en: Sum, zh-CN: 金额, zh-TW: 金額 } }, level: { type: { enum: [near, far] } } }
    hit: unique
    rows:
      - { id: short, when: { distance: upTo 1500 }, then: { amount: 250, level: near }, cite: [EU261-7], title: { en: up to 1500 km, zh-CN: 1500 公里以内, zh-TW: 1500 公里以內 } }
      - { id: long, when: { distance: over 1500 to 3500 }, then: { amount: 400, level: far } }
classification:
  level: { type: { enum: [near, far] }, table: bands, output: level, otherwise: near }
remedies:
  - { id: pay, kind: cash, basis: contract, amount: { table: bands, output: amount } }
`;

function linesOf(distance: unknown, locale: 'en' | 'zh-CN' | 'zh-TW'): string[] {
  const program = programOf(POLICY);
  const decision = decideOf(program, { distance }, {}, { explain: true });
  const text = explanationText(explain(decision, program.policy, { locale, audience: 'agent' }));
  return text.split('\n').map((line) => line.trim());
}

it('names the row that is true with its cells, for a field and for an amount', () => {
  const lines = linesOf(1000, 'en');
  expect(lines.filter((line) => line.includes('row up to 1500 km'))).toEqual([
    expect.stringContaining('because: row up to 1500 km'),
    expect.stringContaining('because: row up to 1500 km'),
  ]);
  expect(lines.some((line) => line.includes('Distance (1,000 km) is at most 1,500 km'))).toBe(true);
  expect(lines.some((line) => line.includes('Sum: CNY 250') || line.includes('Sum: ¥250'))).toBe(true);
  expect(lines.some((line) => line.includes('EU261-7'))).toBe(true);
});

it('says it in Chinese', () => {
  expect(linesOf(1000, 'zh-CN').some((line) => line.includes('依据：表格行 1500 公里以内'))).toBe(true);
  expect(linesOf(1000, 'zh-TW').some((line) => line.includes('依據：表格列 1500 公里以內'))).toBe(true);
});

it('names the rows that may be true, and a table without any', () => {
  expect(linesOf(null, 'en').some((line) => line.includes('Bands'))).toBe(false);
  const open = linesOf(undefined, 'en');
  expect(open.filter((line) => line.startsWith('- open: row') || line.includes('open: row'))).not.toEqual([]);
});
