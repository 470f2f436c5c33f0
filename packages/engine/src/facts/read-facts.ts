import { nearest } from '@redress/calendar';
import {
  reachOf,
  type CaseFinding,
  type FactDeclaration,
  type ListType,
  type ValueType,
} from '@redress/policy';
import { Elements } from '../conditions/elements.js';
import { tellZone, type Frame } from '../frame.js';
import { slotOf, typeOf, type Scope } from '../scope.js';
import type { Value } from '../value.js';
import type { PlainReader } from './plain-value.js';
import { elementsReader, type ElementsReader } from './read-elements.js';
import { compileStated, isBeyond, readStated, type Stated } from './stated.js';

/** Nesting and number of keys beyond which a case is taken for an attack rather than a complaint. */
const DEEPEST = 8;
const MOST_FACTS = 2_000;

export interface FactReader {
  /** Puts every stated fact into its slot; what cannot be read stays unknown, with a finding. */
  readonly read: (facts: Readonly<Record<string, unknown>>, frame: Frame) => void;
}

export function factReader(scope: Scope): FactReader {
  const declared = new Map<string, DeclaredFact>();
  const parents = new Map<string, string[]>();
  const addParents = (name: string): void => {
    const parts = name.split('.');
    for (let length = 1; length < parts.length; length += 1) {
      const parent = parts.slice(0, length).join('.');
      parents.set(parent, [...(parents.get(parent) ?? []), name]);
    }
  };
  for (const fact of scope.policy.document.facts.values()) {
    const home = scope.at(fact.name);
    const stated = compileStated(fact, home);
    const { name, type } = fact;
    const elements =
      type.kind === 'list' ? elementsReader(fact, type, home, fieldsOfLaws(name, scope)) : undefined;
    declared.set(name, { fact, slot: slotOf(scope, name), stated, plain: stated.plain, elements });
    addParents(name);
  }
  const laws = lawFactReader(scope, declared);
  for (const name of laws.names) addParents(name);
  const meantBy = nearestNames([...declared.keys(), ...laws.names]);
  return {
    read(facts, frame) {
      let left = MOST_FACTS;
      const heard: Heard[] | undefined = laws.names.size === 0 ? undefined : [];
      const walk = (object: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
        for (const key in object) {
          if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
          if ((left -= 1) < 0) return;
          const name = prefix === '' ? key : `${prefix}.${key}`;
          const raw = object[key];
          const known = declared.get(name);
          const isHeard = heard !== undefined && laws.names.has(name);
          if (isHeard) heard.push({ name, raw });
          if (known !== undefined && frame.values[known.slot] === undefined) {
            const value = known.plain(raw);
            if (value !== undefined) {
              frame.values[known.slot] = value;
              continue;
            }
          }
          const children = parents.get(name);
          if (known !== undefined) state(known, raw, frame, scope);
          if (raw === null && children !== undefined)
            for (const child of children) {
              const below = declared.get(child);
              if (below !== undefined) state(below, null, frame, scope);
              if (heard !== undefined && laws.names.has(child)) heard.push({ name: child, raw: null });
            }
          else if (known !== undefined || isHeard) continue;
          else if (isObject(raw) && children !== undefined && depth < DEEPEST) walk(raw, name, depth + 1);
          else frame.findings.push(undeclared(name, meantBy(name)));
        }
      };
      walk(facts, '', 1);
      laws.read(heard ?? [], frame);
      if (left < 0)
        frame.findings.push(
          finding('too-many-facts', `only the first ${MOST_FACTS} keys of the case were read`),
        );
    },
  };
}

/** What a case states by a bare name that reaches facts of laws. */
interface Heard {
  readonly name: string;
  readonly raw: unknown;
}

interface LawFactReader {
  /** Bare names that reach facts of laws. */
  readonly names: ReadonlySet<string>;
  /** Fills the facts of laws that the case does not state by their own names; a law that cannot read a value does not see it. */
  readonly read: (heard: readonly Heard[], frame: Frame) => void;
}

