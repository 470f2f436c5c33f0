import { operandInWords } from './literal.js';
import { tellsEditions } from '../editions/edition-values.js';
import { placeholders } from './notices.js';
import { reachOf } from '../layers/reach.js';
import type { Check } from './scope.js';

/** What is declared and never read, and what rests on our assumption. */
export const checkUsage: Check = ({ document, survey, report }) => {
  const read = new Set(survey.reads.map(({ name }) => name));
  for (const { datedBy } of [document, ...document.laws.values()]) read.add(datedBy);
  for (const entries of document.values.values())
    for (const { datedBy } of entries) if (datedBy !== undefined) read.add(datedBy);
  for (const [bare, names] of reachOf(document)) if (names.some((name) => read.has(name))) read.add(bare);
  for (const { text } of document.notices) {
    for (const words of Object.values(text)) for (const name of placeholders(words)) read.add(name);
  }
  const named = new Set(survey.named.map(({ node }) => node.name));
  const mentioned = new Set(
    survey.leaves
      .filter(({ leaf }) => leaf.operator === 'mentions')
      .flatMap(({ leaf }) => leaf.right.map(operandInWords)),
  );
  const unread = (
    what: string,
    declared: ReadonlyMap<string, unknown>,
    isRead: (name: string) => boolean,
  ): void => {
    for (const name of declared.keys()) if (!isRead(name)) report('unused', { what, name }, declared, name);
  };
  unread('fact', document.facts, (name) => read.has(name));
  unread('value', document.values, (name) => read.has(`value.${name}`) || tellsEditions(name));
  unread('option', document.options, (name) => read.has(`option.${name}`));
  unread('derivation', document.derive, (name) => read.has(name));
  unread('condition', document.conditions, (name) => named.has(name));
  unread('table', document.tables, (name) =>
    [...(document.tables.get(name)?.outputs.keys() ?? [])].some((output) =>
      read.has(`table.${name}.${output}`),
    ),
  );
  unread('term', document.terms, (name) => mentioned.has(name));
  for (const { node, label } of survey.assumed) report('assumed-value', { label }, node, 'assumed');
};
