import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { parseDate, zoneOf, type CalendarDocument, type Zone } from '@redress/calendar';
import { currency } from '@redress/money';
import {
  effectiveHash,
  itemOf,
  lawOf,
  type Airports,
  type Basis,
  type DatedValue,
  type Notice,
  type Policy,
  type PolicyDocument,
  type ValueType,
} from '@redress/policy';
import { compileKinds, type Kinds } from './alike/kinds.js';
import { isTotal } from './alike/signature.js';
import { calendarsOf, type CalendarsOf } from './calendars.js';
import { compileChecklists, type Checklists } from './checklists.js';
import { createMentions } from './conditions/term-automaton.js';
import { ALWAYS, compileCondition, type Test } from './conditions/test.js';
import { RuleSet } from './conditions/rule-set.js';
import {
  isField,
  originsOf,
  reachOf,
  reachOfSlot,
  readSlots,
  type Origins,
  type Support,
} from './conditions/support.js';
import { listSlots } from './conditions/elements.js';
import type { Decision } from './decision.js';
import { compileDisputed, type DisputedOption } from './disputed.js';
import { compileDerivation, inputsOf, type Derive } from './facts/derive.js';
import { factReader, type FactReader } from './facts/read-facts.js';
import { compileField, type FieldProgram } from './fields/field.js';
import { compileShares, type SharesProgram } from './fields/shares.js';
import type { Flags } from './frame.js';
import { instantWriter } from './instant-text.js';
import { foreignSlot, literalValue } from './literal.js';
import { compileRemedy, type RemedyProgram } from './remedies/remedy.js';
import { compileReport, type ReportProgram } from './reports.js';
import { shared } from './shared-text.js';
import { scopeOf, slotOf, type Scope } from './scope.js';
import { compileTable, type TableProgram } from './tables/index.js';
import { tableOrder } from './tables/late-tables.js';
import { compileStage } from './stages/stage.js';
import { compileTimeline, type Timelines } from './stages/timeline.js';
import type { Value } from './value.js';

/** A policy compiled for deciding: made once, asked for any number of cases, never changed by them. */
export interface Program {
  readonly policy: Policy;
  readonly effectiveHash: string;
  /** Which policy decides: one object for all its decisions. */
  readonly identity: Decision['policy'];
  /** SHA-256 over the canonical texts of the calendars the policy uses, by name. */
  readonly calendarHash: string;
  readonly scope: Scope;
  readonly zone: Zone;
  readonly instantText: (instant: number) => string;
  readonly calendars: CalendarsOf;
  readonly facts: FactReader;
  /** Facts and derivations in the order in which they can be computed. */
  readonly names: readonly NameProgram[];
  readonly values: readonly ValueProgram[];
  /** Those that follow from facts alone, which are asked among the names, then those that hang on fields. */
  readonly tables: readonly TableProgram[];
  readonly lateTables: readonly TableProgram[];
  /** The table that writes each slot. */
  readonly tableBySlot: ReadonlyMap<number, TableProgram>;
  /** The days on which the policy is in force, half-open. */
  readonly effective: { readonly from: number; readonly to: number };
  readonly datedBy: DayPicker;
  /** The dates that pick values which have one of their own. */
  readonly ownDays: readonly DayPicker[];
  /** Values that tell whether the law, or an item of it, is in force at all. */
  readonly editions: readonly { readonly slot: number; readonly where: string }[];
  /** What picks the day of each law that is folded in. */
  readonly lawDays: readonly (DayPicker & { readonly law: string })[];
  readonly caseSlots: { readonly receivedAt: number; readonly incidentAt: number; readonly at: number };
  readonly classification: readonly FieldProgram[];
  readonly routing: readonly FieldProgram[];
  readonly responsibility: readonly FieldProgram[];
  readonly shares: readonly SharesProgram[];
  readonly checklists: Checklists;
  readonly remedies: readonly RemedyProgram[];
  readonly remedyRules: RuleSet;
  /** Where `remedy.<id>.total`, `total.<basis>` and `total.all` stand, as far as something reads them. */
  readonly totalSlots: readonly number[];
  /** Those of them that an approval reads. */
  readonly totalsRead: ReadonlySet<number>;
  readonly basisSlots: readonly { readonly basis: Basis; readonly slot: number }[];
  readonly allSlot: number | undefined;
  readonly hasGroupCaps: boolean;
  readonly hasTops: boolean;
  readonly approvalTests: readonly Test[];
  /** What each of them reads. */
  readonly approvalReads: readonly (readonly number[])[];
  readonly approvalRules: RuleSet;
  readonly timeline: Timelines;
  /** Names that clocks read, of stages and of reports. */
  readonly clockReads: readonly number[];
  readonly kinds: Kinds;
  readonly reports: readonly ReportProgram[];
  readonly notices: readonly { readonly notice: Notice; readonly test: Test }[];
  /** Which stated facts every name follows from. */
  readonly origins: Origins;
  /** What the value of every name hangs on, by slot; absent for what stands for itself. */
  readonly supports: readonly (Support | undefined)[];
  /** The slots a condition can hang on that a presumption, or the choice of `firstKnown`, may fill; worked out once. */
  readonly presumableSlots: (test: Test) => readonly number[];
  /** Options whose words are readings of the law. */
  readonly disputed: readonly DisputedOption[];
  /** By field, the rules among those. */
  readonly presumableRules: ReadonlyMap<
    FieldProgram,
    readonly { readonly position: number; readonly test: Test }[]
  >;
  /** A value for every name, all unknown but the options: what each case starts from. */
  readonly unknown: readonly Value[];
  /** No mark for any name. */
  readonly unmarked: Flags;
  /** 1 for slots of declared facts and of the moments of a case: what it can state. */
  readonly isStated: Uint8Array;
  /** By slot of a field of elements, the list and the position of the field. */
  readonly itemFields: ReadonlyMap<number, { readonly list: number; readonly field: number }>;
  /** 1 for slots of classification, routing and responsibility fields. */
  readonly fieldSlots: Uint8Array;
}

