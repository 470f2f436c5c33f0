import { outputNamed, type Field, type Operand, type ValueType } from '@redress/policy';
import { compileCondition, type Test } from '../conditions/test.js';
import { RuleSet } from '../conditions/rule-set.js';
import { undeterminedSlots } from '../conditions/support.js';
import type { Frame } from '../frame.js';
import type { TableProgram } from '../tables/index.js';
import { foreignSlot, literalValue } from '../literal.js';
import { MoneyValue } from '../money-value.js';
import { isSame } from '../same-value.js';
import { slotOf, type Scope } from '../scope.js';
import { IRRELEVANT, isNumber, rationalOf, type Value, type Values } from '../value.js';

/** A field ready to be asked: classification, routing or responsibility. */
export interface FieldProgram {
  readonly field: Field;
  /** `classification.topic` */
  readonly where: string;
  readonly slot: number;
  readonly tests: readonly Test[];
  readonly rules: RuleSet;
  readonly thens: readonly ValueOf[];
  readonly otherwise: ValueOf;
  /** The output of a table that it takes instead of rules; then `thens` has this one alone. */
  readonly table: { readonly name: string; readonly slot: number } | undefined;
  /** Tables that can be asked once the field is decided. */
  readonly tables: readonly TableProgram[];
  /** The rank of a value when the highest hit is taken. */
  readonly rank: Rank | undefined;
}

interface Rank {
  /** `undefined` where the value is unknown, or an amount that no rate makes comparable. */
  readonly of: (value: Value) => number | undefined;
  /** The highest rank that a value which cannot be ranked yet may turn out to have. */
  readonly top: number;
}

type ValueOf = { readonly slot?: number; readonly of: (values: Values) => Value };

/** What a field came to, and by which rule. */
export interface FieldOutcome {
  readonly program: FieldProgram;
  /** Unknown while undetermined. */
  readonly value: Value;
  readonly isUndetermined: boolean;
  /** Position of the rule that determined it; −1 for `otherwise`, −2 while undetermined. */
  readonly deciding: number;
  readonly matched: readonly number[];
  /** Undetermined rules that keep the field open. */
  readonly open: readonly number[];
}

const BY_OTHERWISE = -1;
const UNDECIDED = -2;
/** The position of the table among `thens`. */
const BY_TABLE = 0;

export function compileField(
  group: string,
  prefix: string,
  field: Field,
  scope: Scope,
  tables: readonly TableProgram[],
): FieldProgram {
  const tests = field.rules.map((rule) => compileCondition(rule.when, scope));
  return {
    field,
    where: `${group}.${field.name}`,
    slot: slotOf(scope, `${prefix}.${field.name}`),
    tests,
    rules: new RuleSet(tests),
    thens: (field.table === undefined ? field.rules.map(({ then }) => then) : [field.table]).map((then) =>
      valueOf(then, field.type, scope),
    ),
    otherwise: valueOf(field.otherwise, field.type, scope),
    table: field.table === undefined ? undefined : tableOf(field.table.name, scope),
    tables,
    rank: field.take === 'highest' ? rankOf(field) : undefined,
  };
}

/** Decides the field and puts its value into its slot (language.md §4). */
export function decideField(program: FieldProgram, frame: Frame): FieldOutcome {
  const outcome =
    program.table === undefined ? byRules(program, frame) : byTable(program, frame, program.table.name);
  frame.values[program.slot] = outcome.value;
  return outcome;
}

function byRules(program: FieldProgram, frame: Frame): FieldOutcome {
  const { matched, undetermined } = program.rules.match(frame.values);
  return program.rank === undefined
    ? takeFirst(program, frame.values, matched, undetermined)
    : takeHighest(program, program.rank, frame.values, matched, undetermined);
}

/** As the table says; `otherwise` where it has no row for the case and does not say what then. */
function byTable(program: FieldProgram, { values, tables }: Frame, name: string): FieldOutcome {
  const outcome = tables.get(name);
  const deciding = outcome?.state === 'no-row' ? BY_OTHERWISE : BY_TABLE;
  const value = valueAt(program, deciding, values);
  const open = value === undefined ? (outcome?.open ?? []) : [];
  return { program, value, isUndetermined: value === undefined, deciding, matched: [], open };
}

