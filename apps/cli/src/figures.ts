/** A whole number as people read it: `111,261`. */
export function count(figure: number): string {
  return grouped(String(figure));
}

/** An amount, a decimal text, with the digits of its currency at least, grouped by thousands: `1,234.50`. */
export function amount(decimal: string, digits: number): string {
  const [whole = '0', part = ''] = decimal.split('.');
  const shown = part.padEnd(digits, '0');
  return shown === '' ? grouped(whole) : `${grouped(whole)}.${shown}`;
}

/** An amount that is a difference, with its sign: `+1,234.50`. */
export function difference(decimal: string, digits: number): string {
  const isPositive = !decimal.startsWith('-') && /[1-9]/.test(decimal);
  return `${isPositive ? '+' : ''}${amount(decimal, digits)}`;
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