/** The name whose date picks dated values, and the zone in which a moment is a day. */
export interface DayPicker {
  readonly slot: number;
  readonly isDate: boolean;
  readonly zone: Zone;
}

export interface NameProgram {
  readonly name: string;
  readonly slot: number;
  readonly relevantWhen: Test | undefined;
  readonly presume:
    | {
        readonly slot: number | undefined;
        readonly value: Value;
        /** The word of an option that makes the presumption true. */
        readonly equal?: string;
      }
    | undefined;
  readonly settledBy: string | undefined;
  /** The names under which a case may say who has settled it. */
  readonly settledAs: readonly string[];
  readonly derive: Derive | undefined;
  /** The first argument of `firstKnown`, which is no presumption. */
  readonly preferred: number | undefined;
  /** The table that is asked in its place, and writes all its outputs. */
  readonly table: TableProgram | undefined;
}

/** A name whose date picks dated values. */
export interface DayPicker {
  readonly slot: number;
  readonly isDate: boolean;
}

export interface ValueProgram {
  readonly name: string;
  readonly slot: number;
  /** What findings call it. */
  readonly where: string;
  /** Whose day picks among them. */
  readonly law: string | undefined;
  /** Position among `ownDays`, where a date of their own picks. */
  readonly ownDay: number | undefined;
  /** Day numbers, half-open. */
  readonly periods: readonly {
    readonly from: number;
    readonly to: number;
    readonly value: Value;
    /** Where each case keeps an amount in another currency. */
    readonly foreign: number | undefined;
  }[];
}

export interface Environment {
  /** Those of the policy's folder, by name; the policy's own must be among them. */
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  /** Where airports lie; without it every airport code is unknown. Only policies that declare places read it. */
  readonly airports?: Airports | undefined;
}

