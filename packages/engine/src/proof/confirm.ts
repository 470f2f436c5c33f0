import { decide, outcomeOf } from '../decide.js';
import { differences } from '../differences.js';
import type { Program } from '../program.js';
import { verdictOf } from '../truth.js';
import { conditionEntriesOf, partAt } from './condition-entries.js';
import type { Counterexample } from './counterexample.js';
import { rowEntriesOf } from './table-rows.js';
import { truthOf } from './truth-of.js';

/** Decides a counterexample again: what it claims to show and does not, a sentence each. Errors: `CaseError`. */
export function notShown(program: Program, { case: input, shows }: Counterexample): string[] {
  const { frame } = outcomeOf(program, input, {});
  const decision = decide(program, input);
  const entries = new Map(
    [
      ...conditionEntriesOf(program.policy.document),
      ...[...program.policy.document.tables.values()].flatMap((table) => rowEntriesOf(table, program.policy)),
    ].map((entry) => [`${entry.where} ${entry.rule}`, entry.when]),
  );
  return [
    ...differences(shows.answer ?? {}, decision).map(
      ({ path, expected, actual }) => `${path} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`,
    ),
    ...(shows.verdicts ?? []).flatMap(({ where, rule, verdict }) => {
      const [id = '', path = ''] = rule.split('#');
      const whole = entries.get(`${where} ${id}`);
      const condition = whole === undefined ? undefined : partAt(whole, path);
      if (condition === undefined) return [`${where} ${rule} is not there`];
      const said = verdictOf(truthOf(program, condition, frame.values));
      return said === verdict ? [] : [`${where} ${rule} is ${said}, not ${verdict}`];
    }),
    ...(shows.findings ?? []).flatMap(({ code, where }) =>
      decision.findings.some((finding) => finding.code === code && finding.where === where)
        ? []
        : [`finding ${code} is not there`],
    ),
  ];
}
