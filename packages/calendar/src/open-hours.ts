import { cell } from './cell.js';
import { DAY_MS, END_DAY, FIRST_DAY, formatDate } from './date.js';
import type { CalendarDocument } from './document.js';
import { CalendarError } from './error.js';
import { openTable } from './open-table.js';
import type { OpenTable } from './open-table.js';
import { startOfDay } from './instant.js';
import type { Zone } from './zone.js';

/**
 * Questions about a calendar's open time, answered from its table; the table grows with the dates asked for.
 * Searches that leave the years of the table throw `out-of-range`, or `calendar-never-open` where nothing opens.
 */
export class OpenHours {
  readonly #document: CalendarDocument;
  readonly #zone: Zone;
  #table: OpenTable | undefined;

  constructor(document: CalendarDocument, zone: Zone) {
    this.#document = document;
    this.#zone = zone;
  }

  /** The date that owns the open interval in which an instant lies; undefined while closed. */
  ownerAt(ms: number): number | undefined {
    const table = this.#around(ms);
    const index = lastAtOrBefore(table.starts, ms);
    return index >= 0 && ms < cell(table.ends, index) ? table.owners[index] : undefined;
  }

  isOpenDate(date: number): boolean {
    const { ranks, first } = this.#covering(date, date);
    return cell(ranks, date - first) < cell(ranks, date - first + 1);
  }

  /** The end of a date's last open interval; 24:00 for a closed date. */
  closeOf(date: number): number {
    const { ranks, first, pieces, pieceEnds } = this.#covering(date, date);
    const rank = cell(ranks, date - first);
    if (rank === cell(ranks, date - first + 1)) return startOfDay(date + 1, this.#zone);
    return cell(pieceEnds, cell(pieces, rank + 1) - 1);
  }

  /** The n-th open date after a date, or before it for a negative n. */
  openDate(date: number, n: number): number {
    let table = this.#covering(date, date);
    for (;;) {
      const rank =
        n > 0 ? cell(table.ranks, date + 1 - table.first) + n - 1 : cell(table.ranks, date - table.first) + n;
      const found = table.openDates[rank];
      if (found !== undefined) return found;
      table = this.#wider(table, n > 0);
    }
  }

  /** Open dates from one date up to another (exclusive). */
  countOpenDates(from: number, to: number): number {
    if (from >= to) return 0;
    const { ranks, first } = this.#covering(from, to);
    return cell(ranks, to - first) - cell(ranks, from - first);
  }

  /** Open milliseconds between two instants in order. */
  between(from: number, to: number): number {
    const table = this.#covering(dayNear(from), dayNear(to));
    return sumAt(table, to) - sumAt(table, from);
  }

  /** The first instant by which so many (more than zero) open milliseconds have passed since another. */
  advance(from: number, amount: number): number {
    let table = this.#around(from);
    for (;;) {
      const target = sumAt(table, from) + amount;
      const count = table.starts.length;
      if (target <= cell(table.sums, count)) {
        const index = lastBelow(table.sums, target);
        return cell(table.starts, index) + (target - cell(table.sums, index));
      }
      table = this.#wider(table, true);
    }
  }

  /** The last instant from which so many (more than zero) open milliseconds pass until another. */
  retreat(from: number, amount: number): number {
    let table = this.#around(from);
    for (;;) {
      const target = sumAt(table, from) - amount;
      if (target >= 0) {
        const index = lastAtOrBefore(table.sums, target);
        // The table's first dates may lack hours that run in from before it, so they must not be reached.
        if (cell(table.owners, index) > table.first + 1)
          return cell(table.starts, index) + (target - cell(table.sums, index));
      }
      table = this.#wider(table, false);
    }
  }

  /** The instant itself while open, else the next opening. */
  nextOpen(ms: number): number {
    let table = this.#around(ms);
    for (;;) {
      const index = lastAtOrBefore(table.starts, ms);
      if (index >= 0 && ms < cell(table.ends, index)) return ms;
      const next = table.starts[index + 1];
      if (next !== undefined) return next;
      table = this.#wider(table, true);
    }
  }

  /** The owner of the next open moment. */
  ownerOfNextOpen(ms: number): number {
    return this.ownerAt(this.nextOpen(ms)) ?? this.#unreachable();
  }

  /** Walking back: the instant itself where open time ends at it or holds it, else the closing before it. */
  previousOpen(ms: number): number {
    let table = this.#around(ms);
    for (;;) {
      const index = lastBelow(table.starts, ms);
      if (index >= 0 && cell(table.owners, index) > table.first + 1)
        return Math.min(ms, cell(table.ends, index));
      table = this.#wider(table, false);
    }
  }

  /** The owner of the open time that ends at or holds the instant `previousOpen` gives. */
  ownerOfPreviousOpen(ms: number): number {
    const found = this.previousOpen(ms);
    const { starts, owners } = this.#around(found);
    return owners[lastBelow(starts, found)] ?? this.#unreachable();
  }

  /** Whether each of a date's own open intervals holds something; true for a closed date. */
  everyPiece(date: number, holds: (start: number, end: number) => boolean): boolean {
    const { ranks, first, pieces, pieceStarts, pieceEnds } = this.#covering(date, date);
    const rank = cell(ranks, date - first);
    if (rank === cell(ranks, date - first + 1)) return true;
    for (let index = cell(pieces, rank); index < cell(pieces, rank + 1); index += 1) {
      if (!holds(cell(pieceStarts, index), cell(pieceEnds, index))) return false;
    }
    return true;
  }

  #around(ms: number): OpenTable {
    const day = dayNear(ms);
    return this.#covering(day, day);
  }