/** Compiles a checked policy. */
export function prepare(policy: Policy, environment: Environment): Program {
  const { document } = policy;
  const names = [...policy.types.keys()];
  const order = tableOrder(policy);
  const scope = scopeOf({
    policy,
    currency: currency(document.currency),
    slots: new Map(names.map((name, slot) => [name, slot])),
    names,
    types: [...policy.types.values()],
    conditions: new Map(),
    foreign: new Map(),
    compared: new Set(),
    mentions: createMentions(document.terms),
    airports: speaksOfPlaces(policy) ? environment.airports : undefined,
    leaves: [],
    late: order.lateOutputs,
  });
  const calendars = calendarsOf(environment.calendars, document);
  calendars.get(undefined);
  for (const law of document.laws.keys()) calendars.at(`${law}.`).get(undefined);
  for (const name of policy.conditionOrder) {
    const condition = document.conditions.get(name);
    if (condition !== undefined) scope.conditions.set(name, compileCondition(condition.when, scope.at(name)));
  }
  const early = new Map(
    [...order.early].map(([name, table]) => [name, compileTable(table, scope.at(table.name))]),
  );
  const late = new Map(
    [...order.late].map(([field, tables]) => [
      field,
      tables.map((table) => compileTable(table, scope.at(table.name))),
    ]),
  );
  const nameProgram = (name: string): NameProgram[] => {
    const table = early.get(name);
    if (table !== undefined) return [askedFor(table, name, scope)];
    const isDeclared = document.facts.has(name) || document.derive.has(name);
    return isDeclared ? [compileName(name, scope.at(name), calendars.at(name))] : [];
  };
  const lateTables = [...late.values()].flat();
  const tables = [...early.values(), ...lateTables];
  const fields = (
    group: string,
    prefix: string,
    map: Policy['document']['routing'],
    order: readonly string[],
  ): FieldProgram[] =>
    order.flatMap((name) => {
      const field = map.get(name);
      return field === undefined
        ? []
        : [compileField(group, prefix, field, scope.at(name), late.get(`${prefix}.${name}`) ?? [])];
    });
  const remedies = document.remedies.map((remedy) =>
    compileRemedy(remedy, scope.at(remedy.id), calendars.at(remedy.id)),
  );
  const approvalTests = document.approvals.map((approval) =>
    compileCondition(approval.when, scope.at(approval.id)),
  );
  const stageById = new Map(document.stages.map((stage) => [stage.id, stage]));
  const stages = policy.stageOrder.flatMap((id) => {
    const stage = stageById.get(id);
    return stage === undefined ? [] : [compileStage(stage, scope.at(id), calendars.at(id))];
  });
  const instantText = instantWriter(zoneOf(document.zone));
  const timeline = compileTimeline(
    stages,
    document.stages.map(({ id }) => id),
    instantText,
  );
  const reports = document.reports.map((report) =>
    compileReport(report, scope.at(report.id), calendars.at(report.id)),
  );
  const ownDays = ownDatesOf(document);
  const hash = effectiveHash(document);
  const program = {
    policy,
    effectiveHash: hash,
    identity: shared({ id: document.policy, version: document.version, effectiveHash: hash }),
    scope,
    zone: zoneOf(document.zone),
    instantText,
    calendars,
    facts: factReader(scope),
    names: policy.nameOrder.flatMap(nameProgram),
    tables,
    lateTables,
    tableBySlot: new Map(
      tables.flatMap((table) => table.outputs.map(({ slot }): [number, TableProgram] => [slot, table])),
    ),
    values: [...document.values].map(([name, dated]) => compileValue(name, dated, scope.at(name), ownDays)),
    effective: inForceAt(document),
    datedBy: dayPicker(document.datedBy, scope),
    lawDays: [...document.laws.values()].map(({ id, datedBy }) => ({
      law: id,
      ...dayPicker(datedBy, scope.at(`${id}.`)),
    })),
    ownDays: ownDays.map(({ name, of }) => dayPicker(name, scope.at(of))),
    editions: (document.editions ?? []).flatMap(({ value, where, isTold }) =>
      isTold ? [{ slot: slotOf(scope, value), where }] : [],
    ),
    caseSlots: {
      receivedAt: slotOf(scope, 'case.receivedAt'),
      incidentAt: slotOf(scope, 'case.incidentAt'),
      at: slotOf(scope, 'case.at'),
    },
    classification: fields('classification', 'class', document.classification, policy.classificationOrder),
    routing: fields('routing', 'route', document.routing, policy.routingOrder),
    responsibility: fields(
      'responsibility',
      'responsibility',
      document.responsibility,
      policy.responsibilityOrder,
    ),
    shares: [...document.shares.values()].map((shares) => compileShares(shares, scope)),
    checklists: compileChecklists(document.checklists, document.stages, scope),
    remedies,
    totalSlots: [...scope.slots].flatMap(([name, slot]) => (isTotal(name, scope) ? [slot] : [])),
    basisSlots: (['law', 'contract', 'goodwill'] as const).flatMap((basis) => {
      const slot = scope.slots.get(`total.${basis}`);
      return slot === undefined ? [] : [{ basis, slot }];
    }),
    allSlot: scope.slots.get('total.all'),
    hasTops: remedies.some(({ remedy }) => remedy.tops.length > 0),
    hasGroupCaps: remedies.some(({ groupCap }) => groupCap !== undefined),
    remedyRules: new RuleSet(remedies.map((remedy) => remedy.test)),
    approvalTests,
    approvalReads: approvalTests.map((test) => [...readSlots(test)]),
    totalsRead: new Set(approvalTests.flatMap((test) => [...readSlots(test)])),
    approvalRules: new RuleSet(approvalTests),
    timeline,
    reports,
    clockReads: [...new Set([...timeline.reads, ...reports.flatMap(({ length }) => length ?? [])])],
    notices: document.notices.map((notice) => ({
      notice,
      test: notice.when === undefined ? ALWAYS : compileCondition(notice.when, scope.at(notice.id)),
    })),
    unknown: startingValues(scope),
    unmarked: names.map(() => 0 as const),
    isStated: flagged(
      scope,
      (name) => document.facts.has(name) || name.startsWith('case.') || itemOf(name) !== undefined,
    ),
    itemFields: itemFieldsOf(scope),
    fieldSlots: flagged(scope, (name) => isField(name, scope)),
  };
  const origins = originsOf(scope, inputsByName(scope));
  const supports = supportsOf(program.names, tables, scope);
  const presumableSlots = presumableBy(supports, presumableFlags(scope));
  const presumableRules = new Map(
    [...program.classification, ...program.routing, ...program.responsibility].map((field) => [
      field,
      field.tests.flatMap((test, position) => (presumableSlots(test).length > 0 ? [{ position, test }] : [])),
    ]),
  );
  return {
    ...program,
    origins,
    supports,
    presumableSlots,
    presumableRules,
    disputed: compileDisputed(scope, supports),
    kinds: compileKinds(scope, tables, hangsOnStanding(supports, scope)),
    calendarHash: hashOf(calendars),
  };
}

