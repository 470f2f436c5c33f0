import { formatDate, type Zone, formatInstant } from '@redress/calendar';
import { isCurrency, Rational, round } from '@redress/money';
import type { ValueType } from '@redress/policy';
import { formatDuration } from '../duration.js';
import { endsOf, FIRST, type Line } from './axis.js';

/** A number that lies in a cell, the plainest there is; `turn` asks for another one. */
export function numberInCell(
  line: Line,
  cell: number,
  step: Rational | undefined,
  nearby: Rational,
  turn: number,
): Rational | undefined {
  const { low, high, isLimit } = endsOf(line, cell);
  if (isLimit) return low;
  const unit = step ?? Rational.ONE;
  const whole = (number: Rational): Rational => number.divide(unit).floor().multiply(unit);
  if (low === undefined && high === undefined) return whole(nearby.add(unit.multiply(Rational.of(turn))));
  if (low === undefined) {
    const below = high?.subtract(unit.multiply(Rational.of(1 + turn)));
    if (below === undefined || high === undefined) return undefined;
    // A number that is not negative, where there is one.
    const half = whole(high.divide(Rational.of(2)));
    return below.sign() < 0 && half.sign() >= 0 && half.compare(high) < 0
      ? half
      : nearby.compare(high) < 0 && turn === 0
        ? whole(nearby)
        : below;
  }
  const next = whole(low).add(unit.multiply(Rational.of(1 + turn)));
  if (high === undefined) return turn === 0 && nearby.compare(low) > 0 ? whole(nearby) : next;
  if (next.compare(low) > 0 && next.compare(high) < 0) return next;
  const least = whole(low).add(unit);
  if (least.compare(low) > 0 && least.compare(high) < 0) return least;
  if (step !== undefined) return undefined;
  return between(low, high);
}

/** The decimal with the fewest digits between two numbers. */
function between(low: Rational, high: Rational): Rational {
  const middle = low.add(high).divide(Rational.of(2));
  for (let digits = 0n; digits < 60n; digits += 1n) {
    const scale = Rational.of(10n ** digits);
    const near = middle.multiply(scale).floor().divide(scale);
    if (near.compare(low) > 0 && near.compare(high) < 0) return near;
  }
  return middle;
}

/** A number as a case states it, in the unit of the type; `undefined` where the type cannot tell it. */
export function statementOf(number: Rational, type: ValueType, currency: string, zone: Zone): unknown {
  switch (type.kind) {
    case 'integer':
      return number.isInteger() ? number.toNumber() : undefined;
    case 'decimal': {
      const plain = number.toNumber();
      return Rational.fromNumber(plain).equals(number) ? plain : decimalOf(number);
    }
    case 'money':
      return isCurrency(currency) && round(number, currency, { mode: 'halfUp' }).toRational().equals(number)
        ? round(number, currency, { mode: 'halfUp' }).toJSON()
        : undefined;
    case 'date':
      return number.isInteger() ? formatDate(number.toNumber()) : undefined;
    case 'instant':
      return number.isInteger() ? formatInstant(number.toNumber(), zone) : undefined;
    case 'duration':
      return number.sign() < 0 || !number.divide(Rational.of(1_000)).isInteger()
        ? undefined
        : formatDuration(number.toNumber());
    case 'boolean':
    case 'enum':
    case 'text':
    case 'place':
    case 'list':
      return undefined;
  }
}

function decimalOf(number: Rational): string | undefined {
  const text = number.toString();
  return text.includes('/') || text.length > 40 ? undefined : text;
}

export function isValueCell(cell: number): boolean {
  return cell >= FIRST;
}
