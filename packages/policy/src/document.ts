import type { Text } from './text.js';

/**
 * A policy document after reading: every construct of the language as a union by `kind`, nothing resolved yet.
 * Each node that a finding may point at is registered with its place by the reader (`places.ts`).
 */
export interface PolicyDocument {
  readonly policy: string;
  readonly version: string;
  readonly layer: 'law' | 'industry' | 'client';
  /** The policies it stands on, in order, as written: `eu261`, or pinned `eu261@1.0.0`. */
  readonly extends: readonly string[];
  readonly title: Text;
  readonly industry?: string;
  readonly currency: string;
  readonly zone: string;
  /** Name of a calendar in `configs/calendars`. */
  readonly calendar: string;
  /** The date fact that picks dated values; `case.incidentAt`, `case.receivedAt` or a declared date fact. */
  readonly datedBy: string;
  readonly effective?: Period;
  /**
   * The laws folded in, by id. Every name and id that such a law declares begins with its own (`eu261.flightDate`,
   * `value.eu261.short`), and what does so is of that law: no other layer can declare it.
   */
  readonly laws: ReadonlyMap<string, LawHome>;
  /** Facts of laws that are bound to facts of this policy, by name: `eu261.event`. */
  readonly bindings: ReadonlyMap<string, Binding>;
  /** Titles of owners, payers, approvers and whoever else is named by an id; they decide nothing. */
  readonly parties: ReadonlyMap<string, Text>;
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly values: ReadonlyMap<string, readonly DatedValue[]>;
  /** What the policy leaves open to choose, with what was chosen. */
  readonly options: ReadonlyMap<string, PolicyOption>;
  /** What it chooses of what other layers leave open; a stack of layers moves it into `chosen` of the option. */
  readonly settings: ReadonlyMap<string, OptionSetting>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly derive: ReadonlyMap<string, Derivation>;
  readonly conditions: ReadonlyMap<string, NamedCondition>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly classification: ReadonlyMap<string, Field>;
  readonly routing: ReadonlyMap<string, Field>;
  readonly checklists: readonly Checklist[];
  readonly responsibility: ReadonlyMap<string, Field>;
  /** Who bears how much, by name: `shares`, of laws seen through this policy `<law>.shares`. */
  readonly shares: ReadonlyMap<string, Shares>;
  readonly remedies: readonly Remedy[];
  readonly approvals: readonly Approval[];
  readonly stages: readonly Stage[];
  readonly reports: readonly Report[];
  readonly notices: readonly Notice[];
  readonly tests: readonly PolicyTest[];
  /** Values that `inForce` added, which tell the edition of something, and of what: outside all of them it is not in force. */
  readonly editions?: readonly { readonly value: string; readonly where: string; readonly isTold: boolean }[];
}

/** Where the items of a law are at home, whatever policy they are seen through (language.md §6). */
export interface LawHome extends Pick<
  PolicyDocument,
  'version' | 'title' | 'currency' | 'zone' | 'calendar' | 'datedBy' | 'effective' | 'parties'
> {
  readonly id: string;
}

/** Local dates, half-open: from included, to excluded. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** What every item may carry: plain words for explanations, the clauses it implements, and whether its number is our assumption. */
export interface Sourced {
  readonly title?: Text;
  readonly cite: Clauses;
  /** Which of the clauses hold when, where that hangs on the date. */
  readonly cites?: CitesByEdition;
  readonly assumed: boolean;
}

/** Ids of clauses; where they changed with time, `dated` says which ones held when. */
export interface Clauses extends ReadonlyArray<string> {
  readonly dated?: readonly DatedClauses[];
}

export interface DatedClauses extends Period {
  readonly ids: readonly string[];
}

/**
 * What holds for a time only, by the date that the policy, or `datedBy`, names; without dates it always does. One id may
 * stand several times, each with dates of its own. `inForce` writes these dates into conditions.
 */
export interface Edition extends Period {
  readonly datedBy?: string;
}

/** Clauses by the edition that holds, as `inForce` writes them: `by` names a value that is one of the editions. */
export interface CitesByEdition {
  readonly by: string;
  readonly of: ReadonlyMap<string, readonly string[]>;
}

// ---- types and literals ------------------------------------------------------------------------------------

/** Of what a case states, what a policy reckons, and what it sets. */
export type ValueType = ScalarType | ListType;

