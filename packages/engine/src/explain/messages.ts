import type {
  Basis,
  DurationUnit,
  Locale,
  OperatorName,
  RemedyKind,
  RoundingMode,
  ValueType,
} from '@redress/policy';
import type { StageDecision } from '../decision.js';
import type { Verdict } from '../truth.js';

/** The codes of findings of the engine itself; all others show their own message. */
export const ENGINE_FINDINGS = [
  'amount-of-none',
  'assumed-time',
  'disputed-reading',
  'distance-straddles-limit',
  'fact-stated-twice',
  'granted-unknown',
  'granted-unreadable',
  'incident-after-receipt',
  'irrelevant-fact',
  'later-than-law',
  'law-fact-overruled',
  'law-not-in-force',
  'money-overflow',
  'negative-amount',
  'no-rate',
  'no-value-at-date',
  'number-too-large',
  'other-currency-than-law',
  'out-of-range',
  'policy-not-in-force',
  'resumed-without-pause',
  'share-of-nothing',
  'table-no-row',
  'table-rows-conflict',
  'too-many-elements',
  'too-many-facts',
  'undeclared-fact',
  'unknown-airport',
  'wrong-type',
] as const;
export type EngineFinding = (typeof ENGINE_FINDINGS)[number];

/**
 * The codes with which the reading of a case, or of the row of a file, says what it could not take. Their own English
 * message is the more exact one; other languages say the code, with what the message has in backticks.
 */
export const READING_FINDINGS = [
  'assumed-value',
  'currency-unknown',
  'group-conflict',
  'group-incomplete',
  'key-unknown',
  'largest-tie',
  'lookup-missed',
  'not-comparable',
  'number-imprecise',
  'unmapped-value',
  'unreadable-cell',
  'zone-unknown',
] as const;
export type ReadingFinding = (typeof READING_FINDINGS)[number];

/** The codes with which a clock says that it cannot reckon. */
export const CLOCK_FINDINGS = ['bad-amount', 'calendar-never-open', 'out-of-range', 'wrong-type'] as const;
export type ClockFinding = (typeof CLOCK_FINDINGS)[number];

/** How a language says what has an English message of its own. */
export interface ForeignFindings {
  readonly reading: Readonly<Record<ReadingFinding, string>>;
  readonly clock: Readonly<Record<ClockFinding, string>>;
}

/** Parties that the language itself names; all others have their titles in the policy. */
export type PartyName = 'customer' | 'none' | 'shared';

export const SECTIONS = [
  'badFacts',
  'classification',
  'routing',
  'missing',
  'responsibility',
  'stages',
  'reports',
  'remedies',
  'owed',
  'others',
  'denied',
  'totals',
  'approvals',
  'undetermined',
  'askNext',
  'presumed',
  'findings',
] as const;
export type SectionId = (typeof SECTIONS)[number];

/** What a time bar says, each part already worded; `from` and `to` are named by the policy. */
export interface TimeBarWords {
  readonly limit: string;
  readonly from: string;
  readonly fromName: string;
  readonly last: string;
  readonly to: string;
  readonly toName: string;
  /** How long it took in fact. */
  readonly elapsed: string | undefined;
}

/**
 * Every word that is ours and not the policy's, in one language. Each locale is one object of this shape, so that
 * none can lack a wording. Parameters arrive already worded.
 */
