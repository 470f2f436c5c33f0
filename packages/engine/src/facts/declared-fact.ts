import type { CaseFinding, FactDeclaration } from '@redress/policy';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import type { Value } from '../value.js';
import type { PlainReader } from './plain-value.js';
import type { ElementsReader } from './read-elements.js';
import { readStated, type Stated } from './stated.js';

/** A fact with what reads it. */
export interface DeclaredFact {
  readonly fact: FactDeclaration;
  readonly slot: number;
  readonly stated: Stated;
  readonly plain: PlainReader;
  /** Of a list. */
  readonly elements: ElementsReader | undefined;
}

/** Puts what is stated into its slot; what cannot be read is unknown, with a finding. */
export function state(
  { fact, slot, stated, elements }: DeclaredFact,
  raw: unknown,
  frame: Frame,
  scope: Scope,
): void {
  if (raw === undefined) return;
  if (frame.values[slot] !== undefined) frame.findings.push(statedTwice(fact.name));
  frame.values[slot] =
    raw === null
      ? null
      : elements === undefined
        ? readStated(stated, raw, fact.name, frame.zones?.get(slot), frame, scope)
        : elements(raw, frame);
}

export function statedTwice(where: string): CaseFinding {
  return {
    code: 'fact-stated-twice',
    message: 'stated both nested and dotted; the later one counts',
    where,
  };
}

export function undeclared(name: string, meant: string | undefined): CaseFinding {
  const message = 'the policy declares no such fact; it is not used';
  if (meant === undefined) return { code: 'undeclared-fact', message, where: name };
  return {
    code: 'undeclared-fact',
    message: `${message}; did you mean \`${meant}\`?`,
    where: name,
    meant,
  };
}

/** The same without a word, whatever the slot holds. */
export function stateQuietly(fact: DeclaredFact, raw: unknown, frame: Frame, scope: Scope): void {
  frame.values[fact.slot] = fact.plain(raw);
  if (frame.values[fact.slot] === undefined) state(fact, raw, { ...frame, findings: [] }, scope);
}

/** What a fact would hold if this were stated of it. */
export function readAside(fact: DeclaredFact, raw: unknown, frame: Frame, scope: Scope): Value {
  const before = frame.values[fact.slot];
  stateQuietly(fact, raw, frame, scope);
  const value = frame.values[fact.slot];
  frame.values[fact.slot] = before;
  return value;
}