/** A list of records: every element has these fields, each known, none or unknown by itself. */
export interface ListType {
  readonly kind: 'list';
  readonly item: ReadonlyMap<string, ItemField>;
}

export type ScalarType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly unit?: string }
  | { readonly kind: 'decimal'; readonly scale?: number; readonly unit?: string }
  | { readonly kind: 'money'; readonly currency?: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'enum'; readonly values: ReadonlyMap<string, Text | undefined> }
  | { readonly kind: 'text' }
  | { readonly kind: 'place' };

/**
 * A constant as written, read without knowing its type: the analysis gives it the type of what it is compared with.
 * Numbers keep their shortest text, so that `0.1` is exactly one tenth.
 */
export type Literal = boolean | string | number | null | MoneyLiteral;

/** `{ amount: "250.00", currency: EUR }`, or a bare `money: 250` in the policy's currency. */
export interface MoneyLiteral {
  readonly kind: 'money';
  readonly amount: string;
  /** Absent: the policy's currency. */
  readonly currency?: string;
}

/** A field of the elements of a list; `list[].name` where it is read. */
export interface ItemField extends Sourced {
  readonly name: string;
  readonly type: ScalarType;
  readonly min?: Literal;
  readonly max?: Literal;
  readonly personal: boolean;
}

export interface FactDeclaration extends Sourced {
  readonly name: string;
  readonly type: ValueType;
  readonly min?: Literal;
  /** Of a list, the most elements it may have. */
  readonly max?: Literal;
  /** The stage at which the fact is asked for. */
  readonly ask?: string;
  readonly personal: boolean;
  readonly presume?: Presumption;
  readonly settledBy?: 'intake' | 'investigator' | 'legal';
  readonly relevantWhen?: Condition;
}

/** A fact of a law takes what the case states for a fact of the layer above, by `map` where both are enums; unmapped is unknown. */
export interface Binding {
  readonly sameAs: string;
  /** By value of the policy's enum that of the law's; `null`: known to be none. */
  readonly map?: ReadonlyMap<string, string | null>;
}

export type Presumption =
  | { readonly kind: 'constant'; readonly value: Literal }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** Whether an option is set to a word. */
  | { readonly kind: 'isOption'; readonly reference: Reference; readonly equal: string };

export interface DatedValue extends Sourced, Edition {
  readonly type: 'boolean' | 'integer' | 'decimal' | 'money' | 'percent' | 'date' | 'duration' | 'text';
  readonly value: Literal;
}

/** A choice that a law leaves to those it binds, or a point on which it is read in several ways; read as `option.<name>`. */
export interface PolicyOption extends Sourced {
  readonly kind: 'option';
  readonly name: string;
  /** The words that may be chosen. */
  readonly type: Extract<ValueType, { kind: 'enum' }>;
  readonly default: string;
  /** What a layer above chose; without it `default` holds. */
  readonly chosen?: string;
  /** Its words are readings of the law: a case whose outcome depends on it gets the finding `disputed-reading`. */
  readonly disputed: boolean;
}

/** `options: { eu261.art72Reduction: waive }`: what is chosen of an option that another layer declares. */
export interface OptionSetting {
  readonly kind: 'setting';
  readonly name: string;
  readonly value: string;
}

export interface Term {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly not: readonly string[];
}

// ---- references, conditions --------------------------------------------------------------------------------

/**
 * A name that is read: a fact, a derivation, `value.v`, `option.o`, `class.f`, `route.f`, `responsibility.f`, `case.receivedAt`,
 * `case.incidentAt`, `case.at`, `remedy.<id>.total`, `total.<basis>`, `table.<t>.<output>`, `list[].field` for the `item.field` of
 * a list that is gone through. `{ fact: f }` gives `f`, `{ value: v }` gives `value.v`, `{ option: o }` gives `option.o`, `{ table: t, output: o }` gives
 * `table.t.o`.
 */
export interface Reference {
  readonly kind: 'reference';
  readonly name: string;
}

export interface Constant {
  readonly kind: 'constant';
  readonly value: Literal;
}

export type Operand = Reference | Constant;

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly children: readonly Condition[] }
  | { readonly kind: 'not'; readonly child: Condition }
  | { readonly kind: 'named'; readonly name: string }
  | Quantified
  | Leaf;

/** Whether the condition holds of some element of a list, of every one, or of none. */
export interface Quantified extends ListPart {
  readonly kind: 'some' | 'every' | 'none';
  readonly where: Condition;
}

