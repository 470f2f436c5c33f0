import {
  labelsOf,
  samplesOf,
  type FactDeclaration,
  type Labels,
  type Literal,
  type PolicyDocument,
  type Sample,
  type Text,
  type ValueType,
} from '@redress/policy';

/** What the pages need in order to speak of a policy and to ask for its facts. */
export interface Subject {
  readonly id: string;
  readonly version: string;
  readonly layer: PolicyDocument['layer'];
  readonly title: Text;
  readonly currency: string;
  readonly zone: string;
  readonly labels: Labels;
  /** The policy's own tests, as cases to try. */
  readonly samples: readonly Sample[];
  /** In the order declared. */
  readonly facts: readonly FactSheet[];
  /** The group in which the customer chooses one, by the id of each remedy that stands in such a group. */
  readonly choices: Readonly<Record<string, string>>;
}

/** How one fact is asked for. */
export interface FactSheet {
  readonly name: string;
  readonly kind: ValueType['kind'];
  readonly unit?: string;
  readonly currency?: string;
  readonly scale?: number;
  readonly min?: string;
  readonly max?: string;
  /** Values of an enum, as declared. */
  readonly values: readonly string[];
  /** Fields of the elements of a list, as declared. */
  readonly fields?: readonly string[];
  /** The stage at which it is asked for. */
  readonly ask?: string;
  readonly personal: boolean;
  readonly settledBy?: string;
}

export function subjectOf(document: PolicyDocument): Subject {
  const { policy: id, version, layer, title, currency, zone } = document;
  return {
    id,
    version,
    layer,
    title,
    currency,
    zone,
    labels: labelsOf(document),
    samples: samplesOf(document),
    choices: Object.fromEntries(
      document.remedies.flatMap(({ id: remedy, stack }) =>
        stack?.take === 'claimant' ? [[remedy, stack.group] as const] : [],
      ),
    ),
    facts: [...document.facts.values()].map(sheetOf),
  };
}

function sheetOf({ name, type, min, max, ask, personal, settledBy }: FactDeclaration): FactSheet {
  const least = boundText(min);
  const most = boundText(max);
  return {
    name,
    kind: type.kind,
    values: type.kind === 'enum' ? [...type.values.keys()] : [],
    personal,
    ...(type.kind === 'list' && { fields: [...type.item.keys()] }),
    ...('unit' in type && type.unit !== undefined && { unit: type.unit }),
    ...(type.kind === 'money' && type.currency !== undefined && { currency: type.currency }),
    ...(type.kind === 'decimal' && type.scale !== undefined && { scale: type.scale }),
    ...(least !== undefined && { min: least }),
    ...(most !== undefined && { max: most }),
    ...(ask !== undefined && { ask }),
    ...(settledBy !== undefined && { settledBy }),
  };
}

function boundText(bound: Literal | undefined): string | undefined {
  if (bound === undefined || bound === null || typeof bound === 'boolean') return undefined;
  return typeof bound === 'object' ? bound.amount : String(bound);
}
