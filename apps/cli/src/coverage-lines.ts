import type { Coverage } from '@redress/engine/proof';
import { count } from './figures.js';

/** Of what the tests leave out, this much is named; the rest is counted. */
const MOST_NAMED = 20;

/** What the tests of a policy cover, as a table by section, and what none of them does. */
export function coverageLines(coverage: Coverage, file: string): string[] {
  const sections = new Map<string, { covered: number; total: number }>();
  for (const { where, true: isTrue, false: isFalse, always } of coverage.items) {
    const [section = ''] = where.split('.');
    const known = sections.get(section) ?? { covered: 0, total: 0 };
    known.covered += Number(isTrue > 0) + Number(isFalse > 0);
    known.total += always === undefined ? 2 : 1;
    sections.set(section, known);
  }
  const rows = [
    ...sections,
    ['parts of conditions', coverage.parts] as const,
    ['all conditions', coverage] as const,
  ];
  const left = coverage.findings.map(
    ({ line, column, message, code }) => `  ${file}:${line}:${column}  ${message} [${code}]`,
  );
  return [
    `${coverage.policy}: what ${count(coverage.tests.length)} tests show of the conditions, each true and false`,
    ...rows.map(
      ([name, { covered, total }]) =>
        `  ${name.padEnd(22)}${count(covered).padStart(7)} of ${count(total).padStart(6)}${percent(covered, total).padStart(9)}`,
    ),
    ...(coverage.excused === 0
      ? []
      : [`  ${count(coverage.excused)} that no case can show are not asked for`]),
    ...left.slice(0, MOST_NAMED),
    ...(left.length > MOST_NAMED
      ? [`  … and ${count(left.length - MOST_NAMED)} more; --json lists them all`]
      : []),
  ];
}

/** Of what conditions can come out as, the part that some test shows, in per cent with one digit, never rounded up. */
export function percentOf({ covered, total }: Pick<Coverage, 'covered' | 'total'>): number {
  return total === 0 ? 100 : Math.floor((covered * 1_000) / total) / 10;
}

function percent(covered: number, total: number): string {
  return `${percentOf({ covered, total }).toFixed(1)} %`;
}
