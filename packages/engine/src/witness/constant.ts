import { parseDate, parseInstant } from '@redress/calendar';
import type { Literal, ValueType } from '@redress/policy';
import { Fraction } from './fraction.js';
import { amountIn, known, NONE, type House, type Known, type State } from './state.js';

/** A constant of the policy as a value of a type; amounts without a currency are in the type's, else the policy's. */
export function constant(literal: Literal, type: ValueType, house: House): State {
  if (literal === null) return NONE;
  return known(valueOf(literal, type, house));
}

function valueOf(literal: Exclude<Literal, null>, type: ValueType, house: House): Known | undefined {
  if (typeof literal === 'boolean') return literal;
  if (typeof literal === 'object' || type.kind === 'money') {
    const text = typeof literal === 'object' ? literal.amount : String(literal);
    const stated =
      typeof literal === 'object' ? literal.currency : type.kind === 'money' ? type.currency : undefined;
    const currency = stated ?? (type.kind === 'money' ? type.currency : undefined) ?? house.currency;
    const amount = Fraction.read(text);
    return amount && amountIn(house, amount, currency);
  }
  switch (type.kind) {
    case 'integer':
    case 'decimal':
      return Fraction.read(String(literal));
    case 'date':
      return Fraction.of(parseDate(String(literal)));
    case 'instant':
      return Fraction.of(parseInstant(String(literal)));
    case 'duration':
      return milliseconds(String(literal));
    case 'list':
      throw new Error('no constant is a list: the policy was not checked');
    case 'boolean':
    case 'enum':
    case 'text':
    case 'place':
      return String(literal);
  }
}

/** Of an ISO 8601 duration in days, hours, minutes and seconds; `undefined` for any other text. */
export function milliseconds(text: string): Fraction | undefined {
  const match = /^P(?=\d|T\d)(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?)?$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return Fraction.of(days * 86_400_000 + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000);
}
