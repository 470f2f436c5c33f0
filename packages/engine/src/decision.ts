import type { MoneyJson } from '@redress/money';
import type {
  Amount,
  Basis,
  CaseFinding,
  ClockTerms,
  DurationUnit,
  RemedyKind,
  RoundingMode,
  Way,
  Within,
} from '@redress/policy';
import type { Verdict } from './truth.js';

/**
 * What a policy says about one case at one moment: the answer of `redress decide` (cli.md), codes and parameters
 * only. Instants are ISO 8601 with the offset of the policy's zone, days `YYYY-MM-DD`.
 */
export interface Decision {
  readonly id: string;
  readonly at: string;
  readonly policy: { readonly id: string; readonly version: string; readonly effectiveHash: string };
  readonly calendarHash: string;
  readonly classification: Readonly<Record<string, FieldValue>>;
  readonly alsoMatched: Readonly<Record<string, readonly string[]>>;
  readonly routing: Readonly<Record<string, FieldValue>>;
  readonly missing: readonly Missing[];
  /** Share of the checklist items that are there, 0 to 1, two decimals. */
  readonly completeness: number;
  readonly responsibility: Readonly<Record<string, FieldValue | Readonly<Record<string, number>>>>;
  /** Presumptions on which an output hangs. */
  readonly presumed: readonly string[];
  readonly stages: readonly StageDecision[];
  readonly reports: readonly ReportDecision[];
  readonly remedies: readonly RemedyDecision[];
  readonly denied: readonly DeniedRemedy[];
  readonly totals: readonly Total[];
  readonly approvals: readonly { readonly id: string; readonly by: string; readonly because: string }[];
  readonly notices: readonly { readonly id: string; readonly audience: string; readonly due?: string }[];
  readonly undetermined: readonly Undetermined[];
  readonly askNext: readonly string[];
  /** Ids of the exchange rates that were applied. */
  readonly rates: readonly string[];
  readonly attestation?: 'pending' | 'confirmed' | 'disputed';
  readonly findings: readonly CaseFinding[];
  readonly reasons?: Reasons;
}

export type FieldValue = boolean | number | string | MoneyJson | null;

export interface Missing {
  readonly fact: string;
  /** The checklist, or the remedy whose proof it is. */
  readonly why: string;
}

export interface StageDecision {
  readonly id: string;
  readonly owner: string | null;
  readonly class: 'internal' | 'promised' | 'statutory' | 'authority';
  readonly from: string | null;
  readonly due: string | null;
  readonly lastDay: string | null;
  /** `projected` while a start it hangs on has not happened. */
  readonly basis: 'actual' | 'projected';
  /** The calendar is not known that far, or a fact that would move it is unknown. */
  readonly provisional: boolean;
  readonly paused?: true;
  readonly done?: string;
  readonly warnAt?: string;
  readonly escalate?: readonly { readonly to: string; readonly at: string }[];
}

export interface ReportDecision {
  readonly id: string;
  readonly due: string;
  readonly lastDay: string;
  readonly provisional: boolean;
  /** The case came in after the period's cut-off and is reported as a supplement to its own period. */
  readonly supplement?: true;
  /** Where the report or its clauses have dates: those that hold. */
  readonly cite?: readonly string[];
}

export interface RemedyDecision {
  readonly id: string;
  readonly kind: RemedyKind;
  readonly basis: Basis;
  readonly state: 'owed' | 'possible';
  readonly audience: 'customer' | 'internal';
  readonly beneficiary: string;
  /** Which ways it goes, where that is not simply to the customer; of two none is certain. */
  readonly ways?: readonly Way[];
  /** Each one's own amount, rounded. */
  readonly amount?: MoneyJson;
  readonly per?: number;
  readonly quantity?: number;
  /** Of a remedy with a line for each element of a list, those that count; `amount` is then absent. */
  readonly lines?: readonly ElementLineDecision[];
  readonly total?: MoneyJson;
  /** In place of `total` while an input is undetermined; without `totalMax` there is no upper end. */
  readonly totalMin?: MoneyJson;
  readonly totalMax?: MoneyJson;
  readonly payer?: string;
  readonly due?: string;
  readonly lastDay?: string;
  readonly cite: readonly string[];
  /** Facts that depart from their presumption and wait for the role that settles them. */
  readonly unsettled?: readonly string[];
}

