import { nearest } from '@redress/calendar';
import type { Binding, FactDeclaration, ItemField, LawHome, Presumption } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import { statesAlike } from '../layers/reach.js';
import { itemName, MOST_ELEMENTS } from '../list-item.js';
import { literalInWords, literalNumber } from './literal.js';
import type { Check, Scope } from './scope.js';
import { typeInWords } from './type.js';

/** Facts of laws: what they are bound to, and facts of the policy that keep what a case states from them. */
export const checkBindings: Check = (scope) => {
  const { document } = scope;
  for (const [name, binding] of document.bindings) checkBinding(scope, name, binding);
  tellShared(scope);
  if (document.laws.size > 0) for (const fact of document.facts.values()) checkHidden(scope, fact);
};

function checkBinding(scope: Scope, name: string, binding: Binding): void {
  const { document, report } = scope;
  const fact = document.facts.get(name);
  const law = lawOf(document, name);
  if (fact === undefined || law === undefined) {
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
    tellOther(scope, fact, binding, law);
    tellNarrower(scope, fact, target, fact.name, target.name);
    if (binding.map !== undefined) checkMap(scope, name, binding.map, fact, target);
    tellUnheard(scope, fact, target, binding);
    tellPresumed(scope, fact, binding, law);
  }
}

/**
 * A fact that is called as the law calls another of its facts. By that name a case speaks to the other one (language.md
 * §6), so one value would count for both: a mistake, since whoever means something else can call it otherwise. Where the other is
 * bound elsewhere, or only the last part of a dotted name is alike, it may be meant.
 */
function tellOther(scope: Scope, fact: FactDeclaration, binding: Binding, { id }: LawHome): void {
  const { document, report } = scope;
  const { sameAs } = binding;
  const called = `${id}.${sameAs}`;
  const ends = `${id}.${lastPart(sameAs)}`;
  if (called === fact.name || lastPart(sameAs) === lastPart(fact.name.slice(id.length + 1))) return;
  const isOther = (name: string): boolean => {
    const other = document.facts.get(name);
    return other !== undefined && statesAlike(other.type, fact.type);
  };
  if (isOther(called) && !document.bindings.has(called))
    report('binding-of-two', { name: fact.name, target: sameAs, other: called }, binding, 'sameAs');
  else if (isOther(called) || isOther(ends)) {
    const other = isOther(called) ? called : ends;
    report('binding-crossed', { name: fact.name, target: sameAs, other }, binding, 'sameAs');
  }
}

/**
 * A law that presumes something decides by it where the case says nothing; bound, the fact of the policy decides. Warned of
 * where that fact is called by no word of the law's and serves another end as well: it will hardly mean the same.
 */
function tellPresumed(
  scope: Scope,
  { name, presume }: FactDeclaration,
  binding: Binding,
  { id }: LawHome,
): void {
  if (presume === undefined || (presume.kind === 'constant' && presume.value === null)) return;
  const parameters = { name, target: binding.sameAs, presumed: presumptionInWords(presume) };
  const theirs = wordsOf(binding.sameAs);
  const isAlike = wordsOf(name.slice(id.length + 1)).some((word) => theirs.includes(word));
  const code = isAlike || !servesOtherwise(scope, name, binding) ? 'binding-presumed' : 'binding-unlike';
  scope.report(code, parameters, binding, 'sameAs');
}

function presumptionInWords(presume: Presumption): string {
  if (presume.kind === 'constant') return literalInWords(presume.value);
  const { name } = presume.reference;
  return presume.kind === 'reference' ? name : `${name} = ${presume.equal}`;
}

/** The words of a dotted name, in small letters: `tour.inProgress` has three. */
function wordsOf(name: string): readonly string[] {
  return name.split(/(?<=[a-z\d])(?=[A-Z])|[^\p{L}\p{N}]+/u).map((word) => word.toLowerCase());
}

