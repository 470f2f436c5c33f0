import { parseDate, parseInstant, startOfDay, zoneOf } from '@redress/calendar';
import type { RateTable } from '@redress/money';
import {
  lawOf,
  outputNamed,
  type Case,
  type Condition,
  type DatedValue,
  type Moment,
  type Policy,
  type PolicyDocument,
  type ValueType,
} from '@redress/policy';
import { constant } from './constant.js';
import { outcomeOf, type Outcome } from '../decide.js';
import type { Program } from '../program.js';
import { derived, foldedRows } from './derived.js';
import { Fraction } from './fraction.js';
import { judge } from './judge.js';
import { dayIn } from './local-day.js';
import { PatternNotRead } from './pattern.js';
import { reckonedElsewhere } from './reckoned-elsewhere.js';
import { houseOf, statedFacts } from './stated.js';
import {
  IRRELEVANT,
  known,
  rowsOf,
  UNKNOWN,
  withElement,
  type House,
  type State,
  type States,
} from './state.js';

/** At which moment a case is decided, and by which rates. */
export interface StateOptions {
  readonly at?: Moment | undefined;
  readonly rates?: RateTable | undefined;
}

/**
 * What a case says of every name that a condition may read, worked out from case and document: statements,
 * `relevantWhen`, presumptions, dated values and derivations. Working days, last days and distances, the fields and the
 * totals of remedies come from the evaluator (README).
 */
export function factStates(program: Program, input: Case, options: StateOptions = {}): Promise<States> {
  return statesOf(program, input, options, outcomeOf(program, input, options));
}

export async function statesOf(
  program: Program,
  input: Case,
  { at, rates }: StateOptions,
  outcome: Outcome,
): Promise<States> {
  const { document } = program.policy;
  const moments = momentsOf(input, at, document.zone);
  const day = await dayOf(document, input, moments, program, outcome);
  const picked = new Map<string, number | undefined>();
  for (const [name, dated] of document.values) {
    const picker = pickerOf(name, dated, document);
    const key = keyOf(picker);
    if (!picked.has(key)) picked.set(key, await dayOf(picker, input, moments, program, outcome));
  }
  const { names, house, zones } = await settled(input, moments, { rates, day, picked }, program, outcome);
  const later = reckonedElsewhere(program, outcome, (name) => FIELD_OR_TOTAL.test(name) && !names.has(name));
  return { names: new Map([...names, ...later]), house, zones };
}

/** The rates, the day of the policy by which they are picked, and the days that pick values. */
interface Days {
  readonly rates: RateTable | undefined;
  readonly day: number | undefined;
  readonly picked: ReadonlyMap<string, number | undefined>;
}

/** The date that picks something, and the zone in which a moment is a day. */
type Picker = Pick<PolicyDocument, 'datedBy' | 'zone'>;

/** A value's own date, else that of its law or policy. */
function pickerOf(name: string, dated: readonly DatedValue[], document: PolicyDocument): Picker {
  const { datedBy, zone } = lawOf(document, name) ?? document;
  return { datedBy: dated.find((entry) => entry.datedBy !== undefined)?.datedBy ?? datedBy, zone };
}

function keyOf({ datedBy, zone }: Picker): string {
  return `${zone} ${datedBy}`;
}

/** Facts, values and derivations as they are on a day. */
async function settled(
  input: Case,
  moments: Moments,
  { rates, day, picked }: Days,
  program: Program,
  outcome: Outcome,
): Promise<States> {
  const { policy } = program;
  const house = houseOf(policy.document.currency, rates, day);
  const names = new Map<string, State>([
    ...moments,
    ...statedFacts(input.facts, policy, house, {
      airports: program.scope.airports,
      zoneOf: (name) => toldIn(name, input, policy.document) ?? homeZone(name, policy.document),
    }),
  ]);
  const zones = zonesOf(input, names, policy.document);
  const states: States = { names, house, zones };
  for (const [name, dated] of policy.document.values) {
    const by = picked.get(keyOf(pickerOf(name, dated, policy.document)));
    names.set(`value.${name}`, valueAt(dated, by, house));
  }
  for (const { name, chosen, default: usual } of policy.document.options.values())
    names.set(`option.${name}`, known(chosen ?? usual));
  for (const name of policy.nameOrder) {
    const source = takenFrom(name, states, policy);
    names.set(name, await stateOf(name, states, outcome, program));
    const zone = source === undefined ? undefined : zones.get(source);
    if (zone !== undefined) zones.set(name, zone);
  }
  return states;
}

