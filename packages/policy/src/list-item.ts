import type { FactDeclaration, ItemField, PolicyDocument } from './document.js';

/** More elements than these are not read of a list; no complaint has so many. */
export const MOST_ELEMENTS = 1_000;

/** The name under which a field of the elements of a list is read anywhere in a document: `passengers[].age`. */
export function itemName(list: string, field: string): string {
  return `${list}[].${field}`;
}

/** List and field of such a name; undefined for every other name. */
export function itemOf(name: string): { readonly list: string; readonly field: string } | undefined {
  const at = name.indexOf('[].');
  return at < 0 ? undefined : { list: name.slice(0, at), field: name.slice(at + 3) };
}

/** What declares a name: a fact, or a field of the elements of a list. */
export function declarationOf(
  { facts }: Pick<PolicyDocument, 'facts'>,
  name: string,
): FactDeclaration | ItemField | undefined {
  const item = itemOf(name);
  if (item === undefined) return facts.get(name);
  const type = facts.get(item.list)?.type;
  return type?.kind === 'list' ? type.item.get(item.field) : undefined;
}
