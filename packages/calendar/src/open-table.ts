import { cell } from './cell.js';
import { DAY_MS, weekday } from './date.js';
import type { CalendarDocument, Hours } from './document.js';
import { startOfDay } from './instant.js';
import type { Zone } from './zone.js';

/** The open time of the dates `first` to `end` (exclusive), sorted, in instants. */
export interface OpenTable {
  readonly first: number;
  readonly end: number;
  /** Open time with every moment once; where two dates' hours overlap the earlier date owns them. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly owners: Int32Array;
  /** Open milliseconds before each interval; one entry more than intervals. */
  readonly sums: Float64Array;
  /** Dates with hours of their own, ascending. */
  readonly openDates: Int32Array;
  /** Open dates before `first + index`; one entry more than dates. */
  readonly ranks: Int32Array;
  /** A date's own intervals: from `pieces[rank]` to `pieces[rank + 1]` in the two arrays below. */
  readonly pieces: Int32Array;
  readonly pieceStarts: Float64Array;
  readonly pieceEnds: Float64Array;
}

/** Lays out the hours of a range of dates as instants: weekly hours, holidays, make-up days, breaks cut out. */
export function openTable(document: CalendarDocument, zone: Zone, first: number, end: number): OpenTable {
  const starts: number[] = [];
  const ends: number[] = [];
  const owners: number[] = [];
  const sums: number[] = [0];
  const openDates: number[] = [];
  const ranks = new Int32Array(end - first + 1);
  const pieces: number[] = [0];
  const pieceStarts: number[] = [];
  const pieceEnds: number[] = [];
  let covered = -Infinity;
  for (let date = first; date < end; date += 1) {
    ranks[date - first] = openDates.length;
    const own = ownPieces(document, zone, date);
    if (own.length === 0) continue;
    for (const [start, stop] of own) {
      pieceStarts.push(start);
      pieceEnds.push(stop);
      const from = Math.max(start, covered);
      if (from >= stop) continue;
      starts.push(from);
      ends.push(stop);
      owners.push(date);
      sums.push(cell(sums, sums.length - 1) + stop - from);
      covered = stop;
    }
    openDates.push(date);
    pieces.push(pieceStarts.length);
  }
  ranks[end - first] = openDates.length;
  return {
    first,
    end,
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    owners: Int32Array.from(owners),
    sums: Float64Array.from(sums),
    openDates: Int32Array.from(openDates),
    ranks,
    pieces: Int32Array.from(pieces),
    pieceStarts: Float64Array.from(pieceStarts),
    pieceEnds: Float64Array.from(pieceEnds),
  };
}

type Piece = readonly [start: number, end: number];

function ownPieces(document: CalendarDocument, zone: Zone, date: number): Piece[] {
  let own = toInstants(hoursOf(document, date), date, zone);
  if (own.length === 0 || document.breaks.size === 0) return own;
  // What runs past midnight reaches into the next date, or into the one after where a zone skips a whole date.
  for (let day = date - 2; day <= date + 2; day += 1) {
    const cuts = document.breaks.get(day);
    if (cuts === undefined) continue;
    for (const cut of toInstants(cuts, day, zone)) own = own.flatMap((piece) => without(piece, cut));
  }
  return own;
}

/** Make-up days win over holidays, holidays over the week. */
function hoursOf(document: CalendarDocument, date: number): readonly Hours[] {
  const extra = document.extraWorkdays.get(date);
  if (extra !== undefined) return extra;
  return document.holidays.has(date) ? [] : (document.week[weekday(date)] ?? []);
}

/**
 * In order and apart. An opening in a skipped hour is clipped; an interval that lies in it altogether never happens,
 * nor does one that belongs to a date which a clock change leaves out.
 */
function toInstants(hours: readonly Hours[], date: number, zone: Zone): Piece[] {
  if (startOfDay(date, zone) === startOfDay(date + 1, zone)) return [];
  const pieces: Piece[] = [];
  for (const interval of hours) {
    const start = date * DAY_MS + interval.from;
    const stop = date * DAY_MS + interval.to;
    if (zone.skipsAll(start, stop)) continue;
    const from = zone.openingOf(start);
    const to = zone.instantOf(stop);
    const last = pieces.at(-1);
    // A closing moved out of a skipped hour may come after the next opening, which is only clipped.
    if (last !== undefined && from <= last[1]) pieces[pieces.length - 1] = [last[0], Math.max(last[1], to)];
    else if (from < to) pieces.push([from, to]);
  }
  return pieces;
}

function without([start, end]: Piece, [from, to]: Piece): Piece[] {
  if (to <= start || from >= end) return [[start, end]];
  const left: Piece[] = [];
  if (start < from) left.push([start, from]);
  if (to < end) left.push([to, end]);
  return left;
}