export interface Messages {
  readonly locale: Locale;
  readonly sections: Readonly<Record<SectionId, string>>;
  readonly customerSections: Readonly<
    Record<'classification' | 'missing' | 'stages' | 'remedies' | 'owed' | 'others' | 'denied', string>
  >;
  /** Heading of an explanation. */
  decisionOf(id: string, policy: string, version: string, at: string): string;
  customerDecisionOf(id: string): string;

  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  date(year: number, month: number, day: number, weekday: number): string;
  dateAndTime(date: string, time: string): string;
  duration(hours: number, minutes: number, seconds: number): string;
  /** `4 hours`, `3 working days`. */
  readonly units: Readonly<Record<DurationUnit, (count: string) => string>>;
  until(end: 'endOfMonth' | 'endOfYear', cutOffWorkingDays: string | undefined): string;
  /** Units of facts by their id in the policy; others are written as they are. */
  readonly factUnits: Readonly<Record<'min' | 'h' | 'd' | 'km' | 'm' | 'kg', (number: string) => string>>;
  withUnit(number: string, unit: string): string;
  /** An amount in a currency; currencies without an entry are written with their code. */
  readonly currencies: Readonly<
    Record<'CNY' | 'TWD' | 'HKD' | 'USD' | 'EUR' | 'GBP' | 'JPY' | 'XDR', (amount: string) => string>
  >;
  otherCurrency(code: string, amount: string): string;
  between(low: string, high: string): string;
  atLeast(amount: string): string;
  atMost(amount: string): string;
  each(amount: string, count: string): string;

  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly noneOfList: string;
  readonly unknown: string;
  readonly notYetKnown: string;
  readonly notNeeded: string;
  readonly underExamination: string;
  readonly masked: string;
  list(items: readonly string[]): string;
  quoted(text: string): string;
  labelled(label: string, text: string): string;
  remark(text: string, ...remarks: readonly string[]): string;
  clauses(ids: string): string;
  readonly assumed: string;

  readonly operators: Readonly<Record<OperatorName, (actual: string, expected: readonly string[]) => string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  holds(statement: string, verdict: string): string;
  readonly allOf: string;
  readonly anyOf: string;
  readonly notOf: string;
  /** A condition on the elements of a list, of which that many are there. */
  readonly quantified: Readonly<Record<'some' | 'every' | 'none', (list: string) => string>>;
  elements(count: string): string;
  /** An element of a list by its number, from one. */
  element(number: string): string;
  /** The lines of a remedy that has one for each element. */
  forEachOf(list: string): string;
  whose(value: string, name: string): string;
  readonly words: (words: readonly string[], isCut: boolean) => string;

  readonly byRule: string;
  readonly alsoMatched: string;
  readonly openRule: string;
  readonly byDefault: string;
  /** A row of a table by its title. */
  row(title: string): string;
  readonly grantedWhen: string;
  readonly refusedWhen: string;
  readonly neededWhen: string;
  readonly periodWhen: string;

  readonly completeness: (percent: string) => string;
  missingFor(fact: string, what: string): string;
  shares: string;
  share(party: string, percent: string): string;

  due(when: string): string;
  readonly noDue: string;
  readonly paused: string;
  done(when: string): string;
  /** A period with what it starts from, `2 hours from received (…)`; `before` counts backwards. */
  clock(within: string, start: string, from: string, direction: 'after' | 'before'): string;
  /** What starts a period: the end of these stages, the step itself, a new classification. */
  endOf(stages: string): string;
  readonly stepStart: string;
  readonly reclassification: string;
  /** The calendar that counts, and when on its last day a period of days ends. */
  calendar(name: string, edition: string | undefined, ends: string | undefined): string;
  earliestOf(stages: string): string;
  readonly ends: Readonly<Record<'sameTime' | 'closeOfBusiness' | 'endOfDay', string>>;
  closedDays(days: string): string;
  manyClosedDays(count: number, first: string, last: string): string;
  movedFrom(day: string): string;
  stoodStill(from: string, to: string | undefined): string;
  readonly asPromised: string;
  provisionalBecause(why: string): string;
  calendarEnds(name: string, day: string | undefined): string;
  readonly needOpen: string;
  readonly periodOpen: string;
  startOpen(start: string): string;
  stagesOpen(stages: string): string;
  readonly ownerOpen: string;
  readonly provisional: string;
  readonly expected: string;
  /** Of the answer to the customer, in a sentence. */
  answerBy(when: string): string;
  answerExpected(when: string): string;
  readonly projected: string;
  owner(party: string): string;
  lastDay(date: string): string;
  warnAt(when: string): string;
  escalate(party: string, when: string): string;
  readonly classes: Readonly<Record<StageDecision['class'], string>>;
  supplement: string;

