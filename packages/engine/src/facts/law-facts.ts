import { lawOf, reachOf, statesAlike, type ListType, type ValueType } from '@redress/policy';
import { Elements } from '../conditions/elements.js';
import { tellZone, type Frame } from '../frame.js';
import { slotOf, typeOf, type Scope } from '../scope.js';
import type { Value } from '../value.js';
import {
  readAside,
  state,
  statedTwice,
  stateQuietly,
  undeclared,
  type DeclaredFact,
} from './declared-fact.js';
import { overruledFindings, type Said, type WayIn } from './overruled.js';
import { compileStated, isBeyond, type Stated } from './stated.js';

/** What a case states by a name that speaks to facts of laws. */
export interface Heard {
  readonly name: string;
  readonly raw: unknown;
}

export interface LawFactReader {
  /** Bare names that reach facts of laws. */
  readonly names: ReadonlySet<string>;
  /** Bare names of facts of laws that do not reach them, since they are bound. */
  readonly unheard: ReadonlySet<string>;
  /** Every name by which a case can state a fact of a law. */
  readonly listened: ReadonlySet<string>;
  /**
   * Fills the facts of laws that the case does not state by their own names; a law that cannot read a value does not see
   * it. What is stated by two names and counts by one of them is told where the two differ.
   */
  readonly read: (heard: readonly Heard[], frame: Frame) => void;
}

/** A fact of a law that can be stated by several names, what counts first. */
interface Competing {
  readonly fact: DeclaredFact;
  readonly ways: readonly WayIn[];
  readonly bound: Bound | undefined;
  /** The last of the ways, where it never counts. */
  readonly unheard: string | undefined;
}

interface Bound {
  readonly fact: DeclaredFact;
  readonly from: number;
  readonly type: ValueType;
  readonly map: ReadonlyMap<string, string | null> | undefined;
}

export function lawFactReader(scope: Scope, declared: ReadonlyMap<string, DeclaredFact>): LawFactReader {
  const { document } = scope.policy;
  const reach = new Map(
    [...reachOf(document)].map(([bare, names]) => [bare, names.flatMap((name) => declared.get(name) ?? [])]),
  );
  const bound = [...document.bindings].flatMap(([name, { sameAs, map }]): Bound[] => {
    const fact = declared.get(name);
    return fact === undefined
      ? []
      : [{ fact, from: slotOf(scope, sameAs), type: typeOf(scope, sameAs), map }];
  });
  const competing = [...declared.values()].flatMap(
    (fact) => waysInto(fact, scope, declared, bound, reach) ?? [],
  );
  const byName = new Map<string, Competing[]>();
  for (const one of competing)
    for (const { name } of one.ways) byName.set(name, [...(byName.get(name) ?? []), one]);
  return {
    names: new Set(reach.keys()),
    unheard: new Set(competing.flatMap(({ unheard }) => unheard ?? [])),
    listened: new Set([...reach.keys(), ...byName.keys()]),
    read(heard, frame) {
      heard.forEach(({ name, raw }, at) => {
        const reached = reach.get(name);
        if (reached === undefined) return;
        const isFree = reached.filter(
          ({ slot, fact }) => frame.values[slot] === undefined || isRepeated(heard, at, fact.name),
        );
        for (const fact of isFree) stateQuietly(fact, raw, frame, scope);
        const [lead] = reached;
        const isLost = isFree.length > 0 && isFree.every(({ slot }) => frame.values[slot] === undefined);
        if (isLost && lead !== undefined && !declared.has(name))
          state({ ...lead, fact: { ...lead.fact, name } }, raw, frame, scope);
      });
      for (const one of bound) {
        const { fact, from } = one;
        if (frame.values[fact.slot] !== undefined) continue;
        frame.values[fact.slot] = valueFrom(one, frame, scope);
        tellZone(frame, from, fact.slot);
      }
      for (const one of clashesIn(heard, byName)) tellOverruled(one, heard, declared, frame, scope);
    },
  };
}

/** Of two statements the later one counts, as long as the law's own name is not stated. */
function isRepeated(heard: readonly Heard[], at: number, fullName: string): boolean {
  const name = heard[at]?.name;
  return heard.findIndex((one) => one.name === name) < at && heard.every((one) => one.name !== fullName);
}

