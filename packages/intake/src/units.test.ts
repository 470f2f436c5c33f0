import { describe, expect, it } from 'vitest';
import { conversionFactor, UNIT_NAMES } from './units.js';

describe('units', () => {
  // International yard and pound agreement of 1959; nautical mile of 1929.
  it.each([
    ['mi', 'km', '1.609344'],
    ['ft', 'm', '0.3048'],
    ['mi', 'ft', '5280'],
    ['nmi', 'm', '1852'],
    ['lb', 'kg', '0.45359237'],
    ['lb', 'oz', '16'],
    ['h', 'min', '60'],
    ['d', 's', '86400'],
    ['km', 'm', '1000'],
  ])('one %s in %s is %s', (from, to, factor) => {
    expect(conversionFactor(from, to)?.toDecimal()).toBe(factor);
  });

  it('go back by the inverse, and not from one quantity to another', () => {
    for (const from of UNIT_NAMES) {
      for (const to of UNIT_NAMES) {
        const [there, back] = [conversionFactor(from, to), conversionFactor(to, from)];
        expect(there === undefined).toBe(back === undefined);
        if (there && back) expect(there.multiply(back).toDecimal()).toBe('1');
      }
    }
    expect(conversionFactor('km', 'kg')).toBeUndefined();
    expect(conversionFactor('km', 'toString')).toBeUndefined();
  });
});
