import { declarationOf, outputNamed, type Policy, type Remedy, type RemedyKind } from '@redress/policy';
import type { Decision, DeniedRemedy, FieldValue, RemedyDecision } from '../decision.js';

/** Whether a customer may hear of a remedy at all: nothing internal, and a sanction never (TOU-08). */
export function isForCustomer(remedy: Remedy | undefined): boolean {
  return remedy !== undefined && remedy.audience === 'customer' && remedy.kind !== 'sanction';
}

/** The remedies a customer is told of: for customers, and hanging on nothing that waits to be confirmed. */
export function customerRemedies(decision: Decision, policy: Policy): RemedyDecision[] {
  return decision.remedies.filter(
    ({ id, audience, unsettled }) =>
      audience === 'customer' &&
      unsettled === undefined &&
      isForCustomer(policy.document.remedies.find((remedy) => remedy.id === id)),
  );
}

/** What is refused for a ground of its own; what another remedy takes the place of is no refusal. */
export function customerRefusals({ denied }: Decision, { document }: Policy): DeniedRemedy[] {
  return denied.filter(
    ({ id, rule, unsettled }) =>
      unsettled === undefined &&
      !/^(?:stack|tops)\./.test(rule) &&
      isForCustomer(document.remedies.find((one) => one.id === id)),
  );
}

/** Whether the customer may be told: not while a condition of the remedy or of its refusal is open. */
export function isTold({ id }: RemedyDecision, { undetermined }: Decision): boolean {
  return !undetermined.some(({ where, rules }) => where === `remedies.${id}` && rules > 0);
}

/** What these cost us is reckoned with, but it is not an amount that the customer receives. */
export const COUNTED_AT_COST: ReadonlySet<RemedyKind> = new Set<RemedyKind>(['miles', 'upgrade', 'lounge']);

/**
 * Whether what a name holds hangs on a statement that departs from its presumption and that the role which settles it
 * has not confirmed. The shares of responsibility are held back if anything they read is.
 */
export function isWithheld(name: string, decision: Decision, { document }: Policy): boolean {
  const shares = name.startsWith(BEARING) ? document.shares.get(name.slice(BEARING.length)) : undefined;
  if (shares !== undefined) {
    const reads = referencesIn(shares, document.conditions);
    return reads.some((read) => isUnsettled(read, decision));
  }
  return isUnsettled(name, decision);
}

const BEARING = 'responsibility.';

function isUnsettled(name: string, { reasons, remedies, denied }: Decision): boolean {
  if (reasons === undefined)
    return [...remedies, ...denied].some(({ unsettled }) => unsettled?.includes(name));
  return reasons.facts.some((fact) => fact.fact === name && fact.unsettled === true);
}

/** Whether a name is, or is derived from, a personal fact. */
export function isPersonal(name: string, policy: Policy, seen = new Set<string>()): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  if (declarationOf(policy.document, name)?.personal === true) return true;
  const derivation = policy.document.derive.get(name);
  const [table] = outputNamed(name, policy.document) ?? [];
  if (table !== undefined)
    return [...table.inputs.values()].some((input) => isPersonal(input.name, policy, seen));
  return (
    derivation !== undefined &&
    referencesIn(derivation.operation).some((read) => isPersonal(read, policy, seen))
  );
}

/** Every name read somewhere inside a part of a document. */
function referencesIn(node: unknown, conditions: Policy['document']['conditions'] = new Map()): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((item) => referencesIn(item, conditions));
  if ('kind' in node && 'name' in node && typeof node.name === 'string') {
    if (node.kind === 'reference') return [node.name];
    if (node.kind === 'named') return referencesIn(conditions.get(node.name)?.when, conditions);
  }
  return Object.values(node).flatMap((item) => referencesIn(item, conditions));
}

/** The classes that the policy's own texts to the customer speak of: other assessments are a matter of the house. */
export function customerFields(decision: Decision, policy: Policy): [string, FieldValue][] {
  const texts = policy.document.notices
    .filter(({ audience }) => audience === 'customer')
    .flatMap(({ text }) => Object.values(text));
  return Object.entries(decision.classification).filter(([field]) => {
    const name = `class.${field}`;
    return texts.some((text) => text.includes(`{{${name}}}`)) && !isWithheld(name, decision, policy);
  });
}
