import type { Program } from '@redress/engine';
import type { PolicyDocument, Text, ValueType } from '@redress/policy';
import type { Label, Labels, PolicyDetail, PolicySummary, Sample } from './contract.js';

/** A line of the list of policies. */
export function summarize({ policy, effectiveHash }: Program): PolicySummary {
  const { document } = policy;
  const { policy: id, version, layer, title, currency, zone } = document;
  return {
    id,
    version,
    layer,
    title,
    currency,
    zone,
    rules: countRules(document),
    effectiveHash,
    current: 1,
    hasDraft: false,
  };
}

/** A policy with its titles and its own tests, for pages that speak of its decisions. */
export function describePolicy(program: Program): PolicyDetail {
  const { document } = program.policy;
  return { ...summarize(program), labels: collectLabels(document), samples: collectSamples(document) };
}

function countRules(document: PolicyDocument): number {
  const fields = [document.classification, document.routing, document.responsibility].flatMap((group) => [
    ...group.values(),
  ]);
  const inFields = fields.reduce(
    (count, field) => count + field.rules.length,
    document.shares?.rules.length ?? 0,
  );
  const { checklists, remedies, approvals, stages, reports, notices } = document;
  return [checklists, remedies, approvals, stages, reports, notices].reduce(
    (count, items) => count + items.length,
    inFields,
  );
}

function collectLabels(document: PolicyDocument): Labels {
  const facts = [...document.facts.values()].map(
    (fact) => [fact.name, labelOf(fact.title, fact.type)] as const,
  );
  const derived = [...document.derive.values()].map(({ name, title }) => [name, labelOf(title)] as const);
  const fields = (
    [
      ['class', document.classification],
      ['route', document.routing],
      ['responsibility', document.responsibility],
    ] as const
  ).flatMap(([prefix, group]) =>
    [...group.values()].map(({ name, title, type }) => [`${prefix}.${name}`, labelOf(title, type)] as const),
  );
  const { checklists, remedies, approvals, stages, reports } = document;
  const titled = [
    ...checklists,
    ...stages,
    ...reports,
    ...approvals,
    ...remedies,
    ...remedies.flatMap(({ refusedBy }) => refusedBy),
  ];
  return {
    facts: Object.fromEntries([...facts, ...derived]),
    fields: Object.fromEntries(fields),
    items: Object.fromEntries(
      titled.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title] as const])),
    ),
  };
}

function labelOf(title: Text | undefined, type?: ValueType): Label {
  const values =
    type?.kind === 'enum'
      ? Object.fromEntries(
          [...type.values].flatMap(([value, text]) => (text === undefined ? [] : [[value, text] as const])),
        )
      : undefined;
  return { ...(title !== undefined && { title }), ...(values !== undefined && { values }) };
}

function collectSamples({ tests }: PolicyDocument): Sample[] {
  return tests.map(({ name, note, cite, given, at, rates }) => ({
    name,
    cite,
    case: given,
    ...(note !== undefined && { note }),
    ...(at !== undefined && { at }),
    ...(rates !== undefined && { rates }),
  }));
}
