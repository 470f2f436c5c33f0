import type { FactDeclaration, ItemField, PolicyDocument, ValueType } from './document.js';
import { itemName } from './list-item.js';
import type { Text } from './text.js';

/** Titles by id; an id without a title is missing. Fields are qualified: `class.severity`, `route.department`, as are `option.reading` and `table.bands.points`. */
export interface Labels {
  readonly facts: Readonly<Record<string, Label>>;
  readonly fields: Readonly<Record<string, Label>>;
  readonly items: Readonly<Record<string, Text>>;
  /** A notice without a title has the one of the stage with which it goes out. */
  readonly notices: Readonly<Record<string, Text>>;
  /** What owners, payers and approvers are called. */
  readonly parties: Readonly<Record<string, Text>>;
}

export interface Label {
  readonly title?: Text;
  /** Titles of enum values. */
  readonly values?: Readonly<Record<string, Text>>;
}

export interface Sample {
  readonly name: string;
  /** The name in several languages, where the policy gives it so. */
  readonly title?: Text;
  readonly note?: string;
  readonly cite: readonly string[];
  readonly case: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly rates?: readonly unknown[];
}

/** Titles of what a policy names, by id, as pages need them to speak of it. */
export function labelsOf(document: PolicyDocument): Labels {
  const facts = [...document.facts.values()].flatMap((fact) => [
    [fact.name, labelOf(fact.title, fact.type)] as const,
    ...itemsOf(fact).map(
      (field) => [itemName(fact.name, field.name), labelOf(field.title, field.type)] as const,
    ),
  ]);
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
  const outputs = [...document.tables.values()].flatMap((table) =>
    [...table.outputs.values()].map(
      ({ name, title, type }) =>
        [`table.${table.name}.${name}`, labelOf(title ?? table.title, type)] as const,
    ),
  );
  const options = [...document.options.values()].map(
    ({ name, title, type }) => [`option.${name}`, labelOf(title, type)] as const,
  );
  const { checklists, remedies, approvals, stages, reports, notices } = document;
  const stageTitles = new Map(stages.map(({ id, title }) => [id, title]));
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
    fields: Object.fromEntries([...fields, ...outputs, ...options]),
    items: Object.fromEntries(
      titled.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title] as const])),
    ),
    notices: Object.fromEntries(
      notices.flatMap(({ id, at, title = at.kind === 'stage' ? stageTitles.get(at.stage) : undefined }) =>
        title === undefined ? [] : [[id, title] as const],
      ),
    ),
    parties: Object.fromEntries(document.parties),
  };
}

function itemsOf({ type }: FactDeclaration): ItemField[] {
  return type.kind === 'list' ? [...type.item.values()] : [];
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

/** The tests inside a policy, as cases to try. */
export function samplesOf({ tests }: PolicyDocument): Sample[] {
  return tests.map(({ name, title, note, cite, given, at, rates }) => ({
    name,
    cite,
    case: given,
    ...(title !== undefined && { title }),
    ...(note !== undefined && { note }),
    ...(at !== undefined && { at }),
    ...(rates !== undefined && { rates }),
  }));
}
