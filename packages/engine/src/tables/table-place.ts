import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import { segmentsOf, type TableProgram } from './table.js';

/** A number for how a table stands in a case; what follows from the table is the same for cases with the same number. */
export type TablePlace = (frame: Frame) => number;

/** More ways in which a table can stand are not worth remembering: then they are counted anew. */
const MOST_KNOWN = 50_000;

/**
 * Of a table that follows from facts alone its rows tell, and of one that is open the columns that keep it so; where a
 * presumption may stand behind it, or where it hangs on fields as well, where each of its inputs lies.
 */
export function tablePlace(
  program: TableProgram,
  scope: Scope,
  hangsOnStanding: (slot: number) => boolean,
): TablePlace {
  const isLate = program.outputs.some(({ slot }) => scope.late.has(scope.names[slot] ?? ''));
  const isWhole = isLate || program.slots.some((slot) => slot !== undefined && hangsOnStanding(slot));
  const known = new Map<string, number>();
  let next = 0;
  return (frame) => {
    const key = isWhole ? placeKey(program, frame, isLate) : rowKey(program, frame);
    let place = known.get(key);
    if (place === undefined) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(key, (place = next));
      next += 1;
    }
    return place;
  };
}

/** Fields are not decided yet and count as unknown, which is right: they follow from the rest. */
function placeKey(program: TableProgram, frame: Frame, isLate: boolean): string {
  const segments = isLate ? undefined : frame.tables.get(program.table.name)?.segments;
  return (segments ?? segmentsOf(program, frame)).join();
}

function rowKey({ table, index }: TableProgram, { tables }: Frame): string {
  const outcome = tables.get(table.name);
  if (outcome === undefined) return '';
  const { matched, open, segments } = outcome;
  if (open.length === 0) return matched.join();
  const columns = new Set(open.flatMap((row) => index.openColumns(row, segments)));
  return `${matched.join()} ${open.join()} ${[...columns].join()}`;
}
