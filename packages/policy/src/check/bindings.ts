import { nearest } from '@redress/calendar';
import type { Binding, FactDeclaration } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import { statesAlike } from '../layers/reach.js';
import { literalInWords, literalNumber } from './literal.js';
import type { Check, Scope } from './scope.js';
import { typeInWords } from './type.js';

/** Facts of laws: what they are bound to, and facts of the policy that keep what a case states from them. */
export const checkBindings: Check = (scope) => {
  const { document } = scope;
  for (const [name, binding] of document.bindings) checkBinding(scope, name, binding);
  if (document.laws.size > 0) for (const fact of document.facts.values()) checkHidden(scope, fact);
};

function checkBinding(scope: Scope, name: string, binding: Binding): void {
  const { document, report } = scope;
  const fact = document.facts.get(name);
  if (fact === undefined || lawOf(document, name) === undefined) {
    report('binds-nothing', { name }, document.bindings, name);
    return;
  }
  const target = document.facts.get(binding.sameAs);
  if (target === undefined) {
    // A name that is nowhere is said once, as `unknown-name`.
    if (scope.names.phases.has(binding.sameAs))
      report(
        'binding-target',
        { name, target: binding.sameAs, why: 'it is no stated fact' },
        binding,
        'sameAs',
      );
    return;
  }
  if (lawOf(document, binding.sameAs) !== undefined) {
    report(
      'binding-target',
      { name, target: binding.sameAs, why: 'it is itself of a law' },
      binding,
      'sameAs',
    );
  } else if (!statesAlike(fact.type, target.type)) {
    const parameters = { wanted: typeInWords(fact.type), found: typeInWords(target.type) };
    report('type-mismatch', { what: `\`${binding.sameAs}\``, ...parameters }, binding, 'sameAs');
  } else {
    tellNarrower(scope, fact, target);
    if (binding.map !== undefined) checkMap(scope, name, binding.map, fact, target);
  }
}

/** What lies beyond the bounds of a fact counts as unknown, and would reach the law as its presumption. */
function tellNarrower({ document, report }: Scope, law: FactDeclaration, own: FactDeclaration): void {
  for (const [end, sign] of [
    ['min', 1],
    ['max', -1],
  ] as const) {
    const [limit, its] = [own[end], law[end]].map((literal, at) =>
      literal === undefined ? undefined : literalNumber(literal, at === 0 ? own.type : law.type),
    );
    const isNarrower = limit !== undefined && (its === undefined || limit.compare(its) * sign > 0);
    // Nothing states less than no money.
    if (!isNarrower || (end === 'min' && own.type.kind === 'money' && limit.sign() === 0)) continue;
    const words = {
      own: literalInWords(own[end] ?? null),
      its: its === undefined ? 'none' : literalInWords(law[end] ?? null),
    };
    report('binding-narrower', { name: law.name, target: own.name, end, ...words }, document.facts, own.name);
  }
}

function checkMap(
  { report }: Scope,
  name: string,
  map: ReadonlyMap<string, string>,
  { type: its, name: itsName }: FactDeclaration,
  { type: own, name: ownName }: FactDeclaration,
): void {
  if (its.kind !== 'enum' || own.kind !== 'enum') {
    report('map-without-enum', { name }, map);
    return;
  }
  for (const [value, meant] of map) {
    if (!own.values.has(value)) {
      const known = nearest(value, own.values.keys());
      report('unknown-enum-value', { value, name: ownName, nearest: known }, map, value);
    } else if (!its.values.has(meant)) {
      const known = nearest(meant, its.values.keys());
      report('unknown-enum-value', { value: meant, name: itsName, nearest: known }, map, value);
    }
  }
}

function checkHidden({ document, report }: Scope, { name, type }: FactDeclaration): void {
  const law = lawOf(document, name);
  if (law === undefined || document.bindings.has(name)) return;
  const bare = name.slice(law.id.length + 1);
  const own = document.facts.get(bare);
  if (own === undefined || statesAlike(own.type, type)) return;
  const parameters = { name: bare, law: law.id, own: typeInWords(own.type), its: typeInWords(type) };
  report('law-fact-hidden', parameters, document.facts, bare);
}
