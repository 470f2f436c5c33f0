import { itemName } from '../list-item.js';
import type { PolicyDocument, ValueType } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import { derivedTypes } from './derived-type.js';
import { isLater, type Phase } from './phase.js';
import type { Report } from './scope.js';
import { FIELD_GROUPS, type Survey } from './survey.js';
import { outputType, valueType } from './value-type.js';

/** Every name that a policy can read. */
export interface Names {
  /** Facts, derivations, values, fields and conditions, each after what it reads. */
  readonly order: readonly string[];
  /** Absent where the name is unknown, or where its type does not follow because something else is wrong. */
  readonly types: ReadonlyMap<string, ValueType>;
  /** The phase in which each known name is set. */
  readonly phases: ReadonlyMap<string, Phase>;
  /** The latest phase that a named condition reads, with the name read there. */
  readonly latestRead: (condition: string) => { readonly name: string; readonly phase: Phase } | undefined;
}

export function namesOf(
  document: PolicyDocument,
  survey: Survey,
  order: readonly string[],
  report: Report,
): Names {
  const types = new Map<string, ValueType>();
  const phases = new Map<string, Phase>();
  const declare = (name: string, phase: Phase, type: ValueType | undefined): void => {
    phases.set(name, phase);
    if (type !== undefined) types.set(name, type);
  };
  for (const moment of ['receivedAt', 'incidentAt', 'at']) {
    declare(`case.${moment}`, 'facts', { kind: 'instant' });
  }
  for (const [name, { type }] of document.facts) {
    declare(name, 'facts', type);
    if (type.kind !== 'list') continue;
    for (const field of type.item.values()) declare(itemName(name, field.name), 'facts', field.type);
  }
  for (const [name, entries] of document.values) {
    declare(`value.${name}`, 'facts', valueType(entries, document.currency));
  }
  for (const [name, { type }] of document.options) declare(`option.${name}`, 'facts', type);
  for (const name of document.derive.keys()) if (!phases.has(name)) declare(name, 'facts', undefined);
  for (const [phase, prefix] of FIELD_GROUPS) {
    for (const [name, field] of document[phase]) declare(`${prefix}.${name}`, phase, field.type);
  }
  for (const remedy of document.remedies) declare(`remedy.${remedy.id}.total`, 'remedies', { kind: 'money' });
  for (const basis of ['law', 'contract', 'goodwill', 'all']) {
    declare(`total.${basis}`, 'remedies', { kind: 'money', currency: document.currency });
  }
  const outputs = declareOutputs(document, declare);
  derivedTypes(document, order, types, report);
  const latestRead = latestReads(survey, phases, order, outputs);
  return { order, types, phases, latestRead: (condition) => latestRead.get(`condition:${condition}`) };
}

/** The outputs of tables by name; they are set as early as can be, until their inputs say otherwise. */
function declareOutputs(
  document: PolicyDocument,
  declare: (name: string, phase: Phase, type: ValueType | undefined) => void,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...document.tables].map(([table, written]) => [
      `table:${table}`,
      [...written.outputs.keys()].map((output) => {
        const name = `table.${table}.${output}`;
        declare(name, 'facts', outputType(written, output, (lawOf(document, table) ?? document).currency));
        return name;
      }),
    ]),
  );
}

/** What is read at the latest by each named condition and table; outputs of tables are set in that phase. */
function latestReads(
  survey: Survey,
  phases: Map<string, Phase>,
  order: readonly string[],
  outputs: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, { readonly name: string; readonly phase: Phase }> {
  const own = new Map<string, { reads: string[]; conditions: string[] }>();
  const entry = (self: string): { reads: string[]; conditions: string[] } => {
    const found = own.get(self) ?? { reads: [], conditions: [] };
    own.set(self, found);
    return found;
  };
  for (const { name, site } of survey.reads) if (site.phase === undefined) entry(site.self).reads.push(name);
  for (const { node, site } of survey.named) {
    if (site.phase === undefined) entry(site.self).conditions.push(`condition:${node.name}`);
  }
  const latest = new Map<string, { name: string; phase: Phase }>();
  for (const self of order) {
    const found = own.get(self);
    if (found === undefined) continue;
    const candidates = [
      ...found.reads.flatMap((name) => {
        const phase = phases.get(name);
        return phase === undefined ? [] : [{ name, phase }];
      }),
      ...found.conditions.flatMap((condition) => latest.get(condition) ?? []),
    ];
    const [first, ...rest] = candidates;
    if (first === undefined) continue;
    const last = rest.reduce(
      (most, candidate) => (isLater(candidate.phase, most.phase) ? candidate : most),
      first,
    );
    latest.set(self, last);
    for (const output of outputs.get(self) ?? []) phases.set(output, last.phase);
  }
  return latest;
}
