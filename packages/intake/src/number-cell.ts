import { MoneyError, Rational, roundToMultiple } from '@redress/money';

/** How a file writes numbers: the mark before the fraction; the other one may group thousands. */
export type DecimalMark = '.' | ',';

const GROUPED = { '.': /^\d{1,3}(,\d{3})+$/, ',': /^\d{1,3}([.\u0020\u00A0\u202F]\d{3})+$/ };

/**
 * Plain decimal text (`-1234.50`) of a number as people write it: sign, grouped thousands, blanks around it.
 * Undefined where it is no number; groups must be whole, so `12,5` is never taken for 125.
 */
export function numberText(cell: string, mark: DecimalMark): string | undefined {
  if (PLAIN.test(cell)) return cell;
  let text = cell.trim();
  let sign = '';
  if (/^[-−+]/.test(text)) {
    sign = text.startsWith('+') ? '' : '-';
    text = text.slice(1).trimStart();
  }
  const at = text.indexOf(mark);
  const whole = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? '' : text.slice(at);
  if (at >= 0 && !/^.\d+$/.test(fraction)) return undefined;
  const digits = wholeDigits(whole, mark, at >= 0);
  if (digits === undefined) return undefined;
  return `${sign}${digits.replace(/^0+(?=\d)/, '')}${fraction.replace(',', '.')}`;
}

/** Most cells; with digits alone both marks agree. */
const PLAIN = /^-?(0|[1-9]\d*)$/;

function wholeDigits(whole: string, mark: DecimalMark, hasFraction: boolean): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  if (whole === '' && hasFraction) return '0';
  return GROUPED[mark].test(whole) ? whole.replace(/\D/g, '') : undefined;
}

/** The number that plain decimal text writes, or undefined where no number has that text as its own. */
export function exactNumber(text: string): number | undefined {
  if (text.length <= SURE_DIGITS) return Number(text) + 0;
  try {
    return numberOf(Rational.fromDecimal(text));
  } catch (problem) {
    if (problem instanceof MoneyError) return undefined;
    throw problem;
  }
}

/** From here on JavaScript writes numbers with an exponent. */
const LARGEST = 1e21;

/** Every decimal of so many digits survives the way into a double and back (IEEE 754). */
const SURE_DIGITS = 15;

/** The number whose shortest text is exactly `value`; undefined where there is none, or none that can be reckoned with. */
export function numberOf(value: Rational): number | undefined {
  const number = value.toNumber();
  return Math.abs(number) < LARGEST && Rational.fromNumber(number).equals(value) ? number : undefined;
}

/** Rounded to `decimals` places, halves away from zero. */
export function rounded(value: Rational, decimals: number): Rational {
  return roundToMultiple(value, Rational.of(1, 10 ** decimals), 'halfUp');
}
