import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPolicy, type PolicyDocument } from '@redress/policy';
import { expect, it } from 'vitest';
import { fieldTitle } from './field-titles.js';

const SHOP = readFileSync(
  fileURLToPath(new URL('../../../test/acceptance/cli/shop/policy.yaml', import.meta.url)),
  'utf8',
);

function documentOf(text: string): PolicyDocument {
  const { document } = readPolicy(text, 'policy.yaml');
  if (document === undefined) throw new Error('the policy has errors');
  return document;
}

const shop = documentOf(SHOP);

it.each([
  ['classification.kind', 'classification: Kind'],
  ['remedies.repayment', 'remedy: Repayment'],
  ['stages.answer.due', 'step: Answer, due time'],
  ['stages.answer.owner', 'step: Answer, owner'],
  ['notices.result', 'letter: result'],
  ['totals.contract.CNY', 'total: contract (CNY)'],
  ['totals.law.EUR.fromCustomer', 'total: law (EUR), paid by the customer'],
  ['missing', 'what is missing'],
  ['responsibility.shares', 'responsibility: shares'],
  ['decision', 'decision'],
])('%s is called %s', (field, title) => {
  expect(fieldTitle(field, [shop])).toBe(title);
});

it('is called as the first policy that has a title calls it, else by its id', () => {
  const renamed = documentOf(SHOP.replace('{ en: Repayment,', '{ en: Money back,'));
  expect(fieldTitle('remedies.repayment', [renamed, shop])).toBe('remedy: Money back');
  const without = documentOf(SHOP.replace(/ {4}title: \{ en: Repayment.*\n/, ''));
  expect(fieldTitle('remedies.repayment', [without, shop])).toBe('remedy: Repayment');
  expect(fieldTitle('remedies.gift', [shop])).toBe('remedy: gift');
});
