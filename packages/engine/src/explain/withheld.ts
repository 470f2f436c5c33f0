import type { FactDeclaration, Policy, Remedy } from '@redress/policy';
import type { Decision, FieldValue, RemedyDecision } from '../decision.js';

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

/**
 * Whether what a name holds hangs on a statement that departs from its presumption and that a role has to confirm.
 * A decision does not say whether it has been confirmed, so all that could be unsettled is kept from customers.
 */
export function isWithheld(
  name: string,
  decision: Decision,
  policy: Policy,
  seen = new Set<string>(),
): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  if (namedUnsettled(decision).has(name) || departs(policy.document.facts.get(name), decision)) return true;
  return readBy(name, policy).some((read) => isWithheld(read, decision, policy, seen));
}

/** Whether a name is, or is derived from, a personal fact. */
export function isPersonal(name: string, policy: Policy, seen = new Set<string>()): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  if (policy.document.facts.get(name)?.personal === true) return true;
  const derivation = policy.document.derive.get(name);
  return (
    derivation !== undefined &&
    referencesIn(derivation.operation).some((read) => isPersonal(read, policy, seen))
  );
}

function namedUnsettled({ remedies, denied }: Decision): Set<string> {
  return new Set([...remedies, ...denied].flatMap(({ unsettled }) => unsettled ?? []));
}

function departs(fact: FactDeclaration | undefined, decision: Decision): boolean {
  if (fact?.settledBy === undefined) return false;
  const stated = decision.reasons?.facts.find((one) => one.fact === fact.name);
  if (stated?.source !== 'stated') return false;
  return fact.presume?.kind !== 'constant' || !isSame(stated.value, fact.presume.value);
}

function isSame(value: FieldValue | undefined, presumed: unknown): boolean {
  return value === presumed;
}

/** What a field or derivation reads, through named conditions. */
function readBy(name: string, { document }: Policy): string[] {
  const [group = '', ...rest] = name.split('.');
  const inner = rest.join('.');
  switch (group) {
    case 'class':
      return referencesIn(document.classification.get(inner), document.conditions);
    case 'route':
      return referencesIn(document.routing.get(inner), document.conditions);
    case 'responsibility':
      return referencesIn(
        inner === 'shares' ? document.shares : document.responsibility.get(inner),
        document.conditions,
      );
    default:
      return referencesIn(document.derive.get(name)?.operation, document.conditions);
  }
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
