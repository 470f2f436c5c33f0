import { nearest } from '@redress/calendar';
import { operandInWords } from './literal.js';
import { typeInWords } from './type.js';
import { itemOf } from '../list-item.js';
import type { Check } from './scope.js';

/** Names of facts, derivations, values, fields, conditions, terms and stages that are not there. */
export const checkNamesKnown: Check = ({ document, survey, names, report }) => {
  const meant = new Map<string, string | undefined>();
  for (const { name, node, key } of survey.reads) {
    if (names.phases.has(name)) continue;
    if (name.startsWith('item.')) {
      const table = [...document.tables.values()].find(
        ({ inputs }) => inputs === node || [...inputs.values()].some((read) => read === node),
      );
      report('item-outside', { name, ...(table === undefined ? {} : { table: table.name }) }, node, key);
      continue;
    }
    const item = itemOf(name);
    if (item !== undefined) {
      // What the list itself lacks is told of the list.
      const type = document.facts.get(item.list)?.type;
      if (type?.kind !== 'list') continue;
      const near = nearest(item.field, type.item.keys());
      const inItem = { name: `item.${item.field}`, nearest: near === undefined ? near : `item.${near}` };
      report('unknown-name', inItem, node, key);
      continue;
    }
    if (!meant.has(name) && meant.size < MOST_PROPOSALS) meant.set(name, nearest(name, names.phases.keys()));
    report('unknown-name', { name, nearest: meant.get(name) }, node, key);
  }
  for (const { part } of survey.lists) {
    const type = names.types.get(part.list.name);
    if (type === undefined || (type.kind === 'list' && document.facts.has(part.list.name))) continue;
    report('not-a-list', { name: part.list.name, type: typeInWords(type) }, part.list);
  }
  for (const { node } of survey.named) {
    if (document.conditions.has(node.name)) continue;
    const known = nearest(node.name, document.conditions.keys());
    report('unknown-condition', { name: node.name, nearest: known }, node);
  }
  for (const { leaf } of survey.leaves) {
    if (leaf.operator !== 'mentions') continue;
    for (const operand of leaf.right) {
      const name = operandInWords(operand);
      if (operand.kind === 'constant' && document.terms.has(name)) continue;
      report('unknown-term', { name, nearest: nearest(name, document.terms.keys()) }, operand);
    }
  }
  const stages = new Set(document.stages.map(({ id }) => id));
  const stage = (name: string, node: object, key: string | number): void => {
    if (!stages.has(name)) report('unknown-stage', { name, nearest: nearest(name, stages) }, node, key);
  };
  for (const fact of document.facts.values()) if (fact.ask !== undefined) stage(fact.ask, fact, 'ask');
  for (const checklist of document.checklists) stage(checklist.stage, checklist, 'stage');
  for (const { starts, earliest } of document.stages) {
    if (starts.kind === 'after') starts.stages.forEach((name, index) => stage(name, starts.stages, index));
    earliest?.forEach((name, index) => stage(name, earliest, index));
  }
  for (const { at } of document.notices) if (at.kind === 'stage') stage(at.stage, at, 'stage');
};

/** Each proposal compares with every known name: enough of them for a person, few enough for a broken machine-made policy. */
const MOST_PROPOSALS = 100;