function startingValues({ names, policy: { document } }: Scope): Value[] {
  return names.map((name) => {
    const option = name.startsWith('option.')
      ? document.options.get(name.slice('option.'.length))
      : undefined;
    return option === undefined ? undefined : (option.chosen ?? option.default);
  });
}

function speaksOfPlaces({ document }: Policy): boolean {
  return [...document.facts.values()].some(({ type }) => type.kind === 'place');
}

function presumableBy(supports: Program['supports'], flags: Uint8Array): Program['presumableSlots'] {
  const known = new Map<Test, readonly number[]>();
  return (test) => {
    const found = known.get(test);
    if (found !== undefined) return found;
    const listed = [...reachOf(test, supports)].filter((slot) => flags[slot] === 1);
    known.set(test, listed);
    return listed;
  };
}

function dayPicker(datedBy: string, scope: Scope): DayPicker {
  return {
    slot: slotOf(scope, datedBy),
    isDate: scope.policy.types.get(datedBy)?.kind === 'date',
    zone: scope.home.zone,
  };
}

function compileName(name: string, scope: Scope, calendars: CalendarsOf): NameProgram {
  const slot = slotOf(scope, name);
  const fact = scope.policy.document.facts.get(name);
  const derivation = scope.policy.document.derive.get(name);
  const operation = derivation?.operation;
  const [first] = operation?.kind === 'firstKnown' ? operation.of : [];
  return {
    name,
    slot,
    relevantWhen: fact?.relevantWhen === undefined ? undefined : compileCondition(fact.relevantWhen, scope),
    presume:
      fact?.presume === undefined
        ? undefined
        : fact.presume.kind !== 'constant'
          ? {
              slot: slotOf(scope, fact.presume.reference.name),
              value: undefined,
              ...(fact.presume.kind === 'isOption' && { equal: fact.presume.equal }),
            }
          : constantPresumption(literalValue(fact.presume.value, fact.type, scope), scope),
    settledBy: fact?.settledBy,
    settledAs: settledAs(name, scope),
    derive:
      operation === undefined
        ? undefined
        : compileDerivation(name, operation, scope, { calendar: calendars.get }),
    preferred: first?.kind === 'reference' ? slotOf(scope, first.name) : undefined,
    table: undefined,
  };
}