export interface ElementLineDecision {
  /** The position of the element in the list, from zero. */
  readonly element: number;
  /** Rounded by itself; between its ends while something is undetermined, without an upper one if there is none. */
  readonly amount?: MoneyJson;
  readonly amountMin?: MoneyJson;
  readonly amountMax?: MoneyJson;
}

export interface DeniedRemedy {
  readonly id: string;
  /** The ground of refusal, or `stack.<group>` where another remedy of the group took its place, `tops.<id>` where a law grants as much. */
  readonly rule: string;
  readonly cite: readonly string[];
  readonly unsettled?: readonly string[];
}

/** `amount` is null while the two ends differ, `max` where there is no upper end. */
export interface Bounds {
  readonly amount: string | null;
  readonly min: string;
  readonly max: string | null;
}

/** Sums by basis, of what others than the customer pay. */
export interface Total extends Bounds {
  readonly basis: Basis;
  readonly currency: string;
  /** What of it goes to the customer, where some goes to others. */
  readonly toCustomer?: Bounds;
  /** What the customer pays. */
  readonly fromCustomer?: Bounds;
}

export interface Undetermined {
  /** `classification.topic`, `remedies.voucher`, `stages.investigate` … */
  readonly where: string;
  /** How many of its rules are open. */
  readonly rules: number;
  /** The stated facts that would settle them. */
  readonly facts: readonly string[];
}

// ---- reasons -----------------------------------------------------------------------------------------------

/** Why each output is as it is: data, rendered later for a reader (`explain`). */
export interface Reasons {
  readonly outputs: readonly OutputReason[];
  readonly facts: readonly FactReason[];
}

export interface OutputReason {
  /** As in `Undetermined.where`. */
  readonly where: string;
  readonly result: FieldValue | Readonly<Record<string, number>> | undefined;
  readonly state: 'determined' | 'undetermined' | 'otherwise' | 'skipped' | 'denied';
  readonly rules: readonly RuleReason[];
  /** Where an amount comes from. */
  readonly amount?: LineReason;
  /** The periods that may set the due time: several while it is open which one applies, and then the earliest counts. */
  readonly clocks?: readonly ClockReason[];
  /** The stages of whose due times it is the first. */
  readonly earliest?: readonly string[];
  /** Due as it was promised when the stage started, whatever its period says by now. */
  readonly promised?: true;
  /** Why a due time is provisional. */
  readonly provisional?: readonly ProvisionalReason[];
}

/** The line of a remedy: its amount for each one, what it is multiplied by, and the most it may come to. */
export interface LineReason {
  readonly of: AmountReason;
  readonly per?: NumberReason;
  readonly quantity?: NumberReason;
  readonly cap?: AmountReason;
  /** The group whose cap or offsets leave less than the line says. */
  readonly reducedBy?: string;
  /** What was granted before and is deducted. */
  readonly granted?: Pick<AmountReason, 'min' | 'max'>;
  /** Remedies that are deducted, with what they come to. */
  readonly offsets?: readonly (Pick<AmountReason, 'min' | 'max'> & { readonly remedy: string })[];
}

/** A number of an amount, and the name that gives it; without a value it is unknown. */
export interface NumberReason {
  readonly name?: string;
  readonly value?: FieldValue;
}

/** One node of an amount with what it comes to in the case, before rounding to what can be paid. */
export interface AmountReason {
  /** `forEach`: the lines of the elements of a list, added. */
  readonly kind: Amount['kind'] | 'forEach';
  readonly min: MoneyJson;
  /** Absent where there is no upper end. */
  readonly max?: MoneyJson;
  /** The name that holds it; of `forEach` the list. */
  readonly name?: string;
  /** Of a line for an element, its position in the list, from zero. */
  readonly element?: number;
  /** The percentage, what a rate is multiplied by, or the part of a share. */
  readonly by?: NumberReason;
  /** What the part of a share is a part of. */
  readonly whole?: NumberReason;
  readonly mode?: RoundingMode;
  readonly increment?: string;
  /** Whether a cap leaves less than the amount. */
  readonly isCut?: boolean;
  /** What it is made of: of a cap the amount and the limit, of a choice the cases that apply or may apply. */
  readonly parts: readonly AmountReason[];
  /** Of a case of a choice: the condition that chose it; absent for `otherwise`. */
  readonly when?: ConditionReason;
}

