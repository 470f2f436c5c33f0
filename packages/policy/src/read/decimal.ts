/** The shortest text of a decimal number without exponent: `"0300.50"`, `300.5` and `3.005e2` are all `300.5`. */
export function shortestDecimal(text: string): string {
  const { sign, digits, point } = decimalParts(text);
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction =
    point >= digits.length ? '' : digits.slice(Math.max(point, 0)).padStart(digits.length - point, '0');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Whether two texts, with or without exponent, are the same number. */
export function isSameDecimal(a: string, b: string): boolean {
  const [left, right] = [decimalParts(a), decimalParts(b)];
  return left.sign === right.sign && left.digits === right.digits && left.point === right.point;
}

/** Sign, significant digits, and how many of them stand before the point. Zero has none and no sign. */
function decimalParts(text: string): {
  readonly sign: string;
  readonly digits: string;
  readonly point: number;
} {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^-/u, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const written = whole + fraction;
  const leading = written.length - written.replace(/^0+/u, '').length;
  const digits = written.slice(leading).replace(/0+$/u, '');
  if (digits === '') return { sign: '', digits, point: 0 };
  return { sign: text.startsWith('-') ? '-' : '', digits, point: whole.length - leading + Number(exponent) };
}
