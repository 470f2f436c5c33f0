/** A value as an error message shows it: in backticks, shortened, never the content of an object. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  const text = String(value);
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
}

/** Enough to recognise the offender, short enough for one line of a terminal. */
const LONGEST = 40;