/** The elements of a list, or those of which a condition holds. */
export interface ListPart {
  readonly list: Reference;
  readonly where?: Condition;
}

export interface Leaf {
  readonly kind: 'leaf';
  readonly left: Reference;
  readonly operator: OperatorName;
  /** One operand; a list of them for `in`, `notIn`, `between`; none for `present` and `absent`. */
  readonly right: readonly Operand[];
}

export const OPERATORS = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'between',
  'present',
  'absent',
  'before',
  'after',
  'startsWith',
  'matches',
  'mentions',
] as const;
export type OperatorName = (typeof OPERATORS)[number];

export interface NamedCondition extends Sourced, Edition {
  readonly name: string;
  readonly when: Condition;
  /** Its other editions. */
  readonly others?: readonly Omit<NamedCondition, 'name' | 'others'>[];
}

// ---- derivations -------------------------------------------------------------------------------------------

export interface Derivation extends Sourced, Edition {
  readonly name: string;
  readonly operation: Operation;
  /** Its other editions. */
  readonly others?: readonly Omit<Derivation, 'name' | 'others'>[];
}

export type Operation =
  | { readonly kind: 'firstKnown' | 'sum' | 'product' | 'min' | 'max'; readonly of: readonly Operand[] }
  | (ListPart & { readonly kind: 'count' })
  /** Over the elements, what is none left out. */
  | (ListPart & { readonly kind: 'sumOver' | 'minOver' | 'maxOver'; readonly of: Operand })
  | { readonly kind: 'difference' | 'ratio'; readonly of: readonly [Operand, Operand] }
  | { readonly kind: 'percent'; readonly of: Operand; readonly percent: Operand }
  | { readonly kind: 'distance'; readonly from: Operand; readonly to: Operand }
  | {
      readonly kind: 'minutesBetween' | 'hoursBetween' | 'daysBetween';
      readonly from: Operand;
      readonly to: Operand;
    }
  | {
      readonly kind: 'workingDaysBetween';
      readonly from: Operand;
      readonly to: Operand;
      readonly calendar?: string;
      readonly count: 'includeStart' | 'includeEnd' | 'both' | 'neither';
    }
  | { readonly kind: 'due'; readonly from: Operand; readonly clock: ClockTerms }
  | { readonly kind: 'localDate'; readonly of: Operand; readonly zone?: string }
  /** The derivation of the edition that holds, as `inForce` writes it; irrelevant where none does. */
  | {
      readonly kind: 'edition';
      readonly by: Reference;
      readonly of: readonly { readonly edition: string; readonly derivation: Reference }[];
    }
  | {
      readonly kind: 'band';
      readonly of: Operand;
      readonly bands: readonly Band[];
      readonly otherwise: Literal;
    };

/** The first band whose limit holds: `below` excludes the limit, `upTo` includes it. */
export interface Band {
  readonly limit: 'below' | 'upTo';
  readonly value: Operand;
  readonly then: Literal;
}

// ---- tables ------------------------------------------------------------------------------------------------

/** Rows that say what their outputs are for which inputs. A table has no phase: it may be read as soon as its inputs may. */
export interface Table extends Sourced {
  readonly name: string;
  /** What each column of cells is held against. */
  readonly inputs: ReadonlyMap<string, Reference>;
  readonly outputs: ReadonlyMap<string, TableOutput>;
  /** At most one row is true, the first true row counts, or all of them do. */
  readonly hit: 'unique' | 'first' | 'collect';
  readonly rows: readonly TableRow[];
  /** What the outputs are where no row is true. */
  readonly otherwise?: ReadonlyMap<string, Literal>;
}

export interface TableOutput {
  readonly name: string;
  readonly title?: Text;
  readonly type: ValueType;
  /** Of a table that collects: what becomes of the values of all true rows. */
  readonly take?: 'sum' | 'min' | 'max';
}

/** `from` and `to` are held against the date of the policy (`datedBy`), as those of dated values. */
export interface TableRow extends Sourced, Period {
  readonly id: string;
  /** By input; one that is left out is any. */
  readonly when: ReadonlyMap<string, Cell>;
  readonly then: ReadonlyMap<string, Literal>;
}

/** A cell as written, in the words of `table/read-cell.ts`: the type of its input says what they mean. */
export type Cell = CellScalar | readonly CellScalar[];
export type CellScalar = string | number | boolean | null;

// ---- fields ------------------------------------------------------------------------------------------------

