import type { Decision } from '@redress/api/contract';

/** A bar of the timeline; `from` and `to` are shares (0 to 1) of the axis. */
export interface Bar {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly at: number;
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day';
}

export interface Timeline {
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const tickSteps: readonly { readonly count: number; readonly unit: Tick['unit'] }[] = [
  { count: 15, unit: 'minute' },
  { count: 1, unit: 'hour' },
  { count: 4, unit: 'hour' },
  { count: 1, unit: 'day' },
  { count: 3, unit: 'day' },
  { count: 7, unit: 'day' },
  { count: 14, unit: 'day' },
  { count: 30, unit: 'day' },
  { count: 60, unit: 'day' },
  { count: 120, unit: 'day' },
  { count: 365, unit: 'day' },
];

/**
 * Lays the stages that have a due time out on one axis from the first start to the last due time. The axis is
 * the cube root of the elapsed time, because a quarter of an hour and two months stand in one case. Ticks keep
 * `minimumGap` (a share of the axis) from one another.
 */
export function layOutTimeline(stages: Decision['stages'], minimumGap: number): Timeline {
  const spans = stages.flatMap(({ id, from, due }) =>
    due === null ? [] : [{ id, from: Date.parse(from ?? due), to: Date.parse(due) }],
  );
  const start = Math.min(...spans.map(({ from }) => from));
  const length = Math.max(...spans.map(({ to }) => to)) - start;
  if (!(length > 0)) return { bars: spans.map(({ id }) => ({ id, from: 0, to: 0 })), ticks: [] };

  const place = (elapsed: number) => Math.cbrt(Math.max(0, elapsed) / length);
  return {
    bars: spans.map(({ id, from, to }) => ({ id, from: place(from - start), to: place(to - start) })),
    ticks: pickTicks(place, length, minimumGap),
  };
}

function pickTicks(place: (elapsed: number) => number, length: number, minimumGap: number): Tick[] {
  const ticks: Tick[] = [];
  for (const { count, unit } of tickSteps) {
    const elapsed = count * { minute, hour, day }[unit];
    const at = place(elapsed);
    if (elapsed <= length && at - (ticks.at(-1)?.at ?? 0) >= minimumGap) ticks.push({ at, count, unit });
  }
  return ticks;
}