/** A period in one case: how long, from when, on which calendar, and what the calendar made of it. */
export interface ClockReason {
  /** The rule of the condition under which it applies; none for one that applies otherwise. */
  readonly rule?: string;
  readonly within: Within;
  /** How long it is, where a name says so. */
  readonly length?: number;
  readonly starts: ClockStart;
  /** An instant, or a date without time. */
  readonly from: string;
  readonly calendar: string;
  readonly edition?: string;
  readonly terms: Omit<ClockTerms, 'within' | 'calendar'>;
  /** Dates on the way that are closed and do not count, where only open time counts. */
  readonly closedDays: readonly string[];
  /** The closed date on which it would have ended, and from which its end was moved. */
  readonly movedFrom?: string;
  /** When it stood still; `null` while it still does. */
  readonly pauses?: readonly (readonly [string, string | null])[];
  /** `null` while it stands still. */
  readonly due: string | null;
}

export type ClockStart =
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'fact'; readonly fact: string }
  /** The end of the latest of these stages. */
  | { readonly kind: 'after'; readonly stages: readonly string[] }
  /** The stage was started by itself, or anew when the case was classified anew. */
  | { readonly kind: 'started' | 'reclassified' };

export type ProvisionalReason =
  /** It leaves the days that the calendar knows. */
  | { readonly kind: 'calendar'; readonly calendar: string; readonly knownUntil?: string }
  /** It is open whether the stage is needed, or which period applies; `undetermined` names the facts. */
  | { readonly kind: 'need' | 'period' }
  /** What starts it has not happened or is not known. */
  | { readonly kind: 'start'; readonly starts: ClockStart }
  /** These stages are provisional or open themselves. */
  | { readonly kind: 'stages'; readonly stages: readonly string[] };

export interface RuleReason {
  readonly rule: string;
  readonly verdict: Verdict;
  /** The rule that determined the output. */
  readonly isDeciding: boolean;
  readonly cite: readonly string[];
  readonly assumed: boolean;
  readonly condition?: ConditionReason;
}

export type ConditionReason =
  | { readonly kind: 'all' | 'any'; readonly verdict: Verdict; readonly children: readonly ConditionReason[] }
  | { readonly kind: 'not'; readonly verdict: Verdict; readonly children: readonly ConditionReason[] }
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly verdict: Verdict;
      readonly children: readonly ConditionReason[];
    }
  | {
      readonly kind: 'some' | 'every' | 'none';
      readonly verdict: Verdict;
      readonly list: string;
      /** How many elements it has; null where it is known to be none, absent while it is unknown. */
      readonly size?: number | null;
      /** Those of its elements that decide, or leave it open. */
      readonly children: readonly ConditionReason[];
    }
  | {
      readonly kind: 'element';
      /** Its position in the list, from zero. */
      readonly element: number;
      readonly verdict: Verdict;
      readonly children: readonly ConditionReason[];
    }
  | {
      readonly kind: 'leaf';
      readonly verdict: Verdict;
      readonly fact: string;
      readonly operator: string;
      readonly actual: FieldValue | undefined;
      /** The left side has no upper end; `actual` then tells only what of it has one. */
      readonly isUnbounded?: true;
      /** The right side: constants, or names with their values. */
      readonly expected: readonly { readonly name?: string; readonly value: FieldValue | undefined }[];
      /** What was found of the term, in the words of the text and in their order. */
      readonly found?: readonly string[];
      /** Where the time between two moments is held against a limit. */
      readonly period?: PeriodReason;
    };

/** A notice period or time bar in one case: `from` is where it starts, `to` what had to happen within it. */
export interface PeriodReason {
  readonly from: NamedMoment;
  readonly to: NamedMoment;
  /** What has passed from one to the other, in units; absent where the policy reckons the last day only. */
  readonly elapsed?: number;
  readonly limit: number;
  /** The name that gives the limit. */
  readonly limitName?: string;
  readonly unit: DurationUnit;
  /** The last day on which it would have been in time; for hours and minutes the last instant. */
  readonly last: string;
}

/** A date or instant and the name that holds it. */
export interface NamedMoment {
  readonly name: string;
  readonly value: string;
}

export interface FactReason {
  readonly fact: string;
  readonly value: FieldValue | undefined;
  readonly source:
    'stated' | 'presumed' | 'derived' | 'value' | 'option' | 'decided' | 'unknown' | 'irrelevant';
  /** The names a derived one was reckoned from. */
  readonly inputs?: readonly string[];
  /** It departs from its presumption, or hangs on what does, and the role that settles it has not confirmed it. */
  readonly unsettled?: true;
}
