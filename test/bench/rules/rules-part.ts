import { ask } from '../child.js';
import { atLeast, atMost, shown, type Part, type Table, type Target } from '../report.js';
import { LEVELS, type WorkloadResult } from './workload-result.js';
import { MIXES, SIZES, type Mix } from './workload.js';

/** Which rules are true of a case: ours beside peers, by mix and number of rules. */
export async function rulesPart(
  tell: (text: string) => void,
): Promise<{ part: Part; results: WorkloadResult[] }> {
  const results: WorkloadResult[] = [];
  for (const mix of MIXES) {
    for (const size of SIZES.keys()) {
      tell(`rules: ${mix}, ${size}`);
      results.push(
        await ask<WorkloadResult>(new URL('run-workload.ts', import.meta.url), [mix, String(size)]),
      );
    }
  }
  const part = {
    title: 'Rules: which of them are true of a case, µs a case (median of samples)',
    tables: results.map(tableOf),
    remarks: [
      'all asked gave the same matched rules before anything was measured; with gaps the same true, undetermined and false as json-rules-engine run twice (must, may)',
      'peers are given the parsed facts and give the matched rules, as (b) does; (a) is what a replay over typed columns pays, (c) adds moments, approvals with their grounds and open questions',
      'CPU is of all threads; × is CPU against (b)',
      'json-rules-engine runs on one engine prepared before, five short samples at 1,000 rules, and is left out at 10,000, where a case takes it seconds; peers know no unknown facts and are left out with gaps',
    ],
    targets: targetsOf(results),
  };
  return { part, results };
}

function tableOf({ mix, rules, matched, undetermined, agreed, prepared, costs }: WorkloadResult): Table {
  const own = cpuOf(costs, LEVELS.readAndVerdicts);
  const same = agreed.map(({ name, cases, rules: compared }) =>
    compared === rules ? `${name} ${cases}` : `${name} ${cases} on ${compared} rules`,
  );
  const ready = prepared.map(({ name, milliseconds }) => `${name} ${Math.round(milliseconds)}`);
  return {
    caption: [
      `${mix}, ${rules.toLocaleString('en')} rules: ${shown(matched)} matched, ${shown(undetermined)} undetermined a case`,
      `  same answers, cases: ${same.join(' · ')}`,
      `  ready after, ms: ${ready.join(' · ')}`,
    ].join('\n'),
    columns: ['', 'CPU µs', 'wall µs', '× (b)'],
    rows: costs.map(({ name, cpu, wall }) => [name, cpu, wall, cpu / own]),
  };
}

const WANTED: readonly { rules: number; jsonRulesEngine: number; zen: number }[] = [
  { rules: 100, jsonRulesEngine: 200, zen: 20 },
  { rules: 1_000, jsonRulesEngine: 2_000, zen: 40 },
];

function targetsOf(results: readonly WorkloadResult[]): Target[] {
  const find = (mix: Mix, rules: number) => results.find((one) => one.mix === mix && one.rules === rules);
  const own = (mix: Mix, rules: number, level: string) => cpuOf(find(mix, rules)?.costs ?? [], level);
  const against = WANTED.flatMap(({ rules, jsonRulesEngine, zen }) => {
    const costs = find('discriminated', rules)?.costs ?? [];
    const ours = cpuOf(costs, LEVELS.readAndVerdicts);
    // Its threads may do in less time what costs them more: the lowest of its figures counts.
    const ofZen = costs
      .filter(({ name }) => name.startsWith('zen-engine'))
      .flatMap(({ cpu, wall }) => [cpu, wall]);
    return [
      atLeast(
        `${rules} rules, discriminated, (b) against json-rules-engine`,
        cpuOf(costs, 'json-rules-engine') / ours,
        jsonRulesEngine,
        '×',
      ),
      atLeast(
        `${rules} rules, discriminated, (b) against the better of zen-engine`,
        Math.min(...ofZen) / ours,
        zen,
        '×',
      ),
    ];
  });
  const growth = (['discriminated', 'flat'] as const).flatMap((mix) =>
    [LEVELS.verdicts, LEVELS.readAndVerdicts].map((level) =>
      atMost(
        `10,000 rules against 1,000, ${mix}, ${level}`,
        own(mix, 10_000, level) / own(mix, 1_000, level),
        5,
        '×',
      ),
    ),
  );
  return [...against, ...growth];
}

function cpuOf(costs: WorkloadResult['costs'], name: string): number {
  return costs.find((one) => one.name === name)?.cpu ?? NaN;
}
