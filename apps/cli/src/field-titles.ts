import type { PolicyDocument, Text } from '@redress/policy';

/**
 * What a field of a comparison (`remedies.repair`, `stages.answer.due`) is called by the policies that set it; the first
 * that has a title for it is asked. What nobody gave a title keeps its id.
 */
export function fieldTitle(field: string, documents: readonly PolicyDocument[]): string {
  const [group = '', ...rest] = field.split('.');
  const name = rest.join('.');
  const titled = (find: (document: PolicyDocument) => Text | undefined, id: string): string =>
    documents.map(find).find((title) => title !== undefined)?.en ?? id;
  const item = (list: (document: PolicyDocument) => readonly Titled[], id: string): string =>
    titled((document) => list(document).find((each) => each.id === id)?.title, id);
  switch (group) {
    case 'classification':
    case 'routing':
    case 'responsibility':
      if (field === 'responsibility.shares') return 'responsibility: shares';
      return `${group}: ${titled((document) => document[group].get(name)?.title, name)}`;
    case 'remedies':
      return `remedy: ${item(({ remedies }) => remedies, name)}`;
    case 'approvals':
      return `approval: ${item(({ approvals }) => approvals, name)}`;
    case 'notices':
      return `letter: ${name}`;
    case 'stages':
    case 'reports': {
      const [id, part] = split(name);
      const title = item((document) => document[group], id);
      return `${group === 'stages' ? 'step' : 'report'}: ${title}, ${part === 'due' ? 'due time' : part}`;
    }
    case 'totals': {
      const [, basis, currency, part] = /^(.+)\.([A-Z]+)(?:\.(toCustomer|fromCustomer))?$/.exec(name) ?? [];
      if (basis === undefined || currency === undefined) return field;
      return `total: ${basis} (${currency})${part === undefined ? '' : PARTS[part]}`;
    }
    case 'missing':
      return 'what is missing';
    default:
      return field;
  }
}

const PARTS: Readonly<Record<string, string>> = {
  toCustomer: ', to the customer',
  fromCustomer: ', paid by the customer',
};

interface Titled {
  readonly id: string;
  readonly title?: Text;
}

/** At the last dot: an id may hold dots, what follows it never does. */
function split(name: string): readonly [string, string] {
  const at = name.lastIndexOf('.');
  return [name.slice(0, Math.max(0, at)), name.slice(at + 1)];
}
