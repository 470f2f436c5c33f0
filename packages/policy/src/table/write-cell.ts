import { formatDate } from '@redress/calendar';
import { Rational } from '@redress/money';
import type { CellSet } from './cell-set.js';
import type { Cut, Stretch } from './cut.js';
import type { InputType } from './input-type.js';

/** In the words of a policy, or in the signs that people read in a grid. */
export type CellStyle = 'words' | 'symbols';

/** A set of values as a cell that is read back as the same set. */
export function writeCell(set: CellSet, input: InputType, style: CellStyle): string {
  if (set.kind === 'any') return '';
  const nothing = set.takesNull ? ['null'] : [];
  if (set.kind === 'stretches') {
    const apart = set.stretches.map((stretch) => writeStretch(stretch, input, style));
    return [...apart, ...nothing].join(', ') || IMPOSSIBLE;
  }
  const words = [...set.words].map((word) => writeWord(word, input));
  if (!set.isNegative) return [...words, ...nothing].join(', ') || IMPOSSIBLE;
  if (words.length === 0) return nothing.length === 0 ? 'present' : '';
  return `${style === 'words' ? 'not' : '≠'} ${words.join(', ')}`;
}

/** A cell without any value; there is no way to write one but a contradiction. */
const IMPOSSIBLE = '∅';

function writeWord(word: string | boolean, { type }: InputType): string {
  if (typeof word === 'boolean') return String(word);
  if (type.kind === 'enum' || /^[\p{L}\p{N}_-]+$/u.test(word)) return word;
  return `"${word}"`;
}

/** `gte 180`, `between 1500 3500`, `over 1500 to 3500`; `≥ 180`, `1500 – 3500`, `> 1500 ≤ 3500`. */
export function writeStretch({ from, to }: Stretch, input: InputType, style: CellStyle): string {
  const low = from === undefined ? undefined : lowest(from, input);
  const high = to === undefined ? undefined : highest(to, input);
  const value = (at: Rational): string => writePosition(at, input);
  if (low === undefined && high === undefined) return 'present';
  const isWords = style === 'words';
  if (low !== undefined && high !== undefined) {
    if (low.isClosed && high.isClosed) {
      if (low.at.equals(high.at)) return value(low.at);
      return isWords ? `between ${value(low.at)} ${value(high.at)}` : `${value(low.at)} – ${value(high.at)}`;
    }
    if (isWords)
      return `${low.isClosed ? 'from' : 'over'} ${value(low.at)} ${high.isClosed ? 'to' : 'below'} ${value(high.at)}`;
  }
  const parts = [
    low === undefined
      ? []
      : [`${isWords ? (low.isClosed ? 'gte' : 'gt') : low.isClosed ? '≥' : '>'} ${value(low.at)}`],
    high === undefined
      ? []
      : [`${isWords ? (high.isClosed ? 'lte' : 'lt') : high.isClosed ? '≤' : '<'} ${value(high.at)}`],
  ];
  return parts.flat().join(' ');
}

interface End {
  readonly at: Rational;
  readonly isClosed: boolean;
}

function lowest({ at, isAfter }: Cut, { step }: InputType): End {
  return isAfter && step !== undefined ? { at: at.add(step), isClosed: true } : { at, isClosed: !isAfter };
}

function highest({ at, isAfter }: Cut, { step }: InputType): End {
  return !isAfter && step !== undefined
    ? { at: at.subtract(step), isClosed: true }
    : { at, isClosed: isAfter };
}

/** A value of an ordered type as it is written in a cell. */
export function writePosition(at: Rational, { type }: InputType): string {
  switch (type.kind) {
    case 'date':
      return formatDate(at.toNumber());
    case 'instant':
      return new Date(at.toNumber()).toISOString().replace(/\.000Z$/, 'Z');
    case 'duration':
      return durationText(at);
    default:
      return decimalText(at);
  }
}

/** Exact where it has an end, else to six places. */
function decimalText(at: Rational): string {
  const places = 10n ** 6n;
  const scaled = at.multiply(Rational.of(places));
  return scaled.isInteger() ? at.toDecimal() : scaled.floor().divide(Rational.of(places)).toDecimal();
}

function durationText(milliseconds: Rational): string {
  const seconds = Number(milliseconds.divide(Rational.of(1000)).floor().numerator);
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', rest > 0 ? `${rest}S` : ''];
  return `PT${parts.join('') || '0S'}`;
}