  #covering(from: number, to: number): OpenTable {
    const table = this.#table;
    if (table !== undefined && from - EDGE >= table.first && to + EDGE < table.end) return table;
    if (from < FIRST_DAY - EDGE || to > END_DAY + EDGE) throw outOfRange();
    return this.#build(
      Math.min(from - EDGE - 60, table?.first ?? Infinity),
      Math.max(to + EDGE + 400, table?.end ?? -Infinity),
    );
  }

  /** Doubles the table towards the future or the past until the years of this room are used up. */
  #wider(table: OpenTable, ahead: boolean): OpenTable {
    const span = table.end - table.first;
    if (ahead ? table.end < LAST : table.first > EARLIEST) {
      return ahead ? this.#build(table.first, table.end + span) : this.#build(table.first - span, table.end);
    }
    if (this.#document.week.some((hours) => hours.length > 0)) throw outOfRange();
    throw neverOpen(ahead ? 'after' : 'before', ahead ? table.openDates.at(-1) : table.openDates[0]);
  }

  #build(first: number, end: number): OpenTable {
    const table = openTable(this.#document, this.#zone, Math.max(first, EARLIEST), Math.min(end, LAST));
    this.#table = table;
    return table;
  }

  #unreachable(): never {
    throw new Error('an open moment without an owner');
  }
}

/** Whether the week or a make-up day opens at all. */
export function opensAtAll(document: CalendarDocument): boolean {
  return (
    document.week.some((hours) => hours.length > 0) ||
    [...document.extraWorkdays.values()].some((hours) => hours.length > 0)
  );
}

export function neverOpen(side?: 'after' | 'before', date?: number): CalendarError {
  const since = side === undefined || date === undefined ? '' : ` ${side} ${formatDate(date)}`;
  return new CalendarError(
    'calendar-never-open',
    `the calendar never opens${since}, so working time cannot pass on it`,
    'give `week` or `extraWorkdays` hours, or count in minutes, hours or days',
    'calendar',
  );
}

function outOfRange(): CalendarError {
  return new CalendarError(
    'out-of-range',
    'the period leaves the years 1900 to 2199',
    'use a start and a period inside these years',
    'within',
  );
}

// A date's hours and its zone's offset reach at most two days beyond it.
const EDGE = 4;
const EARLIEST = FIRST_DAY - 400;
const LAST = END_DAY + 400;

const dayNear = (ms: number): number => Math.floor(ms / DAY_MS);

function sumAt(table: OpenTable, ms: number): number {
  const index = lastAtOrBefore(table.starts, ms);
  if (index < 0) return 0;
  return cell(table.sums, index) + Math.min(ms, cell(table.ends, index)) - cell(table.starts, index);
}

/** Index of the last value at or before a limit, -1 if none. */
function lastAtOrBefore(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cell(values, middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the last value below a limit, -1 if none. */
function lastBelow(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cell(values, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