function askedFor(table: TableProgram, name: string, scope: Scope): NameProgram {
  return {
    name,
    slot: slotOf(scope, name),
    relevantWhen: undefined,
    presume: undefined,
    settledBy: undefined,
    settledAs: [],
    derive: undefined,
    preferred: undefined,
    table,
  };
}

/** A fact of a law goes by its own name, and by the one under which the case states it. */
function settledAs(name: string, { policy: { document } }: Scope): readonly string[] {
  const law = lawOf(document, name);
  if (law === undefined) return [name];
  return [name, document.bindings.get(name)?.sameAs ?? name.slice(law.id.length + 1)];
}

function constantPresumption(value: Value, scope: Scope): NonNullable<NameProgram['presume']> {
  const slot = foreignSlot(value, scope);
  if (slot === undefined) return { slot, value };
  scope.compared.add(slot);
  return { slot, value: undefined };
}

/** Of a law the date that picks its editions says whether it is in force, not the receipt. */
function inForceAt({ layer, effective = {} }: PolicyDocument): Program['effective'] {
  const { from, to } = layer === 'law' ? {} : effective;
  return {
    from: from === undefined ? -Infinity : parseDate(from),
    to: to === undefined ? Infinity : parseDate(to),
  };
}

/** The dates of their own by which values are picked, each in the zone of the first value that it picks. */
function ownDatesOf(document: PolicyDocument): readonly OwnDate[] {
  const dates: OwnDate[] = [];
  for (const [of, dated] of document.values) {
    const law = lawOf(document, of)?.id;
    for (const { datedBy: name } of dated)
      if (name !== undefined && !dates.some((one) => one.name === name && one.law === law))
        dates.push({ name, law, of });
  }
  return dates;
}

interface OwnDate {
  readonly name: string;
  readonly law: string | undefined;
  readonly of: string;
}

function compileValue(
  name: string,
  dated: readonly DatedValue[],
  scope: Scope,
  ownDays: readonly OwnDate[],
): ValueProgram {
  const value = `value.${name}`;
  const own = dated.find(({ datedBy }) => datedBy !== undefined)?.datedBy;
  return {
    name: value,
    slot: slotOf(scope, value),
    where: scope.policy.document.editions?.find((edition) => edition.value === value)?.where ?? value,
    law: scope.home.law,
    ownDay:
      own === undefined
        ? undefined
        : ownDays.findIndex((one) => one.name === own && one.law === scope.home.law),
    periods: dated.map(({ from, to, type, value: literal }) => {
      const value = literalValue(literal, valueType(type), scope);
      return {
        from: from === undefined ? -Infinity : parseDate(from),
        to: to === undefined ? Infinity : parseDate(to),
        value,
        foreign: foreignSlot(value, scope),
      };
    }),
  };
}

function valueType(type: DatedValue['type']): ValueType {
  return type === 'percent' ? { kind: 'decimal' } : { kind: type };
}

