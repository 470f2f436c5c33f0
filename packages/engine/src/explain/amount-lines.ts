import type { AmountReason, Decision, LineReason, NumberReason } from '../decision.js';
import { conditionLine } from './condition-lines.js';
import { line, type ExplainedLine } from './explained.js';
import { sourceLines } from './source-lines.js';
import type { Wording } from './wording.js';

/** Where the amount of a remedy comes from, node by node: values, percentages, the case that applied, limits. */
export function amountLines(where: string, decision: Decision, wording: Wording): ExplainedLine[] {
  const reason = lineOf(where, decision);
  if (reason === undefined) return [];
  const { messages } = wording;
  const root = nodeLine(reason.of, decision, wording);
  return [
    { ...root, text: messages.labelled(messages.reckoned, root.text) },
    ...(reason.cap === undefined
      ? []
      : [relabelled(nodeLine(reason.cap, decision, wording), (text) => messages.lineCap(text))]),
    ...(reason.reducedBy === undefined ? [] : [line(messages.reducedBy(reason.reducedBy))]),
    ...(reason.granted === undefined
      ? []
      : [line(messages.lessGranted(wording.range(reason.granted.min, reason.granted.max)))]),
    ...(reason.offsets ?? []).map(({ remedy, min, max }) =>
      line(messages.lessOffset(wording.output(`remedies.${remedy}`), wording.range(min, max))),
    ),
  ];
}

/** How many miles a remedy gives: what its amount multiplies the price of a mile by; `undefined` while that is open. */
export function milesOf(where: string, decision: Decision): number | undefined {
  let node = lineOf(where, decision)?.of;
  while (node !== undefined && node.kind !== 'rate') {
    const [first, second] = node.parts;
    node = second === undefined || node.kind === 'cap' ? first : undefined;
  }
  return typeof node?.by?.value === 'number' ? node.by.value : undefined;
}

function lineOf(where: string, { reasons }: Decision): LineReason | undefined {
  return reasons?.outputs.find((one) => one.where === where)?.amount;
}

function nodeLine(node: AmountReason, decision: Decision, wording: Wording): ExplainedLine {
  const { messages, policy } = wording;
  const amount = wording.range(node.min, node.max);
  const parts = node.parts.map((part) => partLine(part, decision, wording));
  const said = (head: string, children: readonly ExplainedLine[] = parts): ExplainedLine =>
    line(messages.labelled(head, amount), children);
  switch (node.kind) {
    case 'money':
      return said(messages.fixedAmount);
    case 'reference': {
      const { name = '' } = node;
      const own = name.startsWith('value.')
        ? policy.document.values.get(name.slice('value.'.length))?.[0]
        : undefined;
      return {
        ...line(
          messages.labelled(
            wording.name(name),
            own?.assumed === true ? messages.remark(amount, messages.assumed) : amount,
          ),
          sourceLines(name, decision, wording),
          own?.cite,
        ),
      };
    }
    case 'percent':
      return said(messages.percentOf(percentWords(node.by, wording)));
    case 'share':
      return said(messages.shareOf(numberWords(node.by, wording), numberWords(node.whole, wording)));
    case 'rate':
      return said(messages.times(numberWords(node.by, wording)));
    case 'choose':
      return said(
        messages.chosen,
        node.parts.map((part) => caseLine(part, node.parts.length > 1, decision, wording)),
      );
    case 'forEach': {
      const lines = node.name === undefined ? '' : wording.name(node.name);
      return said(messages.forEachOf(lines));
    }
    case 'min':
      return said(messages.leastOf);
    case 'max':
      return said(messages.greatestOf);
    case 'sum':
      return said(messages.sumOf);
    case 'minus':
      return said(messages.firstLessSecond);
    case 'range':
      return said(messages.atDiscretion);
    case 'convert': {
      const [own] = parts;
      const isTheSame = node.parts[0]?.min.currency === node.min.currency;
      return isTheSame && own !== undefined ? own : said(messages.converted(node.min.currency));
    }
    case 'cap': {
      const [whole, limit] = parts;
      return said(node.isCut === true ? messages.cut : messages.withinLimit, [
        ...(whole === undefined ? [] : [whole]),
        ...(limit === undefined ? [] : [relabelled(limit, (text) => messages.limit(text))]),
      ]);
    }
    case 'round':
      return said(messages.rounded(messages.roundingModes[node.mode ?? 'halfUp'], node.increment));
  }
}

/** A line for an element of a list says which one it is. */
function partLine(part: AmountReason, decision: Decision, wording: Wording): ExplainedLine {
  const { messages } = wording;
  const own = nodeLine(part, decision, wording);
  const { element } = part;
  if (element === undefined) return own;
  return relabelled(own, (text) => messages.labelled(messages.element(String(element + 1)), text));
}

/** A case of a choice: its amount, and below it why it applies or may apply. */
function caseLine(part: AmountReason, isOpen: boolean, decision: Decision, wording: Wording): ExplainedLine {
  const { messages } = wording;
  const own = nodeLine(part, decision, wording);
  const why =
    part.when === undefined ? line(messages.chosenOtherwise) : conditionLine(part.when, decision, wording);
  return {
    ...own,
    text: isOpen ? messages.remark(own.text, messages.mayApply) : own.text,
    children: [why, ...own.children],
  };
}

function relabelled(own: ExplainedLine, label: (text: string) => string): ExplainedLine {
  return { ...own, text: label(own.text) };
}

function percentWords(by: NumberReason | undefined, wording: Wording): string {
  if (by?.value === undefined) return named(by, wording.messages.unknown, wording);
  return named(by, wording.percent(String(by.value)), wording);
}

function numberWords(by: NumberReason | undefined, wording: Wording): string {
  if (by?.value === undefined) return named(by, wording.messages.unknown, wording);
  return named(by, wording.bareValue(by.name ?? '', by.value), wording);
}

function named(by: NumberReason | undefined, text: string, wording: Wording): string {
  return by?.name === undefined ? text : wording.messages.whose(text, wording.name(by.name));
}