/** By the names that conditions read; a case decided at its receipt has one moment by two names. */
function zonesOf(
  input: Case,
  names: ReadonlyMap<string, State>,
  document: PolicyDocument,
): Map<string, string> {
  const { zones = {} } = input;
  const known = new Map(
    Object.entries(zones).map(([name, zone]) => [MOMENTS.get(name) ?? name, zone] as const),
  );
  const [received, at] = ['case.receivedAt', 'case.at'].map((name) => names.get(name));
  const isSameMoment =
    received?.is === 'value' &&
    at?.is === 'value' &&
    received.value instanceof Fraction &&
    at.value instanceof Fraction &&
    received.value.order(at.value) === 0;
  const zone = known.get('case.receivedAt');
  if (isSameMoment && zone !== undefined) known.set('case.at', zone);
  for (const name of document.facts.keys()) {
    const told = lawOf(document, name) === undefined ? undefined : toldIn(name, input, document);
    if (told !== undefined) known.set(name, told);
  }
  return known;
}

/** Where the policy is at home, or the law of which the name is. */
function homeZone(name: string, document: PolicyDocument): string {
  return (lawOf(document, name) ?? document).zone;
}

/** The zone in which a fact was told: by its own name, by its bare one where it is of a law, or by what it is bound to. */
function toldIn(name: string, { zones }: Case, document: PolicyDocument): string | undefined {
  const law = lawOf(document, name);
  if (law === undefined) return zones?.[name];
  const heard = document.bindings.get(name)?.sameAs ?? name.slice(law.id.length + 1);
  return zones?.[name] ?? zones?.[heard];
}

const MOMENTS = new Map([
  ['receivedAt', 'case.receivedAt'],
  ['incidentAt', 'case.incidentAt'],
]);

/** The name whose value a name takes over as it is: the first known one, or what is presumed. */
function takenFrom(name: string, { names }: States, { document }: Policy): string | undefined {
  const operation = document.derive.get(name)?.operation;
  if (operation?.kind === 'firstKnown') {
    const first = operation.of.find(
      (operand) => operand.kind === 'constant' || names.get(operand.name)?.is === 'value',
    );
    return first?.kind === 'reference' ? first.name : undefined;
  }
  const presume = document.facts.get(name)?.presume;
  const isStated = (names.get(name) ?? UNKNOWN).is !== 'unknown';
  return isStated || presume?.kind !== 'reference' ? undefined : presume.reference.name;
}

const FIELD_OR_TOTAL = /^(?:class|route|responsibility|remedy|total|table)\./;

async function stateOf(name: string, states: States, outcome: Outcome, program: Program): Promise<State> {
  const { policy } = program;
  const { document, types } = policy;
  const derivation = document.derive.get(name);
  if (outputNamed(name, document) !== undefined)
    return reckonedElsewhere(program, outcome, (other) => other === name).get(name) ?? UNKNOWN;
  if (derivation !== undefined) {
    const { operation } = derivation;
    if ('list' in operation) return overRows(name, operation, states, policy);
    const state = derived(
      operation,
      types.get(name) ?? { kind: 'decimal' },
      policy,
      states,
      homeZone(name, document),
    );
    return state ?? reckonedElsewhere(program, outcome, (other) => other === name).get(name) ?? UNKNOWN;
  }
  const fact = document.facts.get(name);
  if (fact?.relevantWhen !== undefined && (await isIrrelevant(name, fact.relevantWhen, policy, states)))
    return IRRELEVANT;
  const stated = states.names.get(name) ?? UNKNOWN;
  if (stated.is !== 'unknown' || fact?.presume === undefined) return stated;
  if (fact.presume.kind === 'constant') return constant(fact.presume.value, fact.type, states.house);
  const presumed = states.names.get(fact.presume.reference.name) ?? UNKNOWN;
  if (fact.presume.kind === 'isOption' && presumed.is === 'value')
    return known(presumed.value === fact.presume.equal);
  return presumed.is === 'irrelevant' ? UNKNOWN : presumed;
}

