import { nearest } from '@redress/calendar';
import { reachOf, type CaseFinding } from '@redress/policy';
import type { Frame } from '../frame.js';
import { slotOf, type Scope } from '../scope.js';
import { state, undeclared, type DeclaredFact } from './declared-fact.js';
import { lawFactReader, type Heard } from './law-facts.js';
import { elementsReader } from './read-elements.js';
import { compileStated } from './stated.js';

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
  for (const name of [...laws.names, ...laws.unheard]) addParents(name);
  const meantBy = nearestNames([...declared.keys(), ...laws.names]);
  return {
    read(facts, frame) {
      let left = MOST_FACTS;
      const heard: Heard[] | undefined = laws.listened.size === 0 ? undefined : [];
      const walk = (object: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
        for (const key in object) {
          if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
          if ((left -= 1) < 0) return;
          const name = prefix === '' ? key : `${prefix}.${key}`;
          const raw = object[key];
          // A record, also where something is called as it is: a law may nest what a policy has as one fact.
          if (isRecord(raw) && depth < DEEPEST && parents.has(name)) {
            walk(raw, name, depth + 1);
            continue;
          }
          const known = declared.get(name);
          const isHeard = heard !== undefined && laws.listened.has(name);
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
              if (heard !== undefined && laws.listened.has(child)) heard.push({ name: child, raw: null });
            }
          else if (known !== undefined || isHeard) continue;
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

/** Of names and values; amounts and places are one value each. */
function isRecord(raw: unknown): raw is Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  return !('currency' in raw) && !('lat' in raw && 'lon' in raw);
}

function finding(code: string, message: string, where?: string): CaseFinding {
  return where === undefined ? { code, message } : { code, message, where };
}
