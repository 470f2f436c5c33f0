/**
 * How what an upper layer writes meets what a lower one has (language.md §6). `whole`: it takes its place. `keys`: key by
 * key, but for `instead`, of which a layer that writes one sets all. `names`: a map of declarations. `items`: a list of
 * items with ids.
 */
export type Merging =
  | {
      readonly kind: 'whole';
      /** A key of the items of a list that stays from the lower layer where the upper one writes it nowhere. */
      readonly keeps?: string;
    }
  | {
      readonly kind: 'keys';
      readonly inside: Readonly<Record<string, Merging>>;
      readonly instead: readonly ReadonlySet<string>[];
      /** Keys that a layer which writes this one sets with it, or leaves out. */
      readonly together?: Readonly<Record<string, readonly string[]>>;
      /** The key for which a bare word of an upper layer stands. */
      readonly word?: string;
    }
  | { readonly kind: 'names' | 'items'; readonly each: Merging };

export const WHOLE: Merging = { kind: 'whole' };

/** The editions of a value: another number of an upper layer is still called what it was called. */
const DATED: Merging = { kind: 'whole', keeps: 'title' };

function keys(
  inside: Readonly<Record<string, Merging>> = {},
  ...instead: readonly (readonly string[])[]
): Extract<Merging, { kind: 'keys' }> {
  return { kind: 'keys', inside, instead: instead.map((group) => new Set(group)) };
}

function names(each: Merging): Merging {
  return { kind: 'names', each };
}

function items(each: Merging): Merging {
  return { kind: 'items', each };
}

const rules = items(keys());
const field = keys({ rules });

/** By top-level key; what is not named here is taken whole from the uppermost layer that writes it. */
export const SECTIONS: Readonly<Record<string, Merging>> = {
  parties: names(WHOLE),
  facts: names({ ...keys(), together: { sameAs: ['map'] } }),
  values: names(DATED),
  options: names({ kind: 'keys', inside: {}, instead: [], word: 'default' }),
  terms: names(keys()),
  derive: names(WHOLE),
  conditions: names(keys()),
  tables: names(keys({ rows: items(WHOLE) })),
  classification: names(field),
  routing: names(field),
  responsibility: names(field),
  checklists: items(keys()),
  remedies: items(keys({ refusedBy: items(keys()) }, ['per', 'quantity', 'forEach'])),
  approvals: items(keys()),
  stages: items(keys({}, ['within', 'earliest'])),
  reports: items(keys()),
  notices: items(keys()),
};

/** What a layer says of itself alone. */
export const OWN: ReadonlySet<string> = new Set([
  'policy',
  'version',
  'layer',
  'extends',
  'title',
  'effective',
  'tests',
]);
