import { nearest } from '@redress/calendar';
import type { CaseFinding, FactDeclaration } from '@redress/policy';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import type { PlainReader } from './plain-value.js';
import { elementsReader, type ElementsReader } from './read-elements.js';
import { compileStated, readStated, type Stated } from './stated.js';

/** Nesting and number of keys beyond which a case is taken for an attack rather than a complaint. */
const DEEPEST = 8;
const MOST_FACTS = 2_000;

export interface FactReader {
  /** Puts every stated fact into its slot; what cannot be read stays unknown, with a finding. */
  readonly read: (facts: Readonly<Record<string, unknown>>, frame: Frame) => void;
}

export function factReader(scope: Scope): FactReader {
  const declared = new Map<string, DeclaredFact>();
  const parents = new Map<string, DeclaredFact[]>();
  for (const fact of scope.policy.document.facts.values()) {
    const slot = scope.slots.get(fact.name);
    if (slot === undefined) throw new Error(`no slot for the fact ${fact.name}: the policy was not checked`);
    const stated = compileStated(fact, scope);
    const { type } = fact;
    const elements = type.kind === 'list' ? elementsReader(fact, type, scope) : undefined;
    const known = { fact, slot, stated, plain: stated.plain, elements };
    declared.set(fact.name, known);
    const parts = fact.name.split('.');
    for (let length = 1; length < parts.length; length += 1) {
      const parent = parts.slice(0, length).join('.');
      parents.set(parent, [...(parents.get(parent) ?? []), known]);
    }
  }
  const meantBy = nearestNames(declared);
  return {
    read(facts, frame) {
      let left = MOST_FACTS;
      const walk = (object: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
        for (const key in object) {
          if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
          if ((left -= 1) < 0) return;
          const name = prefix === '' ? key : `${prefix}.${key}`;
          const raw = object[key];
          const known = declared.get(name);
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
            for (const child of children) state(child, null, frame, scope);
          else if (known !== undefined) continue;
          else if (isObject(raw) && children !== undefined && depth < DEEPEST) walk(raw, name, depth + 1);
          else frame.findings.push(undeclared(name, meantBy(name)));
        }
      };
      walk(facts, '', 1);
      if (left < 0)
        frame.findings.push(
          finding('too-many-facts', `only the first ${MOST_FACTS} keys of the case were read`),
        );
    },
  };
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
function nearestNames(declared: ReadonlyMap<string, DeclaredFact>): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name) && known.size < MOST_NAMES) known.set(name, nearest(name, declared.keys()));
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