function waysInto(
  fact: DeclaredFact,
  scope: Scope,
  declared: ReadonlyMap<string, DeclaredFact>,
  bound: readonly Bound[],
  reach: ReadonlyMap<string, readonly DeclaredFact[]>,
): Competing | undefined {
  const { document } = scope.policy;
  const { name, type, personal } = fact.fact;
  const law = lawOf(document, name);
  if (law === undefined) return undefined;
  const way = (called: string): WayIn => ({
    name: called,
    isPersonal: personal || declared.get(called)?.fact.personal === true,
  });
  const bare = name.slice(law.id.length + 1);
  const binding = bound.find((one) => one.fact === fact);
  if (binding === undefined) {
    const isReached = reach.get(bare)?.includes(fact) === true;
    return isReached
      ? { fact, ways: [way(name), way(bare)], bound: undefined, unheard: undefined }
      : undefined;
  }
  const sameAs = document.bindings.get(name)?.sameAs ?? bare;
  const own = declared.get(bare)?.fact;
  const isUnheard = bare !== sameAs && (own === undefined || statesAlike(own.type, type));
  return {
    fact,
    ways: [way(name), way(sameAs), ...(isUnheard ? [way(bare)] : [])],
    bound: binding,
    unheard: isUnheard ? bare : undefined,
  };
}

/** The facts of which a case says something by two names, or by one that does not count. */
function clashesIn(
  heard: readonly Heard[],
  byName: ReadonlyMap<string, readonly Competing[]>,
): readonly Competing[] {
  if (byName.size === 0 || heard.length === 0) return NO_CLASH;
  const once: Competing[] = [];
  let clashing: Competing[] | undefined;
  for (const { name } of heard)
    for (const one of byName.get(name) ?? NO_CLASH) {
      if (one.unheard !== name && !once.includes(one)) once.push(one);
      else if (clashing?.includes(one) !== true) (clashing ??= []).push(one);
    }
  return clashing ?? NO_CLASH;
}

const NO_CLASH: readonly Competing[] = [];

function tellOverruled(
  { fact, ways, bound, unheard }: Competing,
  heard: readonly Heard[],
  declared: ReadonlyMap<string, DeclaredFact>,
  frame: Frame,
  scope: Scope,
): void {
  const own = fact.fact.name;
  const said = ways.flatMap((way): Said[] => {
    const stated = heard.filter(({ name }) => name === way.name);
    const raw = stated.at(-1)?.raw;
    if (raw === undefined) return [];
    if (stated.length > 1 && !declared.has(way.name)) frame.findings.push(statedTwice(way.name));
    const isTarget = bound !== undefined && way.name !== own && way.name !== unheard;
    const value = isTarget ? valueFrom(bound, frame, scope) : readAside(fact, raw, frame, scope);
    // A law that cannot read it would not see it by its bare name either.
    if (way.name === unheard && value === undefined && !declared.has(way.name))
      frame.findings.push(undeclared(way.name, ways[1]?.name));
    return [{ ...way, raw, value }];
  });
  const counting =
    said.find(({ name, value }) => value !== undefined && name !== unheard) ??
    said.find(({ name }) => name !== unheard) ??
    ways[1];
  if (counting === undefined) return;
  const others = said.filter((one) => one !== counting);
  frame.findings.push(...overruledFindings(own, counting, frame.values[fact.slot], others));
}

function valueFrom({ fact, from, type, map }: Bound, frame: Frame, scope: Scope): Value {
  const found = frame.values[from];
  return found instanceof Elements && type.kind === 'list'
    ? boundElements(found, type, fact, scope)
    : boundValue(found, fact.fact.type, fact.stated, map);
}

/** A value of an enum that the law does not have, or has under no name of the binding, is unknown to it. */
function boundValue(
  found: Value,
  type: ValueType,
  { min, max }: Pick<Stated, 'min' | 'max'>,
  map: ReadonlyMap<string, string | null> | undefined,
): Value {
  const value = map !== undefined && typeof found === 'string' ? map.get(found) : found;
  if (type.kind === 'enum' && typeof value === 'string' && !type.values.has(value)) return undefined;
  return isBeyond(value, min, -1) || isBeyond(value, max, 1) ? undefined : value;
}

/** The fields that the law's list has of those of the policy's; one that the policy's does not have is unknown. */
function boundElements(
  { rows }: Elements,
  { item: its }: ListType,
  { fact: { type, max } }: DeclaredFact,
  scope: Scope,
): Elements | undefined {
  if (type.kind !== 'list' || (typeof max === 'number' && rows.length > max)) return undefined;
  const order = [...its.keys()];
  const fields = [...type.item.values()].map((field) => ({
    type: field.type,
    from: order.indexOf(field.name),
    bounds: compileStated(field, scope),
  }));
  return new Elements(
    rows.map((row) =>
      fields.map(({ type: own, from, bounds }) => boundValue(row[from], own, bounds, undefined)),
    ),
  );
}
