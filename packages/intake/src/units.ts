import { Rational } from '@redress/money';

/** Size of each unit in the base unit of its quantity, exact by definition (international yard and pound, 1959). */
const UNITS: Readonly<Record<string, { readonly quantity: string; readonly size: Rational }>> = {
  m: unit('length', '1'),
  km: unit('length', '1000'),
  mi: unit('length', '1609.344'),
  nmi: unit('length', '1852'),
  ft: unit('length', '0.3048'),
  in: unit('length', '0.0254'),
  cm: unit('length', '0.01'),
  kg: unit('mass', '1'),
  g: unit('mass', '0.001'),
  t: unit('mass', '1000'),
  lb: unit('mass', '0.45359237'),
  oz: unit('mass', '0.028349523125'),
  s: unit('time', '1'),
  min: unit('time', '60'),
  h: unit('time', '3600'),
  d: unit('time', '86400'),
};

export const UNIT_NAMES: readonly string[] = Object.keys(UNITS);

/** By how much a number of unit `from` is multiplied to be one of unit `to`; undefined where they measure different things. */
export function conversionFactor(from: string, to: string): Rational | undefined {
  const [one, other] = [UNITS[from], UNITS[to]];
  if (one === undefined || other === undefined || one.quantity !== other.quantity) return undefined;
  return one.size.divide(other.size);
}

function unit(quantity: string, size: string): { readonly quantity: string; readonly size: Rational } {
  return { quantity, size: Rational.fromDecimal(size) };
}
