import type { ConditionReason, Decision, FieldValue } from '../decision.js';
import { line, type ExplainedLine } from './explained.js';
import { customerCanTell } from './missing-lines.js';
import type { Wording } from './wording.js';

/** Every presumption on which an output hangs, with what was taken. */
export function presumedLines(decision: Decision, wording: Wording): ExplainedLine[] {
  return decision.presumed.map((fact) =>
    line(
      presumedWords(fact, decision, wording),
      optionLines(fact, wording),
      wording.policy.document.facts.get(fact)?.cite,
    ),
  );
}

/** The option from which a presumption follows, as it is set. */
function optionLines(fact: string, wording: Wording): ExplainedLine[] {
  const { messages, policy } = wording;
  const presume = policy.document.facts.get(fact)?.presume;
  const name = presume === undefined || presume.kind === 'constant' ? '' : presume.reference.name;
  const option = policy.document.options.get(name.replace(/^option\./, ''));
  if (option === undefined || !name.startsWith('option.')) return [];
  const set = messages.labelled(wording.name(name), wording.value(name, option.chosen ?? option.default));
  return [line(messages.presumedBy(set), [], option.cite)];
}

/** What a true rule of an output rests on that nobody stated; the agent hears of all, the customer of what he can tell better. */
export function restsOnLines(
  where: string,
  rule: string,
  decision: Decision,
  wording: Wording,
  audience: 'agent' | 'customer',
): ExplainedLine[] {
  const output = decision.reasons?.outputs.find((one) => one.where === where);
  const condition = output?.rules.find((one) => one.rule === rule)?.condition;
  if (condition === undefined) return [];
  const { messages, policy } = wording;
  const facts = [...new Set(readFor(condition, 'true'))].flatMap((name) => presumedBehind(name, decision));
  const told = [...new Set(facts)].filter(
    (fact) => audience === 'agent' || customerCanTell(fact, policy.document),
  );
  if (told.length === 0) return [];
  const words = told.map((fact) =>
    messages.labelled(wording.name(fact), valueWords(fact, decision, wording)),
  );
  const presumed = messages.list(words);
  return [
    line(
      audience === 'agent' ? messages.restsOnPresumption(presumed) : messages.customerPresumption(presumed),
    ),
  ];
}

/** What a fact that was stated but could not be used was taken as; `undefined` where nothing is presumed. */
export function takenInsteadOf(fact: string, decision: Decision, wording: Wording): string | undefined {
  const known = decision.reasons?.facts.find((one) => one.fact === fact);
  const value =
    known === undefined ? constantOf(fact, wording) : known.source === 'presumed' ? known.value : undefined;
  return value === undefined ? undefined : wording.value(fact, value);
}

function presumedWords(fact: string, decision: Decision, wording: Wording): string {
  const value = valueOf(fact, decision, wording);
  return value === undefined
    ? wording.name(fact)
    : wording.messages.presumedAs(wording.name(fact), wording.value(fact, value));
}

function valueWords(fact: string, decision: Decision, wording: Wording): string {
  return wording.value(fact, valueOf(fact, decision, wording));
}

/** As the decision tells; without `reasons` what the policy presumes, where that is a constant. */
function valueOf(fact: string, { reasons }: Decision, wording: Wording): FieldValue | undefined {
  const known = reasons?.facts.find((one) => one.fact === fact);
  return known === undefined ? constantOf(fact, wording) : known.value;
}

function constantOf(fact: string, { policy }: Wording): FieldValue | undefined {
  const presume = policy.document.facts.get(fact)?.presume;
  if (presume?.kind !== 'constant') return undefined;
  const { value } = presume;
  return typeof value === 'object' && value !== null
    ? { amount: value.amount, currency: value.currency ?? policy.document.currency }
    : value;
}

/** The names read by the parts of a condition that made it true, or false where it stands below a `not`. */
function readFor(condition: ConditionReason, verdict: 'true' | 'false'): string[] {
  if (condition.verdict !== verdict) return [];
  switch (condition.kind) {
    case 'leaf':
      return [condition.fact, ...condition.expected.flatMap(({ name }) => name ?? [])];
    case 'not': {
      const opposite = verdict === 'true' ? 'false' : 'true';
      return condition.children.flatMap((child) => readFor(child, opposite));
    }
    default:
      return condition.children.flatMap((child) => readFor(child, verdict));
  }
}

/** The presumed facts from which a name takes its value. */
function presumedBehind(name: string, decision: Decision, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const known = decision.reasons?.facts.find(({ fact }) => fact === name);
  if (known?.source === 'presumed') return [name];
  return (known?.inputs ?? []).flatMap((input) => presumedBehind(input, decision, seen));
}