/** A classification, routing or responsibility field: a first-hit list, or the highest of all hits. */
export interface Field extends Sourced, Edition {
  readonly name: string;
  /** Its other editions. */
  readonly others?: readonly Omit<Field, 'name' | 'others'>[];
  readonly type: ValueType;
  readonly take: 'first' | 'highest';
  /** Lowest first; the declared order of the enum values unless given. */
  readonly order?: readonly string[];
  readonly rules: readonly FieldRule[];
  /** Instead of rules: the output of a table; `otherwise` stands where no row of it is true. */
  readonly table?: Reference;
  readonly otherwise: Operand;
}

export interface FieldRule extends Sourced, Edition {
  readonly id: string;
  readonly when: Condition;
  readonly then: Operand;
}

/** First hit; percentages of each `then` and of `otherwise` sum to 100. */
export interface Shares {
  readonly name: string;
  readonly rules: readonly (Sourced &
    Edition & {
      readonly id: string;
      readonly when: Condition;
      readonly then: ReadonlyMap<string, number>;
    })[];
  readonly otherwise: ReadonlyMap<string, number>;
}

export interface Checklist extends Sourced, Edition {
  readonly id: string;
  readonly stage: string;
  readonly when?: Condition;
  /** Missing while unknown. */
  readonly facts: readonly string[];
  /** Boolean facts; missing unless true. */
  readonly evidence: readonly string[];
}

// ---- remedies and amounts ----------------------------------------------------------------------------------

export const REMEDY_KINDS = [
  'cash',
  'refund',
  'voucher',
  'miles',
  'upgrade',
  'lounge',
  'repair',
  'replacement',
  'service',
  'freight-reduction',
  'apology',
  'commitment',
  'medical-examination',
  'search',
  'explanation',
  'sanction',
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];
export type Basis = 'law' | 'contract' | 'goodwill';

export interface Remedy extends Sourced, Edition {
  readonly id: string;
  readonly kind: RemedyKind;
  readonly basis: Basis;
  /** Why it is owed, in plain words. */
  readonly ground?: Text;
  /** Absent: always in question. */
  readonly when?: Condition;
  /** Grounds on which it is refused although in question; the first true one is named under `denied`. */
  readonly refusedBy: readonly Refusal[];
  readonly amount?: Amount;
  /** Each one's own claim: rounded, then multiplied. */
  readonly per?: Operand;
  /** Multiplied, then rounded. */
  readonly quantity?: Operand;
  /** A line for each element, whose fields the amount reads: each rounded, then added. */
  readonly forEach?: ListPart;
  /** Line cap, after rounding. */
  readonly cap?: Amount;
  readonly beneficiary: string;
  readonly payer?: string | FirstHit<string>;
  readonly audience: 'customer' | 'internal';
  readonly due?: RemedyClock;
  /** Boolean facts that must be true before it is paid; until then it is `possible`. */
  readonly proof: readonly string[];
  readonly stack?: Stack;
  /** Of a law: whether more may be given (`floor`, which holds where nothing is said), no more (`ceiling`), or just this. */
  readonly strength?: 'floor' | 'ceiling' | 'exact';
  /** Remedies of laws that this one raises: what is owed is the better, so that it counts with what it is above them. */
  readonly tops: readonly string[];
}

export interface Refusal extends Sourced, Edition {
  readonly id: string;
  readonly when: Condition;
}

export interface Stack {
  readonly group: string;
  readonly take: 'all' | 'largest' | 'first' | 'claimant';
  readonly cap?: Amount;
  /** Ids of remedies: what they come to is deducted from this one. */
  readonly offsetAgainst?: readonly string[];
  /** Whether what the case says was granted of the group is deducted from what is still owed of it. */
  readonly alreadyGranted?: boolean;
}

export interface RemedyClock extends ClockTerms {
  readonly starts:
    { readonly kind: 'event'; readonly event: string } | { readonly kind: 'fact'; readonly fact: string };
}

export type RoundingMode = 'halfUp' | 'halfEven' | 'up' | 'down' | 'ceiling' | 'floor';

