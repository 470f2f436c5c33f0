import { type Decimal, decimalOf, over, times } from './decimal.js';

/** Size of each unit in the base unit of its quantity, exact by definition (international yard and pound, 1959). */
const UNITS: Readonly<Record<string, { readonly quantity: string; readonly size: string }>> = {
  m: { quantity: 'length', size: '1' },
  km: { quantity: 'length', size: '1000' },
  mi: { quantity: 'length', size: '1609.344' },
  nmi: { quantity: 'length', size: '1852' },
  ft: { quantity: 'length', size: '0.3048' },
  in: { quantity: 'length', size: '0.0254' },
  cm: { quantity: 'length', size: '0.01' },
  kg: { quantity: 'mass', size: '1' },
  g: { quantity: 'mass', size: '0.001' },
  t: { quantity: 'mass', size: '1000' },
  lb: { quantity: 'mass', size: '0.45359237' },
  oz: { quantity: 'mass', size: '0.028349523125' },
  s: { quantity: 'time', size: '1' },
  min: { quantity: 'time', size: '60' },
  h: { quantity: 'time', size: '3600' },
  d: { quantity: 'time', size: '86400' },
};

export const UNIT_NAMES: readonly string[] = Object.keys(UNITS);

/** Whether both units exist and measure the same quantity. */
export function convertible(from: string, to: string): boolean {
  const quantity = Object.hasOwn(UNITS, from) ? UNITS[from]?.quantity : undefined;
  return quantity !== undefined && Object.hasOwn(UNITS, to) && UNITS[to]?.quantity === quantity;
}

/** `value` of unit `from` in unit `to` to 24 places, which is exact wherever the quotient ends; the caller rounds. */
export function converted(value: Decimal, from: string, to: string): Decimal {
  const base = times(value, size(from));
  const result = over(base, size(to), EXACT_PLACES);
  if (result === undefined) throw new RangeError(`unit \`${to}\` has no size`);
  return result;
}

/** More than any terminating quotient of two sizes above has. */
const EXACT_PLACES = 24;

function size(unit: string): Decimal {
  const decimal = decimalOf(UNITS[unit]?.size ?? '');
  if (decimal === undefined) throw new RangeError(`\`${unit}\` is no unit`);
  return decimal;
}
