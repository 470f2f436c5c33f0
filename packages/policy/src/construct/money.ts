import type { MoneyLiteral } from '../document.js';
import { shortestDecimal } from '../read/decimal.js';
import { byForm } from '../shape/by-form.js';
import { converted } from '../shape/converted.js';
import { named } from '../shape/named.js';
import { needed, object, optional } from '../shape/object.js';
import { number } from '../shape/scalar.js';
import type { Reading, Shape } from '../shape/shape.js';
import { text } from '../shape/text.js';
import { CURRENCY, DECIMAL } from './forms.js';

/** A decimal number as a number, or in quotes where every digit counts; always its shortest text. */
export const decimalText: Shape<string> = byForm(DECIMAL.what, {
  scalar: {
    what: DECIMAL.what,
    read: (node, reading) => {
      const isNumber = node.kind === 'scalar' && typeof node.value === 'number';
      const read = isNumber ? number(DECIMAL.what).read(node, reading) : text(DECIMAL).read(node, reading);
      return read === undefined ? undefined : shortestDecimal(String(read));
    },
    schema: (book) => ({ anyOf: [number(DECIMAL.what).schema(book), text(DECIMAL).schema(book)] }),
  },
});

export const currency = text(CURRENCY);

/** `{ amount, currency }`; without a currency it is the policy's. */
export const statedMoney = object(
  'an amount with its currency',
  {
    amount: needed(decimalText, 'how much, for instance "250.00"'),
    currency: optional(currency, 'ISO 4217 code; without it the currency of the policy'),
  },
  ({ amount, currency: stated }, { reading }) => amountIn(amount, stated, reading),
);

/** A bare amount of a law is in the law's currency, whatever policy it is seen through. */
function amountIn(amount: string, stated: string | undefined, { law }: Pick<Reading, 'law'>): MoneyLiteral {
  const currencyOf = stated ?? law?.currency;
  return { kind: 'money', amount, ...(currencyOf === undefined ? {} : { currency: currencyOf }) };
}

/** `300`, `"300.00"` or `{ amount: "300.00", currency: EUR }`. */
export const money = named<MoneyLiteral>('money', 'an amount of money', () =>
  byForm('an amount of money', {
    scalar: converted(decimalText, (amount, _node, reading) => amountIn(amount, undefined, reading)),
    map: statedMoney,
  }),
);
