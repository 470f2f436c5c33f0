import { isNumber } from '../check/type.js';
import { unitsDiffer } from '../check/unit.js';
import type { PolicyDocument, ValueType } from '../document.js';
import { lawOf } from './law-name.js';

/**
 * The facts of laws that a case speaks to by a bare name (language.md §6), by that name: a law is reached where it declares
 * the fact as the policy does or, where the policy does not, as the first law that does. What is bound is reached by its
 * binding alone.
 */
export function reachOf(document: PolicyDocument): ReadonlyMap<string, readonly string[]> {
  if (document.laws.size === 0) return NONE;
  const known = KNOWN.get(document);
  if (known !== undefined) return known;
  const reached = new Map<string, string[]>();
  for (const [name, { type }] of document.facts) {
    const law = lawOf(document, name);
    if (law === undefined || document.bindings.has(name)) continue;
    const bare = name.slice(law.id.length + 1);
    const names = reached.get(bare) ?? [];
    const lead = document.facts.get(bare) ?? document.facts.get(names[0] ?? name);
    if (lead !== undefined && !statesAlike(lead.type, type)) continue;
    names.push(name);
    reached.set(bare, names);
  }
  KNOWN.set(document, reached);
  return reached;
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();
const KNOWN = new WeakMap<PolicyDocument, ReadonlyMap<string, readonly string[]>>();

/** Whether what is stated for a fact of one type means the same for one of another: the same type, the same unit. */
export function statesAlike(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'list' && b.kind === 'list') {
    // Each may have fields of its own; what both have has to mean the same.
    return [...a.item.values()].every((field) => {
      const other = b.item.get(field.name);
      return other === undefined || statesAlike(field.type, other.type);
    });
  }
  return a.kind === b.kind && !(isNumber(a) && isNumber(b) && unitsDiffer(a.unit, b.unit));
}
