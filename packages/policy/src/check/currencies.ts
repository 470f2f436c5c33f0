import { nearest } from '@redress/calendar';
import { currencies, isCurrency } from '@redress/money';
import type { Check, Scope } from './scope.js';
import { currencyOf } from './value-type.js';

/** Currencies that do not exist, wherever one is written. */
export const checkCurrencies: Check = (scope) => {
  const { document, survey } = scope;
  for (const home of [document, ...document.laws.values()]) check(scope, home.currency, home, 'currency');
  for (const fact of document.facts.values()) {
    for (const held of fact.type.kind === 'list' ? [...fact.type.item.values()] : [fact]) {
      if (held.type.kind === 'money') check(scope, held.type.currency, held, 'currency');
    }
  }
  for (const entry of [...document.values.values()].flat()) {
    check(scope, currencyOf(entry.value), entry, 'money');
  }
  for (const { leaf } of survey.leaves) {
    for (const operand of leaf.right) {
      if (operand.kind === 'constant') check(scope, currencyOf(operand.value), operand);
    }
  }
  for (const { amount } of survey.amounts) {
    if (amount.kind === 'money') check(scope, amount.money.currency, amount, 'money');
    if (amount.kind === 'convert') check(scope, amount.to, amount, 'to');
  }
};

function check({ report }: Scope, currency: string | undefined, node: object, key?: string): void {
  if (currency === undefined || isCurrency(currency)) return;
  report(
    'unknown-currency',
    { currency, nearest: MEANT.get(currency.toUpperCase()) ?? near(currency) },
    node,
    key,
  );
}

function near(currency: string): string | undefined {
  return isCurrency(currency.toUpperCase()) ? currency.toUpperCase() : nearest(currency, currencies());
}

/** What people write for a code. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['RMB', 'CNY'],
  ['NTD', 'TWD'],
]);
