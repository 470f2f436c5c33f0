import type { ImportFindings } from './import-finding.js';
import type { ForeignLeaf, Plain } from './rule-file.js';

export type ForeignType = 'text' | 'decimal' | 'boolean';

const ORDERED: ReadonlySet<string> = new Set([
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]);

/**
 * The type of every fact, from what it is compared with: json-rules-engine declares none. Facts held against one
 * another share a type. A leaf that asks another type than the ones before it, or order of something that has none,
 * is refused; its `where` is in the answer.
 */
export function factTypes(
  leaves: readonly ForeignLeaf[],
  findings: ImportFindings,
): { readonly types: ReadonlyMap<string, ForeignType>; readonly refused: ReadonlySet<string> } {
  const groups = new Groups();
  for (const { fact, right } of leaves) if (isReference(right)) groups.join(fact, right.fact);
  const types = new Map<string, ForeignType>();
  const refused = new Set<string>();
  for (const { fact, operator, right, where } of leaves) {
    const asked = ORDERED.has(operator) ? ['decimal' as const] : [];
    const wanted = new Set([...asked, ...typesOf(isReference(right) ? [] : [right].flat())]);
    const group = groups.of(fact);
    const known = types.get(group);
    if (known !== undefined) wanted.add(known);
    const [only, other] = wanted;
    if (other !== undefined) {
      refused.add(where);
      findings.error('mixed-types', where, `fact \`${fact}\` would be a ${only} and a ${other}`);
    } else if (only !== undefined) types.set(group, only);
  }
  const known = new Map<string, ForeignType>();
  for (const { fact, right, where } of leaves) {
    for (const name of isReference(right) ? [fact, right.fact] : [fact]) {
      if (known.has(name)) continue;
      const type = types.get(groups.of(name));
      if (type === undefined)
        findings.info('type-guessed', where, `nothing says of what type fact \`${name}\` is; taken as text`);
      known.set(name, type ?? 'text');
    }
  }
  return { types: known, refused };
}

function typesOf(values: readonly Plain[]): ForeignType[] {
  return values.flatMap((value) => {
    if (value === null) return [];
    return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'decimal' : 'boolean';
  });
}

export function isReference(right: ForeignLeaf['right']): right is { readonly fact: string } {
  return typeof right === 'object' && right !== null && 'fact' in right;
}

/** Names that belong together, by one of them. */
class Groups {
  private readonly parents = new Map<string, string>();

  of(name: string): string {
    let one = name;
    for (let parent = this.parents.get(one); parent !== undefined; parent = this.parents.get(one))
      one = parent;
    return one;
  }

  join(a: string, b: string): void {
    const [first, second] = [this.of(a), this.of(b)];
    if (first !== second) this.parents.set(second, first);
  }
}
