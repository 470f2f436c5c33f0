import { Rational } from '@redress/money';
import type { Axis, Run } from './axis.js';
import type { Box } from './coverage.js';
import type { Stretch } from './cut.js';
import type { InputType } from './input-type.js';
import { writeCell, writePosition, writeStretch } from './write-cell.js';

/** A value that a case can state. */
export type SampleValue =
  string | number | boolean | null | { readonly amount: string; readonly currency: string };

/** Which values of a column a run of segments holds, in the words of a cell; blank where it holds all. */
function runInWords(axis: Axis, run: Run): string {
  const { input, known, irrelevant } = axis;
  const [first, last] = clipped(run, known);
  if (run[0] <= 0 && run[1] >= irrelevant) return '';
  if (first > last) return run[0] <= known && known <= run[1] ? 'null' : '';
  if (first === 0 && last === known - 1) return '';
  const start = axis.segment(first);
  if (start.kind === 'stretch') return writeStretch(stretchOf(axis, [first, last]), input, 'words');
  const segments = Array.from({ length: last - first + 1 }, (_, index) => axis.segment(first + index));
  const words = segments.flatMap((one) => (one.kind === 'word' ? [one.word] : []));
  const others = segments.flatMap((one) => (one.kind === 'other' ? one.named : []));
  const isNegative = others.length > 0 || segments.some(({ kind }) => kind === 'other');
  const excluded = others.filter((word) => !words.includes(word));
  return writeCell(
    { kind: 'words', words: new Set(isNegative ? excluded : words), isNegative, takesNull: false },
    input,
    'words',
  );
}

/** A value that lies in a run of segments: a known one if there is any. */
export function sampleIn(axis: Axis, run: Run): SampleValue | undefined {
  const { input, known } = axis;
  const [first, last] = clipped(run, known);
  if (first > last) return run[0] <= known && known <= run[1] ? null : undefined;
  const segment = axis.segment(first);
  switch (segment.kind) {
    case 'word':
      return segment.word;
    case 'other':
      return unnamed(segment.named);
    case 'stretch':
      return valueAt(middle(stretchOf(axis, [first, last]), input), input);
  }
}

/** What two boxes share: its first part. */
export function boxInWords(axes: readonly Axis[], names: readonly string[], box: Box): string {
  const parts = axes.flatMap((axis, column) => {
    const words = runInWords(axis, box[column] ?? [0, axis.irrelevant]);
    return words === '' ? [] : [`${names[column] ?? ''} ${words}`];
  });
  return parts.join('; ');
}

function clipped([first, last]: Run, known: number): Run {
  return [first, Math.min(last, known - 1)];
}

function stretchOf(axis: Axis, [first, last]: Run): Stretch {
  const start = axis.segment(first);
  const end = axis.segment(last);
  return {
    from: start.kind === 'stretch' ? start.stretch.from : undefined,
    to: end.kind === 'stretch' ? end.stretch.to : undefined,
  };
}

const HALF = Rational.of(1, 2);

/** A value of a stretch: an end that belongs to it, else one inside. */
function middle({ from, to }: Stretch, { step }: InputType): Rational {
  if (from !== undefined && !from.isAfter) return from.at;
  if (to?.isAfter === true) return to.at;
  if (from !== undefined && to !== undefined) return from.at.add(to.at).multiply(HALF);
  const one = step ?? Rational.ONE;
  if (from !== undefined) return from.at.add(one);
  return to === undefined ? Rational.ZERO : to.at.subtract(one);
}

function valueAt(at: Rational, input: InputType): SampleValue {
  const text = writePosition(at, input);
  switch (input.type.kind) {
    case 'integer':
    case 'decimal':
      return Rational.fromNumber(Number(text)).equals(at) ? Number(text) : text;
    case 'money':
      return { amount: text, currency: input.currency };
    default:
      return text;
  }
}

function unnamed(named: readonly string[]): string {
  let word = 'other';
  while (named.includes(word)) word += '-';
  return word;
}