function inputsByName(scope: Scope): Map<string, readonly string[]> {
  const { document } = scope.policy;
  const { derive, tables, conditions } = document;
  const ofTables = [...tables.values()].flatMap((table) => {
    const { datedBy } = lawOf(document, table.name) ?? document;
    const isDated = table.rows.some(({ from, to }) => from !== undefined || to !== undefined);
    const read = [...[...table.inputs.values()].map(({ name }) => name), ...(isDated ? [datedBy] : [])];
    return [...table.outputs.keys()].map((output) => [`table.${table.name}.${output}`, read] as const);
  });
  return new Map([
    ...[...derive].map(([name, { operation }]) => [name, inputsOf(operation, conditions)] as const),
    ...ofTables,
  ]);
}

/** Whether what a slot holds can hang on a presumption, or on a statement that waits to be settled. */
function hangsOnStanding(supports: Program['supports'], scope: Scope): (slot: number) => boolean {
  const flags = presumableFlags(scope);
  for (const fact of scope.policy.document.facts.values())
    if (fact.settledBy !== undefined) flags[slotOf(scope, fact.name)] = 1;
  return (slot) => [...reachOfSlot(slot, supports)].some((reached) => flags[reached] === 1);
}

function supportsOf(
  names: readonly NameProgram[],
  tables: readonly TableProgram[],
  scope: Scope,
): (Support | undefined)[] {
  const supports = new Array<Support | undefined>(scope.names.length).fill(undefined);
  for (const [name, dated] of scope.policy.document.values) {
    // A value that changes with time hangs on the date that picks it.
    if (dated.every(({ from, to }) => from === undefined && to === undefined)) continue;
    const { document } = scope.policy;
    const { datedBy: by = '' } =
      dated.find(({ datedBy }) => datedBy !== undefined) ?? lawOf(document, name) ?? document;
    supports[slotOf(scope, `value.${name}`)] = {
      kind: 'derived',
      inputs: [slotOf(scope, by)],
      isFirstKnown: false,
    };
  }
  for (const { table, slots, outputs } of tables)
    for (const { slot } of outputs) supports[slot] = { kind: 'table', table: table.name, inputs: slots };
  for (const { name, slot, relevantWhen, presume, table } of names) {
    if (table !== undefined) continue;
    const operation = scope.policy.document.derive.get(name)?.operation;
    if (operation === undefined) {
      supports[slot] = { kind: 'stated', relevantWhen, presumedFrom: presume?.slot };
      continue;
    }
    const isFirstKnown = operation.kind === 'firstKnown';
    const inputs = isFirstKnown
      ? operation.of.map((operand) =>
          operand.kind === 'reference' ? slotOf(scope, operand.name) : undefined,
        )
      : inputsOf(operation, scope.policy.document.conditions).map((input) => slotOf(scope, input));
    supports[slot] = { kind: 'derived', inputs, isFirstKnown };
  }
  return supports;
}

function itemFieldsOf(scope: Scope): Program['itemFields'] {
  const fields = new Map<number, { readonly list: number; readonly field: number }>();
  for (const { name, type } of scope.policy.document.facts.values()) {
    if (type.kind !== 'list') continue;
    const { list, fields: slots } = listSlots(name, scope);
    for (const [field, slot] of slots.entries()) fields.set(slot, { list, field });
  }
  return fields;
}

function presumableFlags(scope: Scope): Uint8Array {
  const flags = new Uint8Array(scope.names.length);
  for (const fact of scope.policy.document.facts.values())
    if (fact.presume !== undefined) flags[slotOf(scope, fact.name)] = 1;
  for (const [name, { operation }] of scope.policy.document.derive)
    if (operation.kind === 'firstKnown') flags[slotOf(scope, name)] = 1;
  return flags;
}

function flagged(scope: Scope, holds: (name: string) => boolean): Uint8Array {
  return Uint8Array.from(scope.names, (name) => (holds(name) ? 1 : 0));
}

function hashOf(calendars: CalendarsOf): string {
  const texts = [...calendars.used]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, calendar]) => `${JSON.stringify(name)}:${calendar.canonicalText}`);
  return bytesToHex(sha256(utf8ToBytes(`{${texts.join(',')}}`)));
}
