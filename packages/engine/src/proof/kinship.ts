import { itemName, type Condition, type Leaf, type Literal, type Operand } from '@redress/policy';
import { literalValue } from '../literal.js';
import type { Program } from '../program.js';
import type { Value } from '../value.js';
import { conditionEntriesOf, partsWithin } from './condition-entries.js';
import { MOST_ROWS, rowEntriesOf } from './table-rows.js';

/** Names that hand their values on to one another share an axis; and the constants each is compared with. */
export interface Kinship {
  readonly familyOf: (name: string) => string;
  readonly membersOf: (family: string) => readonly string[];
  readonly constantsOf: (name: string) => readonly Value[];
}

/** Worked out once for a program. */
const KNOWN = new WeakMap<Program, Kinship>();

export function kinshipOf(program: Program): Kinship {
  const known = KNOWN.get(program);
  if (known !== undefined) return known;
  const made = makeKinship(program);
  KNOWN.set(program, made);
  return made;
}

/** The comparisons that questions to lists make of their elements. */
function* elementLeavesIn(condition: Condition): Generator<{ readonly leaf: Leaf }> {
  for (const { part } of partsWithin(condition)) {
    if (part.kind !== 'some' && part.kind !== 'every' && part.kind !== 'none') continue;
    for (const { part: inner } of partsWithin(part.where)) if (inner.kind === 'leaf') yield { leaf: inner };
    yield* elementLeavesIn(part.where);
  }
}

function makeKinship(program: Program): Kinship {
  const { policy, scope } = program;
  const { document } = policy;
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parents.set(other, one);
  };
  const constants = new Map<string, Value[]>();
  const take = (name: string, value: Value): void => {
    const list = constants.get(name) ?? [];
    list.push(value);
    constants.set(name, list);
  };
  const takeLiteral = (name: string, literal: Literal | undefined): void => {
    const type = policy.types.get(name);
    if (type !== undefined && type.kind !== 'list' && literal !== undefined)
      take(name, literalValue(literal, type, scope.at(name)));
  };
  const valuesOf = (name: string): readonly Value[] =>
    program.values.find((value) => value.name === name)?.periods.map(({ value }) => value) ?? [];
  const takeOperand = (name: string, operand: Operand): void => {
    if (operand.kind === 'constant') takeLiteral(name, operand.value);
    else if (operand.name.startsWith('value.')) for (const value of valuesOf(operand.name)) take(name, value);
  };

  for (const { leaf } of scope.leaves) {
    if (leaf.operator === 'mentions' || leaf.operator === 'matches') continue;
    for (const operand of leaf.right) takeOperand(leaf.left.name, operand);
  }
  // What is asked of elements is not among the conditions that tell cases apart.
  for (const { when } of conditionEntriesOf(document)) {
    for (const { leaf } of elementLeavesIn(when)) {
      if (leaf.operator === 'mentions' || leaf.operator === 'matches') continue;
      for (const operand of leaf.right) takeOperand(leaf.left.name, operand);
    }
  }
  for (const fact of document.facts.values()) {
    if (fact.type.kind !== 'list') continue;
    for (const field of fact.type.item.values()) {
      const name = itemName(fact.name, field.name);
      takeLiteral(name, field.min ?? (field.type.kind === 'money' ? '0' : undefined));
      takeLiteral(name, field.max);
    }
  }
  for (const table of document.tables.values()) {
    if (table.rows.length > MOST_ROWS) continue;
    for (const { when } of rowEntriesOf(table, policy)) {
      for (const { part } of partsWithin(when)) {
        if (part.kind !== 'leaf') continue;
        for (const operand of part.right) takeOperand(part.left.name, operand);
      }
    }
  }
  for (const { name } of program.values) for (const value of valuesOf(name)) take(name, value);
  for (const fact of document.facts.values()) {
    if (fact.type.kind === 'list') continue;
    takeLiteral(fact.name, fact.min ?? (fact.type.kind === 'money' ? '0' : undefined));
    takeLiteral(fact.name, fact.max);
    if (fact.presume?.kind === 'constant') takeLiteral(fact.name, fact.presume.value);
    else if (fact.presume?.kind === 'reference') {
      takeOperand(fact.name, fact.presume.reference);
      if (!fact.presume.reference.name.startsWith('value.')) join(fact.name, fact.presume.reference.name);
    }
  }
  for (const { name, operation } of document.derive.values()) {
    if (operation.kind === 'firstKnown') {
      for (const operand of operation.of) {
        takeOperand(name, operand);
        if (operand.kind === 'reference') join(name, operand.name);
      }
    }
    if (operation.kind === 'band') {
      for (const { then, value } of operation.bands) {
        takeLiteral(name, then);
        if (operation.of.kind === 'reference') takeOperand(operation.of.name, value);
      }
      takeLiteral(name, operation.otherwise);
    }
  }
  for (const [prefix, fields] of [
    ['class.', document.classification],
    ['route.', document.routing],
    ['responsibility.', document.responsibility],
  ] as const) {
    for (const field of fields.values()) {
      for (const { then } of field.rules) takeOperand(`${prefix}${field.name}`, then);
      takeOperand(`${prefix}${field.name}`, field.otherwise);
    }
  }
  const families = new Map<string, string[]>();
  for (const name of policy.types.keys()) {
    const family = rootOf(name);
    const members = families.get(family) ?? [];
    members.push(name);
    families.set(family, members);
  }
  return {
    familyOf: rootOf,
    membersOf: (family) => families.get(family) ?? [family],
    constantsOf: (name) => constants.get(name) ?? [],
  };
}
