import { decimalOf, decimalOfNumber } from './decimal.js';

/** How a file writes numbers: the mark before the fraction; the other one may group thousands. */
export type DecimalMark = '.' | ',';

const GROUPED = { '.': /^\d{1,3}(,\d{3})+$/, ',': /^\d{1,3}([.\u0020\u00A0\u202F]\d{3})+$/ };

/**
 * Plain decimal text (`-1234.50`) of a number as people write it: sign, grouped thousands, blanks around it.
 * Undefined where it is no number; groups must be whole, so `12,5` is never taken for 125.
 */
export function numberText(cell: string, mark: DecimalMark): string | undefined {
  let text = cell.trim();
  let sign = '';
  if (text.startsWith('-') || text.startsWith('+') || text.startsWith('−')) {
    sign = text.startsWith('+') ? '' : '-';
    text = text.slice(1).trimStart();
  }
  const at = text.indexOf(mark);
  const whole = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? '' : text.slice(at + 1);
  if (at >= 0 && !/^\d+$/.test(fraction)) return undefined;
  const digits = /^\d+$/.test(whole)
    ? whole
    : GROUPED[mark].test(whole)
      ? whole.replace(/\D/g, '')
      : whole === '' && at >= 0
        ? '0'
        : undefined;
  if (digits === undefined) return undefined;
  const plain = digits.replace(/^0+(?=\d)/, '');
  return `${sign}${plain}${at < 0 ? '' : `.${fraction}`}`;
}

/** The number that `text` (plain decimal text) writes, or undefined where a double cannot hold it exactly enough. */
export function exactNumber(text: string): number | undefined {
  const significant = text.replace(/^-?0*\.?0*/, '').replace('.', '');
  const value = Number(text);
  if (significant.length <= 15) return value === 0 ? 0 : value;
  const back = decimalOfNumber(value);
  const wanted = decimalOf(text);
  if (back === undefined || wanted === undefined) return undefined;
  return back.digits * 10n ** BigInt(wanted.scale) === wanted.digits * 10n ** BigInt(back.scale)
    ? value
    : undefined;
}
