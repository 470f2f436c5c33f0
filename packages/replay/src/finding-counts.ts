import type { Side } from './side.js';

/** In how many cases deciding had a finding of this code, on each side. */
export interface FindingCount {
  readonly code: string;
  readonly baseline: number;
  readonly candidate: number;
}

/** Counts cases by the codes of their findings; a case counts once a code and side, however often it has it. */
export class FindingCounts {
  private readonly counts = new Map<string, { baseline: number; candidate: number }>();

  add(baseline: Side, candidate: Side): void {
    for (const code of codesOf(baseline)) this.of(code).baseline += 1;
    for (const code of codesOf(candidate)) this.of(code).candidate += 1;
  }

  /** The most frequent first. */
  result(): FindingCount[] {
    return [...this.counts]
      .map(([code, counts]) => ({ code, ...counts }))
      .toSorted((a, b) => most(b) - most(a) || (a.code < b.code ? -1 : 1));
  }

  private of(code: string): { baseline: number; candidate: number } {
    const counts = this.counts.get(code) ?? { baseline: 0, candidate: 0 };
    this.counts.set(code, counts);
    return counts;
  }
}

function codesOf(side: Side): ReadonlySet<string> {
  return new Set('error' in side ? [] : side.decision.findings.map(({ code }) => code));
}

function most({ baseline, candidate }: FindingCount): number {
  return Math.max(baseline, candidate);
}