/** The stated facts and earlier fields that keep the field open. */
export function openSlots(outcome: FieldOutcome, frame: Frame): Set<number> {
  const found = new Set<number>();
  const { program } = outcome;
  for (const position of outcome.open) {
    const test = program.tests[position];
    if (test !== undefined) undeterminedSlots(test, frame.values, found);
    const slot = program.table === undefined ? program.thens[position]?.slot : program.table.slot;
    if (slot !== undefined && frame.values[slot] === undefined) found.add(slot);
  }
  const source = outcome.deciding === BY_OTHERWISE ? program.otherwise : program.thens[outcome.deciding];
  if (outcome.isUndetermined && source?.slot !== undefined) found.add(source.slot);
  return found;
}

/** Undetermined if an undetermined rule stands before the first true one, unless all candidates agree. */
function takeFirst(
  program: FieldProgram,
  values: Values,
  matched: readonly number[],
  undetermined: readonly number[],
): FieldOutcome {
  const first = matched[0];
  const deciding = first ?? BY_OTHERWISE;
  const open = first === undefined ? undetermined : undetermined.filter((position) => position < first);
  const value = valueAt(program, deciding, values);
  const agree = open.every((position) => isSame(valueAt(program, position, values), value));
  return outcomeOf(program, value, deciding, matched, agree ? [] : open);
}

/** Undetermined only if an undetermined rule, or a true one with an unknown value, may rank above the highest true one. */
function takeHighest(
  program: FieldProgram,
  rank: Rank,
  values: Values,
  matched: readonly number[],
  undetermined: readonly number[],
): FieldOutcome {
  let deciding = BY_OTHERWISE;
  let highest = -Infinity;
  for (const position of matched) {
    const ranked = rank.of(valueAt(program, position, values)) ?? -Infinity;
    if (ranked > highest) [deciding, highest] = [position, ranked];
  }
  const value = valueAt(program, deciding, values);
  const mayRankHigher = (position: number): boolean =>
    (rank.of(valueAt(program, position, values)) ?? rank.top) > highest;
  const isOpen = (position: number): boolean =>
    deciding === BY_OTHERWISE ? !isSame(valueAt(program, position, values), value) : mayRankHigher(position);
  const unranked = matched.filter(
    (position) => rank.of(valueAt(program, position, values)) === undefined && mayRankHigher(position),
  );
  const open = [...unranked, ...undetermined.filter(isOpen)].toSorted((a, b) => a - b);
  return outcomeOf(program, value, deciding, matched, open);
}

function outcomeOf(
  program: FieldProgram,
  value: Value,
  deciding: number,
  matched: readonly number[],
  open: readonly number[],
): FieldOutcome {
  if (open.length > 0)
    return { program, value: undefined, isUndetermined: true, deciding: UNDECIDED, matched, open };
  return { program, value, isUndetermined: value === undefined, deciding, matched, open };
}

function valueAt(program: FieldProgram, position: number, values: Values): Value {
  return (position === BY_OTHERWISE ? program.otherwise : program.thens[position])?.of(values);
}

function valueOf(operand: Operand, type: ValueType, scope: Scope): ValueOf {
  if (operand.kind === 'constant') {
    const value = literalValue(operand.value, type, scope);
    const foreign = foreignSlot(value, scope);
    if (foreign === undefined) return { of: () => value };
    scope.compared.add(foreign);
    return { of: (values) => values[foreign] };
  }
  const slot = slotOf(scope, operand.name);
  return { slot, of: (values) => (values[slot] === IRRELEVANT ? null : values[slot]) };
}

function tableOf(name: string, scope: Scope): { name: string; slot: number } {
  const [table] = outputNamed(name, scope.policy.document) ?? [];
  if (table === undefined) throw new Error(`no table for ${name}: the policy was not checked`);
  return { name: table.name, slot: slotOf(scope, name) };
}

function rankOf(field: Field): Rank {
  const { type } = field;
  if (type.kind === 'enum') {
    const order = new Map((field.order ?? [...type.values.keys()]).map((value, rank) => [value, rank]));
    return {
      of: (value) => (typeof value === 'string' ? order.get(value) : unranked(value)),
      top: order.size - 1,
    };
  }
  return {
    of(value) {
      if (value instanceof MoneyValue) return value.inPolicyCurrency?.toNumber();
      return isNumber(value) ? rationalOf(value).toNumber() : unranked(value);
    },
    top: Infinity,
  };
}

/** Known to be none ranks below everything. */
function unranked(value: Value): number | undefined {
  return value === undefined ? undefined : -Number.MAX_VALUE;
}