/** Exact until the line's rounding; an undetermined input makes an interval. */
export type Amount =
  | { readonly kind: 'money'; readonly money: MoneyLiteral }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'percent'; readonly percent: Operand; readonly of: Amount }
  | { readonly kind: 'rate'; readonly each: Amount; readonly quantity: Operand }
  /** In the proportion of a part to its whole, exactly; never less than nothing or more than all. */
  | { readonly kind: 'share'; readonly of: Amount; readonly part: Operand; readonly whole: Operand }
  | { readonly kind: 'choose'; readonly cases: FirstHit<Amount> }
  | { readonly kind: 'min' | 'max' | 'sum'; readonly of: readonly Amount[] }
  | { readonly kind: 'minus'; readonly of: readonly [Amount, Amount] }
  | { readonly kind: 'range'; readonly of: readonly [Amount, Amount] }
  /** Without `to` it becomes the currency of the policy, also of one that extends it. */
  | { readonly kind: 'convert'; readonly of: Amount; readonly to?: string }
  | { readonly kind: 'cap'; readonly of: Amount; readonly at: Amount }
  | { readonly kind: 'round'; readonly of: Amount; readonly mode: RoundingMode; readonly increment?: string };

/** `[{ when, then }, …, { otherwise }]`: first hit, `otherwise` mandatory and last. */
export interface FirstHit<T> {
  readonly cases: readonly { readonly when: Condition; readonly then: T }[];
  readonly otherwise: T;
}

export interface Approval extends Sourced, Edition {
  readonly id: string;
  readonly when: Condition;
  readonly by: string;
  /** Totals count with what was granted before in the same incident. */
  readonly cumulative?: 'incident';
}

// ---- stages and clocks -------------------------------------------------------------------------------------

export interface ClockTerms {
  readonly within: Within;
  /** Name of a calendar; default the policy's. */
  readonly calendar?: string;
  readonly direction?: 'after' | 'before';
  readonly ends?: 'sameTime' | 'closeOfBusiness' | 'endOfDay';
  readonly onClosedDay?: 'keep' | 'nextWorkingDay' | 'previousWorkingDay';
  readonly offHours?: 'keep' | 'thenRoll' | 'rollFirst' | 'rollDateFirst';
  readonly boundary?: 'earliest' | 'latest';
}

export const DURATION_UNITS = [
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'workingMinutes',
  'workingHours',
  'workingDays',
] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

export type Within =
  | { readonly kind: 'duration'; readonly unit: DurationUnit; readonly count: Operand }
  | {
      readonly kind: 'until';
      readonly until: 'endOfMonth' | 'endOfYear';
      readonly cutOffWorkingDays?: number;
    };

export interface Stage extends Sourced, Edition {
  readonly id: string;
  readonly owner?: string | FirstHit<string>;
  readonly when?: Condition;
  readonly starts: StageStart;
  /** Either a clock of its own … */
  readonly within?: FirstHit<Within>;
  /** … or the first of other stages' clocks. */
  readonly earliest?: readonly string[];
  readonly terms: Omit<ClockTerms, 'within'>;
  readonly class: 'internal' | 'promised' | 'statutory' | 'authority';
  readonly pausesOn: readonly string[];
  /** Clocks of laws that it answers: each is due with the earlier of the two. */
  readonly meets: readonly string[];
  /** Percent of the time after which a warning is due. */
  readonly warnAt?: number;
  readonly escalate: readonly { readonly at: 'due' | Within; readonly to: string }[];
  readonly onReclassify: 'keep' | 'tighten' | 'restart';
}

export type StageStart =
  | { readonly kind: 'after'; readonly stages: readonly string[] }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'fact'; readonly fact: string };

/** A periodic report: due by its clock in the period in which the case was received. */
export interface Report extends Sourced, Edition {
  readonly id: string;
  /** That its edition holds, as `inForce` writes it. */
  readonly when?: Condition;
  readonly every: 'month' | 'year';
  readonly clock: ClockTerms;
}

export interface Notice extends Sourced, Edition {
  readonly id: string;
  readonly audience: 'customer' | 'agent' | 'internal' | 'authority';
  readonly channel?: string;
  readonly at:
    { readonly kind: 'stage'; readonly stage: string } | { readonly kind: 'event'; readonly event: string };
  readonly when?: Condition;
  readonly text: Text;
}

export interface PolicyTest {
  readonly name: string;
  /** The name in several languages, where it was given so. */
  readonly title?: Text;
  /** How the expected values follow from the clause. */
  readonly note?: string;
  readonly cite: readonly string[];
  /** A case of cli.md without id. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly rates?: readonly unknown[];
  /** A part of the answer: objects match by key, lists of items by id, `null` must be absent. */
  readonly expect: Readonly<Record<string, unknown>>;
}
