import type { PolicyDocument } from '@redress/policy';

/** The names a document declares, for completing what is typed; sorted as declared. */
export interface Vocabulary {
  /** What a leaf may read: facts, derivations, fields by `class.`, `route.`, `responsibility.`, values by `value.`, options by `option.`, the moments of the case. */
  readonly readable: readonly string[];
  readonly values: readonly string[];
  readonly conditions: readonly string[];
  readonly terms: readonly string[];
  readonly stages: readonly string[];
  readonly calendars: readonly string[];
  /** Names of list facts. */
  readonly lists: readonly string[];
  /** `item.x` of the elements of all lists, which conditions and amounts over a list read. */
  readonly items: readonly string[];
  /** Values of enum facts and fields, by readable name. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

export function vocabularyOf(document: PolicyDocument, calendars: Iterable<string>): Vocabulary {
  const fields = (
    [
      ['class', document.classification],
      ['route', document.routing],
      ['responsibility', document.responsibility],
    ] as const
  ).flatMap(([prefix, group]) =>
    [...group.values()].map(({ name, type }) => ({ name: `${prefix}.${name}`, type })),
  );
  const options = [...document.options.values()].map(({ name, type }) => ({ name: `option.${name}`, type }));
  const lists = [...document.facts.values()].flatMap(({ name, type }) =>
    type.kind === 'list' ? [{ name, fields: [...type.item.values()] }] : [],
  );
  const items = lists.flatMap((list) =>
    list.fields.map(({ name, type }) => ({ name: `item.${name}`, type })),
  );
  const typed = [...document.facts.values(), ...fields, ...options, ...items];
  return {
    readable: [
      ...document.facts.keys(),
      ...document.derive.keys(),
      ...fields.map(({ name }) => name),
      ...[...document.values.keys()].map((name) => `value.${name}`),
      ...[...document.options.keys()].map((name) => `option.${name}`),
      'case.receivedAt',
      'case.incidentAt',
      'case.at',
    ],
    lists: lists.map(({ name }) => name),
    items: [...new Set(items.map(({ name }) => name))],
    values: [...document.values.keys()],
    conditions: [...document.conditions.keys()],
    terms: [...document.terms.keys()],
    stages: document.stages.map(({ id }) => id),
    calendars: [...calendars],
    enums: Object.fromEntries(
      typed.flatMap(({ name, type }) =>
        type.kind === 'enum' ? [[name, [...type.values.keys()]] as const] : [],
      ),
    ),
  };
}
