import type { Program } from '@redress/engine';
import type { PolicyDocument, Text, ValueType } from '@redress/policy';

/** A policy that cases are decided by, as its current version says it. */
export interface PolicySummary {
  readonly id: string;
  /** What the document calls its version, for instance `1.2.0`; not the number under which it is kept. */
  readonly version: string;
  readonly layer: 'law' | 'industry' | 'client';
  readonly title: Text;
  readonly currency: string;
  readonly zone: string;
  /** Rules of all fields plus remedies, approvals, stages and checklists. */
  readonly rules: number;
  readonly effectiveHash: string;
  /** Number of the version that new cases are decided by. */
  readonly current: number;
  readonly hasDraft: boolean;
}

/** A policy with what a form or a result page needs to speak of it in three languages. */
export interface PolicyDetail extends PolicySummary {
  readonly labels: Labels;
  /** The policy's own tests, as cases to try. */
  readonly samples: readonly Sample[];
}

/** Titles by id; an id without a title is missing. Fields are qualified: `class.severity`, `route.department`. */
export interface Labels {
  readonly facts: Readonly<Record<string, Label>>;
  readonly fields: Readonly<Record<string, Label>>;
  readonly items: Readonly<Record<string, Text>>;
}

export interface Label {
  readonly title?: Text;
  /** Titles of enum values. */
  readonly values?: Readonly<Record<string, Text>>;
}

export interface Sample {
  readonly name: string;
  readonly note?: string;
  readonly cite: readonly string[];
  readonly case: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly rates?: readonly unknown[];
}

/** What the store says of a policy beside its text. */
export interface Standing {
  readonly current: number;
  readonly hasDraft: boolean;
}

/** A line of the list of policies. */
export function summarize({ policy, effectiveHash }: Program, standing: Standing): PolicySummary {
  const { document } = policy;
  const { policy: id, version, layer, title, currency, zone } = document;
  const rules = countRules(document);
  return { id, version, layer, title, currency, zone, rules, effectiveHash, ...standing };
}

/** A policy with its titles and its own tests, for pages that speak of its decisions. */
export function describePolicy(program: Program, standing: Standing): PolicyDetail {
  const { document } = program.policy;
  return {
    ...summarize(program, standing),
    labels: collectLabels(document),
    samples: collectSamples(document),
  };
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