function lawFactReader(scope: Scope, declared: ReadonlyMap<string, DeclaredFact>): LawFactReader {
  const { document } = scope.policy;
  const reach = new Map(
    [...reachOf(document)].map(([bare, names]) => [bare, names.flatMap((name) => declared.get(name) ?? [])]),
  );
  const bound = [...document.bindings].flatMap(([name, { sameAs, map }]) => {
    const fact = declared.get(name);
    return fact === undefined
      ? []
      : [{ fact, from: slotOf(scope, sameAs), type: typeOf(scope, sameAs), map }];
  });
  return {
    names: new Set(reach.keys()),
    read(heard, frame) {
      for (const { name, raw } of heard) {
        const reached = reach.get(name) ?? [];
        const isFree = reached.filter(({ slot }) => frame.values[slot] === undefined);
        for (const fact of isFree) stateQuietly(fact, raw, frame, scope);
        const [lead] = reached;
        const isLost = isFree.length > 0 && isFree.every(({ slot }) => frame.values[slot] === undefined);
        if (isLost && lead !== undefined && !declared.has(name))
          state({ ...lead, fact: { ...lead.fact, name } }, raw, frame, scope);
      }
      for (const { fact, from, type, map } of bound) {
        if (frame.values[fact.slot] !== undefined) continue;
        const found = frame.values[from];
        frame.values[fact.slot] =
          found instanceof Elements && type.kind === 'list'
            ? boundElements(found, type, fact, scope)
            : boundValue(found, fact.fact.type, fact.stated, map);
        tellZone(frame, from, fact.slot);
      }
    },
  };
}

function stateQuietly(fact: DeclaredFact, raw: unknown, frame: Frame, scope: Scope): void {
  frame.values[fact.slot] = fact.plain(raw);
  if (frame.values[fact.slot] === undefined) state(fact, raw, { ...frame, findings: [] }, scope);
}

/** A value of an enum that the law does not have, or has under no name of the binding, is unknown to it. */
function boundValue(
  found: Value,
  type: ValueType,
  { min, max }: Pick<Stated, 'min' | 'max'>,
  map: ReadonlyMap<string, string> | undefined,
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

/** Fields of lists of laws that what a case states by this name reaches too. */
function fieldsOfLaws(name: string, { policy: { document } }: Scope): ReadonlySet<string> {
  const reached = reachOf(document).get(name) ?? [];
  return new Set(
    reached.flatMap((other) => {
      const type = document.facts.get(other)?.type;
      return type?.kind === 'list' ? [...type.item.keys()] : [];
    }),
  );
}

interface DeclaredFact {
  readonly fact: FactDeclaration;
  readonly slot: number;
  readonly stated: Stated;
  readonly plain: PlainReader;
  /** Of a list. */
  readonly elements: ElementsReader | undefined;
}

function state(
  { fact, slot, stated, elements }: DeclaredFact,
  raw: unknown,
  frame: Frame,
  scope: Scope,
): void {
  if (raw === undefined) return;
  if (frame.values[slot] !== undefined) {
    frame.findings.push(
      finding('fact-stated-twice', 'stated both nested and dotted; the later one counts', fact.name),
    );
  }
  frame.values[slot] =
    raw === null
      ? null
      : elements === undefined
        ? readStated(stated, raw, fact.name, frame.zones?.get(slot), frame, scope)
        : elements(raw, frame);
}

/** Names of one kind of file recur in every case; a file that has a new one in each does not fill the memory. */
const MOST_NAMES = 1_000;

/** The declared name closest to one that is none, looked for once. */
function nearestNames(declared: readonly string[]): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name) && known.size < MOST_NAMES) known.set(name, nearest(name, declared));
    return known.get(name);
  };
}

function undeclared(name: string, meant: string | undefined): CaseFinding {
  const message = 'the policy declares no such fact; it is not used';
  if (meant === undefined) return finding('undeclared-fact', message, name);
  return { ...finding('undeclared-fact', `${message}; did you mean \`${meant}\`?`, name), meant };
}

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function finding(code: string, message: string, where?: string): CaseFinding {
  return where === undefined ? { code, message } : { code, message, where };
}