/** Element by element: whether it counts is asked as a condition of its own. */
async function overRows(
  name: string,
  operation: Parameters<typeof foldedRows>[0],
  states: States,
  policy: Policy,
): Promise<State> {
  const list = operation.list.name;
  const stated = states.names.get(list) ?? UNKNOWN;
  const rows = rowsOf(stated);
  if (rows === undefined) return stated;
  const type = policy.types.get(name) ?? { kind: 'decimal' };
  const counting: State[] = [];
  for (const row of rows) {
    const within = withElement(states, list, row);
    if (operation.where !== undefined) {
      const rule = { where: `derive.${name}`, rule: 'where', when: operation.where };
      const [verdict] = (await judge(policy, [rule], within)).values();
      if (verdict === 'false') continue;
      if (verdict === 'undetermined') return UNKNOWN;
    }
    const of = 'of' in operation ? operation.of : undefined;
    if (of === undefined) counting.push(known(Fraction.of(1)));
    else if (of.kind === 'constant') counting.push(constant(of.value, type, states.house));
    else counting.push(within.names.get(of.name) ?? UNKNOWN);
  }
  return foldedRows(operation, counting, type, states.house);
}

/** A fact counts as relevant while that is open; also where the witness cannot read the condition, which `attest` says. */
async function isIrrelevant(name: string, when: Condition, policy: Policy, states: States): Promise<boolean> {
  try {
    const [verdict] = (
      await judge(policy, [{ where: `facts.${name}`, rule: 'relevantWhen', when }], states)
    ).values();
    return verdict === 'false';
  } catch (error) {
    if (error instanceof PatternNotRead) return false;
    throw error;
  }
}

type Moments = readonly (readonly [string, State])[];

/** A date means the start of that day where it was told, else where the policy lives; the decision is made at the receipt unless told otherwise. */
function momentsOf(input: Case, at: Moment | undefined, zone: string): Moments {
  const instant = (moment: Moment | undefined, told: string | undefined): State => {
    if (moment === undefined) return UNKNOWN;
    if (typeof moment === 'number') return known(Fraction.of(moment));
    const isDate = /^\d{4}-\d\d-\d\d$/.test(moment);
    return known(
      Fraction.of(isDate ? startOfDay(parseDate(moment), zoneOf(told ?? zone)) : parseInstant(moment)),
    );
  };
  return [
    ['case.receivedAt', instant(input.receivedAt, input.zones?.['receivedAt'])],
    ['case.incidentAt', instant(input.incidentAt, input.zones?.['incidentAt'])],
    [
      'case.at',
      at === undefined ? instant(input.receivedAt, input.zones?.['receivedAt']) : instant(at, undefined),
    ],
  ];
}

/**
 * The local day that picks dated values and rates. Where a fact says it, that is known before any of those, and never
 * by the moment of deciding.
 */
async function dayOf(
  { datedBy, zone }: Picker,
  input: Case,
  moments: Moments,
  program: Program,
  outcome: Outcome,
): Promise<number | undefined> {
  const { types } = program.policy;
  const fixed = new Map(moments);
  fixed.delete('case.at');
  const state =
    fixed.get(datedBy) ??
    (
      await settled(
        input,
        [...fixed],
        { rates: undefined, day: undefined, picked: new Map() },
        program,
        outcome,
      )
    ).names.get(datedBy);
  if (state?.is !== 'value' || !(state.value instanceof Fraction)) return undefined;
  const moment = Number(state.value.n);
  return types.get(datedBy)?.kind === 'date' ? moment : dayIn(zone, moment);
}

/** A value without periods holds always, even where the day is not known. */
function valueAt(dated: readonly DatedValue[], day: number | undefined, house: House): State {
  const found = dated.find(({ from, to }) => {
    if (from === undefined && to === undefined) return true;
    return (
      day !== undefined &&
      (from === undefined || parseDate(from) <= day) &&
      (to === undefined || day < parseDate(to))
    );
  });
  if (found === undefined) return UNKNOWN;
  const type: ValueType = found.type === 'percent' ? { kind: 'decimal' } : { kind: found.type };
  return constant(found.value, type, house);
}