/** Whether a fact of the policy is bound to more than this one, or read by what is of no law. */
function servesOtherwise({ document, survey }: Scope, bound: string, { sameAs }: Binding): boolean {
  return survey.reads.some(
    ({ name, site: { self } }) =>
      name === sameAs &&
      self !== bound &&
      (document.bindings.has(self) || lawOf(document, self) === undefined),
  );
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** One fact of the policy for several of one law: the law tells them apart. */
function tellShared({ document, report }: Scope): void {
  const first = new Map<string, string>();
  for (const [name, binding] of document.bindings) {
    const law = lawOf(document, name);
    if (law === undefined || !document.facts.has(name)) continue;
    const key = `${law.id} ${binding.sameAs}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, name);
    else report('binding-shared', { name, target: binding.sameAs, other }, binding, 'sameAs');
  }
}

type Held = Pick<FactDeclaration | ItemField, 'type' | 'min' | 'max'>;

/** What lies beyond the bounds of a fact counts as unknown, and would reach the law as its presumption. */
function tellNarrower(scope: Scope, law: Held, own: Held, lawName: string, ownName: string): void {
  const { document, report } = scope;
  const tell = (end: 'min' | 'max' | 'scale', words: { own: string; its: string }): void => {
    const node = ownName.includes('[]') ? own : document.facts;
    const key = ownName.includes('[]') ? end : ownName;
    report('binding-narrower', { name: lawName, target: ownName, end, ...words }, node, key);
  };
  if (law.type.kind === 'list' && own.type.kind === 'list') {
    const [most, its] = [own, law].map(({ max }) => (typeof max === 'number' ? max : MOST_ELEMENTS));
    if (most !== undefined && its !== undefined && most < its)
      tell('max', { own: String(most), its: String(its) });
    for (const field of law.type.item.values()) {
      const below = own.type.item.get(field.name);
      if (below === undefined) continue;
      tellNarrower(scope, field, below, itemName(lawName, field.name), itemName(ownName, field.name));
    }
    return;
  }
  if (own.type.kind === 'decimal' && law.type.kind === 'decimal' && own.type.scale !== undefined) {
    const { scale } = law.type;
    if (scale === undefined || own.type.scale < scale)
      tell('scale', { own: String(own.type.scale), its: scale === undefined ? 'none' : String(scale) });
  }
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
    tell(end, {
      own: literalInWords(own[end] ?? null),
      its: its === undefined ? 'none' : literalInWords(law[end] ?? null),
    });
  }
}

function checkMap(
  { report }: Scope,
  name: string,
  map: ReadonlyMap<string, string | null>,
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
    } else if (meant !== null && !its.values.has(meant)) {
      const known = nearest(meant, its.values.keys());
      report('unknown-enum-value', { value: meant, name: itsName, nearest: known }, map, value);
    } else if (meant !== value && its.values.has(value)) {
      report('map-other-word', { name, value, meant: meant ?? 'null' }, map, value);
    }
  }
  for (const value of own.values.keys())
    if (its.values.has(value) && !map.has(value)) report('map-leaves-out', { name, value }, map);
}

/** A binding by which no value of the policy's fact is one of the law's: the law would know nothing, whatever is stated. */
function tellUnheard({ report }: Scope, law: FactDeclaration, own: FactDeclaration, binding: Binding): void {
  const [its, ours] = [law.type, own.type];
  if (its.kind !== 'enum' || ours.kind !== 'enum') return;
  const { map, sameAs } = binding;
  const reaches = (value: string): boolean => {
    const meant = map === undefined ? value : map.get(value);
    return meant === null || (meant !== undefined && its.values.has(meant));
  };
  if ([...ours.values.keys()].some(reaches)) return;
  // A word that is misspelled is told by itself.
  if (map !== undefined && map.size > 0) return;
  report(
    'binding-unheard',
    { name: law.name, target: sameAs, its: [...its.values.keys()] },
    binding,
    'sameAs',
  );
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
