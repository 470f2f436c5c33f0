/** Something to measure: does one unit of work for each of `count` turns and gives a number that hangs on all of it. */
export interface Measured {
  readonly name: string;
  /** Runs `count` units from position `from` of the inputs on; the sum keeps the work from being left out. */
  readonly run: (from: number, count: number) => number | Promise<number>;
  /** Among how many its unit is divided, where that is a batch. */
  readonly per?: number;
}

/** Microseconds a unit: medians over the samples. */
export interface Cost {
  readonly name: string;
  /** Of all threads of the process. */
  readonly cpu: number;
  readonly wall: number;
  readonly samples: number;
  readonly unitsInASample: number;
}

export interface Effort {
  /** Wanted length of a sample in milliseconds; at least one unit is done. */
  readonly sample: number;
  readonly warmUp: number;
  readonly rounds: number;
}

export const EFFORT: Effort = { sample: 60, warmUp: 250, rounds: 7 };

/**
 * Costs of several ways of doing the same work. They take turns, so that what else the machine does falls on all of
 * them, and are warm before the first turn counts.
 */
export async function measureAll(all: readonly Measured[], effort: Effort = EFFORT): Promise<Cost[]> {
  const units: number[] = [];
  for (const one of all) units.push(await unitsFor(one, effort));
  const cpu: number[][] = all.map(() => []);
  const wall: number[][] = all.map(() => []);
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [index, { run }] of all.entries()) {
      const count = units[index] ?? 1;
      const startedCpu = process.cpuUsage();
      const started = performance.now();
      sink += await run(round * count, count);
      wall[index]?.push(((performance.now() - started) * 1_000) / count);
      const { user, system } = process.cpuUsage(startedCpu);
      cpu[index]?.push((user + system) / count);
    }
  }
  if (!Number.isFinite(sink)) throw new Error('the work gave no number');
  return all.map(({ name, per = 1 }, index) => ({
    name,
    cpu: median(cpu[index] ?? []) / per,
    wall: median(wall[index] ?? []) / per,
    samples: effort.rounds,
    unitsInASample: units[index] ?? 1,
  }));
}

/** What one run takes, in microseconds, and what it gives. */
export async function costOf<T>(name: string, run: () => T | Promise<T>): Promise<readonly [Cost, T]> {
  const startedCpu = process.cpuUsage();
  const started = performance.now();
  const given = await run();
  const wall = (performance.now() - started) * 1_000;
  const { user, system } = process.cpuUsage(startedCpu);
  return [{ name, cpu: user + system, wall, samples: 1, unitsInASample: 1 }, given];
}

/** Warms up and finds how many units fill a sample. */
async function unitsFor({ run }: Measured, { sample, warmUp }: Effort): Promise<number> {
  const started = performance.now();
  let units = 1;
  let from = 0;
  for (;;) {
    const before = performance.now();
    sink += await run(from, units);
    const took = performance.now() - before;
    from += units;
    if (performance.now() - started >= warmUp)
      return Math.max(1, Math.round((units * sample) / Math.max(took, 0.001)));
    if (took < sample) units *= 2;
  }
}

/** What all work adds up to, so that none of it is for nothing. */
let sink = 0;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
