import { digitsOf, isCurrency, Rational } from '@redress/money';
import type { ValueType } from '@redress/policy';
import { MoneyValue } from '../money-value.js';
import type { Program } from '../program.js';
import { isNumber, rationalOf, type Value } from '../value.js';

/** The currency in which amounts of a name are compared: its own, else that of its law or of the policy. */
export function homeOf(name: string, type: ValueType, program: Program): string {
  return (type.kind === 'money' ? type.currency : undefined) ?? program.scope.at(name).home.currency;
}

/** A value as an exact number: an amount in `home`, a date in days, an instant or a duration in milliseconds. */
export function numberIn(value: Value, home: string, policyCurrency: string): Rational | undefined {
  if (isNumber(value)) return rationalOf(value);
  if (!(value instanceof MoneyValue)) return undefined;
  if (value.currency === home) return value.amount;
  return home === policyCurrency ? value.inPolicyCurrency : undefined;
}

/** What values of a name are multiples of, in the unit of `numberIn`; nothing where they can be as fine as one likes. */
export function stepOf(name: string, type: ValueType, program: Program): Rational | undefined {
  switch (type.kind) {
    case 'integer':
    case 'date':
    case 'instant':
      return Rational.ONE;
    case 'duration':
      return Rational.of(1_000);
    case 'decimal':
      return program.policy.document.facts.has(name) && type.scale !== undefined
        ? Rational.of(1n, 10n ** BigInt(type.scale))
        : undefined;
    case 'money': {
      const { currency } = type;
      if (!program.policy.document.facts.has(name) || currency === undefined || !isCurrency(currency))
        return undefined;
      return Rational.of(1, 10 ** digitsOf(currency));
    }
    case 'boolean':
    case 'enum':
    case 'text':
    case 'place':
    case 'list':
      return undefined;
  }
}