  readonly kinds: Readonly<Record<RemedyKind, string>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly states: Readonly<Record<'owed' | 'possible', string>>;
  readonly internal: string;
  ground(text: string): string;
  /** Heads of what an amount comes from; what they speak of stands below. */
  readonly reckoned: string;
  readonly fixedAmount: string;
  percentOf(percent: string): string;
  shareOf(part: string, whole: string): string;
  times(quantity: string): string;
  readonly chosen: string;
  readonly chosenOtherwise: string;
  readonly mayApply: string;
  readonly leastOf: string;
  readonly greatestOf: string;
  readonly sumOf: string;
  readonly firstLessSecond: string;
  readonly atDiscretion: string;
  converted(currency: string): string;
  readonly cut: string;
  readonly withinLimit: string;
  limit(text: string): string;
  rounded(mode: string, increment: string | undefined): string;
  readonly roundingModes: Readonly<Record<RoundingMode, string>>;
  lineCap(text: string): string;
  reducedBy(group: string): string;
  lessGranted(amount: string): string;
  lessOffset(remedy: string, amount: string): string;
  miles(count: string): string;
  countedAt(amount: string): string;
  payer(party: string): string;
  beneficiary(party: string): string;
  /** To the customer: who gets what the customer does not. */
  paidTo(party: string): string;
  /** Of what both sides pay, of what the customer gets of it, and of what the customer gets and pays alone. */
  readonly partOfIt: string;
  readonly sharedCost: string;
  readonly ownCost: string;
  /** Of what the customer might have had to pay. */
  notOwed(ground: string): string;
  remedyDue(when: string): string;
  awaitsProof(facts: string): string;
  onProof(facts: string): string;
  awaitsSettling(facts: string): string;
  readonly amountExamined: string;
  readonly moreExamined: string;
  readonly choice: string;
  readonly customerChoice: string;
  displaced(group: string): string;
  coveredByLaw(remedy: string): string;
  refused(ground: string): string;
  /** A notice period or time bar: how long, from when, until when, and when what was to happen within it happened. */
  timeBar(parts: TimeBarWords): string;
  /** The same for the customer. */
  customerTimeBar(parts: TimeBarWords): string;
  readonly noClause: string;
  /** What an output rests on that nobody stated, each as `presumedAs`. */
  restsOnPresumption(presumed: string): string;
  /** The same for the customer, of what the customer can tell better. */
  customerPresumption(presumed: string): string;
  /** Of a stated fact that was not used: what was taken in its place. */
  takenInstead(value: string): string;
  readonly allTotals: string;
  total(of: string): string;

  approvalBy(party: string): string;
  openRules(count: number): string;
  /** A notice by its title. */
  noticeOf(title: string): string;
  settledBy(facts: string): string;
  presumedAs(fact: string, value: string): string;
  /** An amount that is not certain, `upTo` its upper end: of all that may apply, even where it excludes one another. */
  ifAllApplied(upTo: string): string;
  /** Of an amount without upper end, and why: an amount in it is in another currency and lacks a rate, or is open. */
  noUpperEnd(why: { readonly lacksRate: boolean; readonly isOpen: boolean }): string;

  readonly caseNames: Readonly<Record<'id' | 'receivedAt' | 'incidentAt' | 'at', string>>;
  readonly parties: Readonly<Record<PartyName, string>>;
  /** What a finding says; the place it concerns stands before it. */
  readonly findings: Readonly<Record<EngineFinding, string>>;
  /** Absent in English, which takes the message. */
  readonly foreignFindings?: ForeignFindings;
  findingAt(where: string, message: string): string;
  given(value: string): string;
  /** Of two statements of one thing: the one that counts, or the one that does not. */
  statement(words: string, counts: boolean): string;
  /** What a reading of the law gives, each output already worded. */
  reading(value: string, gives: readonly string[]): string;
  readonly readingStates: Readonly<Record<'owed' | 'possible' | 'denied' | 'none', string>>;
  presumedBy(option: string): string;
  didYouMean(meant: string): string;
  allowed(values: string): string;
  andMore(values: string): string;
  /** What a stated value of each type looks like. */
  readonly expectedTypes: Readonly<Record<Exclude<ValueType['kind'], 'enum'>, string>>;
}
