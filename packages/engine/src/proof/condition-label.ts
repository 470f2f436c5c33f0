import { sharesLabel, type PolicyDocument } from '@redress/policy';
import type { ConditionEntry } from './condition-entries.js';

/** How findings call the item that a condition belongs to. */
export function labelOf(
  { where, rule }: Pick<ConditionEntry, 'where' | 'rule'>,
  document: PolicyDocument,
): string {
  const [section = '', ...rest] = where.split('.');
  const id = rest.join('.');
  const prefix = FIELD_PREFIXES[section];
  const shares = section === 'responsibility' ? document.shares.get(id) : undefined;
  if (shares?.rules.some((one) => one.id === rule)) return `rule \`${rule}\` of ${sharesLabel(shares.name)}`;
  if (prefix !== undefined) return `rule \`${rule}\` of \`${prefix}.${id}\``;
  if (section === 'tables') return `row \`${rule}\` of table \`${id}\``;
  const kind = KINDS[section] ?? section;
  if (rule.startsWith('refusedBy.'))
    return `refusal \`${rule.slice('refusedBy.'.length)}\` of remedy \`${id}\``;
  const place = /^(\w+?)\d*\[(\d+)\]$/.exec(rule);
  if (place !== null) return `${CHOICES[place[1] ?? ''] ?? 'a choice'} of ${kind} \`${id}\``;
  return `${kind} \`${id}\``;
}

const FIELD_PREFIXES: Readonly<Record<string, string>> = {
  classification: 'class',
  routing: 'route',
  responsibility: 'responsibility',
};

const KINDS: Readonly<Record<string, string>> = {
  facts: 'fact',
  conditions: 'condition',
  checklists: 'checklist',
  remedies: 'remedy',
  approvals: 'approval',
  stages: 'stage',
  notices: 'notice',
};

const CHOICES: Readonly<Record<string, string>> = {
  within: 'the time',
  owner: 'the owner',
  payer: 'the payer',
  choose: 'the amount',
};
