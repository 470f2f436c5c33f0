import { outputNamed, type Sourced, type Table } from '@redress/policy';
import type { Decision, OutputReason, RuleReason } from '../decision.js';
import { clockDetails, clockWords } from './clock-lines.js';
import { conditionLine } from './condition-lines.js';
import { line, type ExplainedLine } from './explained.js';
import type { Wording } from './wording.js';

/** Why an output is as it is: each rule that was asked, with its condition down to the facts. None without `reasons`. */
export function ruleLines(
  where: string,
  decision: Pick<Decision, 'reasons' | 'remedies' | 'totals' | 'findings'>,
  wording: Wording,
): ExplainedLine[] {
  const output = decision.reasons?.outputs.find((one) => one.where === where);
  if (output === undefined) return [];
  const { messages } = wording;
  const lines = output.rules.flatMap((rule, position) => ruleLine(output, rule, position, decision, wording));
  return output.state === 'otherwise' ? [line(messages.byDefault), ...lines] : lines;
}

function ruleLine(
  output: OutputReason,
  rule: RuleReason,
  position: number,
  decision: Pick<Decision, 'reasons' | 'remedies' | 'totals' | 'findings'>,
  wording: Wording,
): ExplainedLine[] {
  const { messages } = wording;
  const isItself = position === 0 && !isListOfRules(output.where);
  // An item without a condition is simply in question; that needs no reason.
  if (isItself && rule.condition === undefined) return [];
  const clock = output.clocks?.find((one) => one.rule === rule.rule);
  const text = isItself
    ? labelOf(output, position, rule, wording)
    : messages.labelled(
        labelOf(output, position, rule, wording),
        clock === undefined
          ? ruleTitle(output.where, rule.rule, wording)
          : clockWords(output.where, clock, wording),
      );
  return [
    {
      text: rule.assumed ? messages.remark(text, messages.assumed) : text,
      ...(rule.cite.length === 0 ? {} : { cite: rule.cite }),
      rule: rule.rule,
      children: [
        ...(clock === undefined ? [] : clockDetails(output.where, clock, output, wording)),
        ...(rule.condition === undefined ? [] : [conditionLine(rule.condition, decision, wording)]),
      ],
    },
  ];
}

function labelOf({ where }: OutputReason, position: number, rule: RuleReason, { messages }: Wording): string {
  if (rule.verdict === 'undetermined' && isListOfRules(where)) return messages.openRule;
  if (where.startsWith('remedies.')) return position === 0 ? messages.grantedWhen : messages.refusedWhen;
  if (where.startsWith('stages.')) return position === 0 ? messages.neededWhen : messages.periodWhen;
  if (where.startsWith('approvals.')) return messages.neededWhen;
  return rule.isDeciding ? messages.byRule : messages.alsoMatched;
}

function isListOfRules(where: string): boolean {
  return /^(?:classification|routing|responsibility|tables)\./.test(where);
}

/** The title of a rule, ground of refusal or period, else its id. */
export function ruleTitle(where: string, rule: string, wording: Wording): string {
  const { document } = wording.policy;
  const [group = '', ...rest] = where.split('.');
  const id = rest.join('.');
  const titled = (items: readonly (Sourced & { readonly id: string })[] | undefined): string =>
    wording.title(
      items?.find((item) => item.id === rule),
      rule,
    );
  switch (group) {
    case 'classification':
    case 'routing':
    case 'responsibility': {
      const shares = group === 'responsibility' ? document.shares.get(id) : undefined;
      if (shares !== undefined) return titled(shares.rules);
      const field = document[group].get(id);
      if (field?.table === undefined) return titled(field?.rules);
      return rowTitle(outputNamed(field.table.name, document)?.[0], rule, wording);
    }
    case 'tables':
      return rowTitle(document.tables.get(id), rule, wording);
    case 'remedies':
      return titled(document.remedies.find((remedy) => remedy.id === id)?.refusedBy);
    case 'stages': {
      const position = /\.within\[(\d+)\]$/.exec(rule)?.[1];
      const within = document.stages.find((stage) => stage.id === id)?.within?.cases[Number(position)]?.then;
      return within === undefined ? rule : wording.within(within);
    }
    default:
      return rule;
  }
}

function rowTitle(table: Table | undefined, row: string, wording: Wording): string {
  return wording.messages.row(
    wording.title(
      table?.rows.find(({ id }) => id === row),
      row,
    ),
  );
}
