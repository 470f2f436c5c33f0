import { Rational, type CurrencyCode } from '@redress/money';
import type { Basis, Way } from '@redress/policy';
import type { Frame } from '../frame.js';
import { grantedOf } from '../grants.js';
import type { Scope } from '../scope.js';
import { converted, isConvertible } from './amount.js';
import {
  addIntervals,
  greatestOf,
  leastOf,
  subtractIntervals,
  type AmountInterval,
  type Interval,
  inCurrency,
} from './interval.js';
import { atLeastZero, type RemedyOutcome } from './remedy.js';

/** A remedy after its group was looked at. */
export interface Stacked {
  readonly outcome: RemedyOutcome;
  readonly state: 'owed' | 'possible' | 'denied';
  /** The group in which others took its place, and those others. */
  readonly displacedBy: { readonly group: string; readonly others: readonly RemedyOutcome[] } | undefined;
  readonly total: AmountInterval | undefined;
  /** What was deducted from it: what was granted before, and what other remedies come to. */
  readonly deducted?: Deducted;
}

export interface Deducted {
  readonly granted?: AmountInterval;
  readonly offsets: readonly { readonly outcome: RemedyOutcome; readonly total: AmountInterval }[];
}

/** What is set aside for a group, or for a remedy that stands alone: for certain, and at most. */
export interface Reserve {
  /** Absent where the customer pays all of it. */
  readonly total: AmountInterval | undefined;
  /** What of it may fall to each basis; where there are several, none is certain to get anything. */
  readonly parts: readonly Part[];
}

/** What a group costs by one basis. */
export interface Part {
  readonly basis: Basis;
  readonly currency: CurrencyCode;
  /** What others than the customer pay; absent where they pay nothing. */
  readonly total?: AmountInterval;
  /** What of it goes to the customer; absent where all of it does. */
  readonly toCustomer?: AmountInterval;
  /** What the customer pays. */
  readonly fromCustomer?: AmountInterval;
}

/**
 * Lets the members of each group make way for one another (language.md §4): `all` are paid up to the group's cap,
 * `largest` and `first` leave one, of `claimant` all are listed and the largest is reserved. Without certainty which
 * one it is, the candidates stay possible. What is internal competes, but nothing is set aside for it.
 */
export function stackRemedies(
  outcomes: readonly RemedyOutcome[],
  frame: Frame,
  scope: Scope,
): { stacked: Stacked[]; reserves: Reserve[] } {
  const settled = new Map<RemedyOutcome, Stacked>();
  const reserves: Reserve[] = [];
  const groups = new Map<string, RemedyOutcome[]>();
  for (const outcome of outcomes) {
    const { stack } = outcome.program.remedy;
    if (outcome.state === 'denied') continue;
    if (stack === undefined) {
      addAlone(outcome, reserves);
      continue;
    }
    const members = groups.get(stack.group);
    if (members === undefined) groups.set(stack.group, [outcome]);
    else members.push(outcome);
  }
  const settledOf = (id: string): Stacked | undefined => {
    const outcome = outcomes.find(({ program }) => program.remedy.id === id);
    return outcome && (settled.get(outcome) ?? asItIs(outcome));
  };
  for (const [group, members] of inOrderOfOffsets(groups)) {
    for (const one of settleGroup(group, members, frame, scope, reserves, settledOf))
      settled.set(one.outcome, one);
  }
  return { stacked: outcomes.map((outcome) => settled.get(outcome) ?? asItIs(outcome)), reserves };
}

/**
 * Where all amounts of a group are in one currency they need no other. Else members that are at home in one, as those of a law,
 * meet in that, and others in the policy's.
 */
function meetingOf(
  members: readonly RemedyOutcome[],
  limits: readonly AmountInterval[],
  scope: Scope,
): Scope {
  const code = currencyOfAll(members, limits) ?? homeOfAll(members);
  return code === undefined || code === scope.currency ? scope : { ...scope, currency: code };
}

function currencyOfAll(
  members: readonly RemedyOutcome[],
  limits: readonly AmountInterval[],
): CurrencyCode | undefined {
  let sole = limits[0]?.currency;
  for (const { currency } of limits) if (currency !== sole) return undefined;
  for (const { line } of members) {
    if (line === undefined) continue;
    sole ??= line.total.currency;
    if (line.total.currency !== sole) return undefined;
  }
  return sole;
}

function homeOfAll(members: readonly RemedyOutcome[]): CurrencyCode | undefined {
  const first = members[0]?.program.scope.home.currency;
  return members.every(({ program }) => program.scope.home.currency === first) ? first : undefined;
}

function asItIs(outcome: RemedyOutcome, total = outcome.line?.total): Stacked {
  return { outcome, state: outcome.state, displacedBy: undefined, total };
}

type Groups = ReadonlyMap<string, readonly RemedyOutcome[]>;

function haveOffsets(groups: Groups): boolean {
  for (const members of groups.values())
    for (const { program } of members) if (program.offsets.length > 0) return true;
  return false;
}

/** Each group after those whose totals are deducted from its members; a checked policy has no circle of them. */
function inOrderOfOffsets(groups: Groups): Iterable<readonly [string, readonly RemedyOutcome[]]> {
  if (!haveOffsets(groups)) return groups;
  const groupOf = new Map(
    [...groups].flatMap(([group, members]) =>
      members.map(({ program }) => [program.remedy.id, group] as const),
    ),
  );
  const ordered = new Map<string, readonly RemedyOutcome[]>();
  const visit = (group: string, members: readonly RemedyOutcome[]): void => {
    if (ordered.has(group)) return;
    for (const { program } of members)
      for (const id of program.offsets) {
        const needed = groupOf.get(id);
        const others = needed === undefined || needed === group ? undefined : groups.get(needed);
        if (needed !== undefined && others !== undefined) visit(needed, others);
      }
    ordered.set(group, members);
  };
  for (const [group, members] of groups) visit(group, members);
  return ordered;
}

function settleGroup(
  group: string,
  members: readonly RemedyOutcome[],
  frame: Frame,
  policyScope: Scope,
  reserves: Reserve[],
  settledOf: (id: string) => Stacked | undefined,
): Stacked[] {
  const stack = members[0]?.program.remedy.stack;
  const take = stack?.take ?? 'all';
  const limits = groupLimits(members, frame);
  const scope = meetingOf(members, limits, policyScope);
  const cap = groupCap(limits, frame, scope);
  const isGranted = stack?.alreadyGranted === true && frame.granted !== undefined;
  const isReduced = isGranted || members.some(({ program }) => program.offsets.length > 0);
  if (take === 'all' && cap === undefined && !isReduced) {
    for (const outcome of members) addAlone(outcome, reserves);
    return members.map((outcome) => asItIs(outcome));
  }
  const candidates = members.map((outcome, position): Candidate => {
    const one: Candidate = {
      outcome,
      position,
      total: inHouse(outcome, frame, scope),
      // What was granted before is reckoned in the currency of the group.
      ...(isGranted ? {} : apartFrom(outcome, frame, scope)),
    };
    return outcome.program.offsets.length === 0 ? one : lessOffsets(one, frame, settledOf);
  });
  const granted = (ids: readonly string[]): AmountInterval | undefined =>
    isGranted ? grantedOf(new Set(ids), scope.currency, frame) : undefined;
  // What was granted of the group is out, also of a remedy that is not in question any more.
  const ofGroup = isGranted ? granted(idsOf(group, scope)) : undefined;
  if (take === 'all') {
    const left = candidates.map((one) => lessGranted(one, granted([one.outcome.program.remedy.id])));
    // What was granted has used up its part of the cap, whichever member it went to.
    const limit = cap === undefined ? undefined : less(cap, ofGroup);
    const paid =
      limit === undefined
        ? left.map((one) => {
            addAlone(one.outcome, reserves, ownTotal(one));
            return asItIs(one.outcome, paidTotal(one));
          })
        : payAll(left, limit, reserves);
    return withDeducted(paid, left);
  }
  const limitedOnes = cap === undefined ? candidates : candidates.map(upTo(cap));
  if (!isReduced) return settleOne(group, take, limitedOnes, frame, reserves);
  const whole: Reserve[] = [];
  const stacked = settleOne(group, take, limitedOnes, frame, whole);
  for (const { total, parts } of whole)
    reserves.push({
      total: total && less(total, ofGroup),
      parts: parts.map((part) => lessOfPart(part, ofGroup)),
    });
  const afterwards = stacked.map((one) =>
    one.total === undefined ? one : { ...one, total: less(one.total, ofGroup) },
  );
  return withDeducted(
    afterwards,
    candidates.map((one) => lessGranted(one, ofGroup)),
  );
}

function idsOf(group: string, { policy }: Scope): readonly string[] {
  return policy.document.remedies.flatMap(({ id, stack }) => (stack?.group === group ? [id] : []));
}

/** One of the group is paid: the largest, the first, or the one that the claimant chooses. */
function settleOne(
  group: string,
  take: 'largest' | 'first' | 'claimant',
  candidates: readonly Candidate[],
  frame: Frame,
  reserves: Reserve[],
): Stacked[] {
  switch (take) {
    case 'largest':
      sayIfKindsDiffer(
        group,
        candidates.map(({ outcome }) => outcome),
        frame,
      );
      return payOne(group, candidates, isLargestAmong, greatestReserve, reserves);
    case 'first':
      return payOne(group, candidates, isFirstAmong, firstReserve, reserves);
    case 'claimant':
      addOneReserve(candidates, greatestReserve, reserves);
      return candidates.map((one) => asItIs(one.outcome, paidTotal(one)));
  }
}

/** Nothing less than nothing is left. */
function less(total: AmountInterval, deducted: Interval | undefined): AmountInterval {
  return deducted === undefined
    ? total
    : atLeastZero(inCurrency(subtractIntervals(total, deducted), total.currency));
}

function lessOfPart(
  { total, toCustomer, fromCustomer, ...part }: Part,
  deducted: Interval | undefined,
): Part {
  return {
    ...part,
    ...(total === undefined ? {} : { total: less(total, deducted) }),
    ...(toCustomer === undefined ? {} : { toCustomer: less(toCustomer, deducted) }),
    ...(fromCustomer === undefined ? {} : { fromCustomer: less(fromCustomer, deducted) }),
  };
}

function lessGranted(one: Candidate, granted: AmountInterval | undefined): Candidate {
  if (granted === undefined) return one;
  return {
    ...one,
    total: less(one.total, granted),
    deducted: { offsets: one.deducted?.offsets ?? [], granted },
  };
}

/** Less what the remedies it is offset against come to, for certain and at most. */
function lessOffsets(
  one: Candidate,
  frame: Frame,
  settledOf: (id: string) => Stacked | undefined,
): Candidate {
  const offsets = one.outcome.program.offsets.flatMap((id) => {
    const other = settledOf(id);
    if (other?.total === undefined || other.state === 'denied') return [];
    const totalIn = (code: CurrencyCode): AmountInterval =>
      counted(converted(other.total ?? NOTHING(code), code, frame), other.state);
    return [{ outcome: other.outcome, totalIn }];
  });
  const lessAll = (total: AmountInterval): AmountInterval =>
    offsets.reduce((left, { totalIn }) => less(left, totalIn(left.currency)), total);
  const { currency } = ownTotal(one);
  return {
    ...one,
    total: lessAll(one.total),
    ...(one.apart === undefined ? {} : { apart: lessAll(one.apart) }),
    deducted: { offsets: offsets.map(({ outcome, totalIn }) => ({ outcome, total: totalIn(currency) })) },
  };
}

function withDeducted(stacked: readonly Stacked[], candidates: readonly Candidate[]): Stacked[] {
  return stacked.map((one, position) => {
    const deducted = candidates[position]?.deducted;
    return deducted === undefined ? one : { ...one, deducted };
  });
}

/** A member of a group with its total in the policy's currency. */
interface Candidate {
  readonly outcome: RemedyOutcome;
  readonly position: number;
  readonly total: AmountInterval;
  /** Its total in its own currency, where no rate leads from that into the one of the group. */
  readonly apart?: AmountInterval;
  readonly deducted?: Deducted;
  /** Only a part of it counts, and nobody says how much. */
  readonly isPart?: true;
}

function upTo(cap: AmountInterval | undefined): (one: Candidate) => Candidate {
  return ({ apart: _apart, ...one }) => ({ ...one, total: limited(one.total, cap) });
}

/** Without a rate an amount is told as it is, not as the nothing that is certain of it in another currency. */
function apartFrom(
  { line }: RemedyOutcome,
  frame: Frame,
  { currency }: Scope,
): { readonly apart?: AmountInterval } {
  return line === undefined || isConvertible(line.total.currency, currency, frame)
    ? {}
    : { apart: line.total };
}

function ownTotal({ apart, total }: Candidate): AmountInterval {
  return apart ?? total;
}

function paidTotal(one: Candidate): AmountInterval | undefined {
  return one.outcome.line === undefined ? undefined : ownTotal(one);
}

/** Every member is paid until the group's cap is used up: what laws owe first, then in document order. */
function payAll(
  candidates: readonly Candidate[],
  cap: AmountInterval | undefined,
  reserves: Reserve[],
): Stacked[] {
  let left: Interval | undefined = cap;
  const order = [...candidates.filter(isOfLaw), ...candidates.filter((one) => !isOfLaw(one))];
  const inOrder = order.map((one): Candidate => {
    const total = left === undefined ? one.total : limited(one.total, inCurrency(left, one.total.currency));
    if (left !== undefined)
      left = greatestOf(subtractIntervals(left, counted(total, one.outcome.state)), {
        low: Rational.ZERO,
        high: Rational.ZERO,
      });
    return { ...one, total };
  });
  const paid = inOrder.toSorted((a, b) => a.position - b.position);
  const paidOf = (one: Candidate): Candidate => {
    const own = paid[one.position] ?? one;
    return one.isPart === true ? { ...own, isPart: true } : own;
  };
  // Together they are never paid more than the cap, though each of them may get all of it.
  const whole: ReserveFor = (ones) => limited(sumReserve(ones), cap);
  const share: ReserveFor = ([first, ...rest]) => sumReserve([paidOf(first), ...rest.map(paidOf)]);
  addReserve(candidates, whole, share, reserves);
  return paid.map(({ outcome, total }) => asItIs(outcome, outcome.line === undefined ? undefined : total));
}

type Beats = (a: Candidate, b: Candidate) => boolean;
type ReserveFor = (candidates: Candidates) => AmountInterval;

function payOne(
  group: string,
  all: readonly Candidate[],
  beats: Beats,
  reserve: ReserveFor,
  reserves: Reserve[],
): Stacked[] {
  const displaces = (other: Candidate, one: Candidate): boolean => beats(other, one) && !holds(one, other);
  const staying = all.filter(
    (one) => !all.some((other) => other !== one && other.outcome.state === 'owed' && displaces(other, one)),
  );
  const isOwed = (one: Candidate): boolean =>
    one.outcome.state === 'owed' &&
    staying.every((other) => other === one || displaces(one, other) || holds(one, other));
  addOneReserve(staying, reserve, reserves);
  const others = staying.map(({ outcome }) => outcome);
  return all.map((one) => {
    const stays = staying.includes(one);
    return {
      outcome: one.outcome,
      state: !stays ? 'denied' : isOwed(one) ? 'owed' : 'possible',
      displacedBy: stays ? undefined : { group, others },
      total: paidTotal(one),
    };
  });
}

/**
 * Whether it stands against another of its group: cash that a law owes is displaced by no other form, and what a law owes by
 * nothing that is not law unless that is surely as much (language.md §4).
 */
function holds(one: Candidate, other: Candidate): boolean {
  if (!isOfLaw(one)) return false;
  const [own, others] = [kindOf(one.outcome), kindOf(other.outcome)];
  if (own === 'cash' && others !== 'cash') return true;
  if (isOfLaw(other)) return false;
  const [least, most] = [other.total.low, one.total.high];
  return own !== others || least === undefined || most === undefined || least.compare(most) < 0;
}

function isOfLaw({ outcome }: Candidate): boolean {
  return outcome.program.remedy.basis === 'law';
}

function addAlone(
  { program, line, state, ways }: RemedyOutcome,
  reserves: Reserve[],
  paid: AmountInterval | undefined = line?.total,
): void {
  const { basis, audience } = program.remedy;
  if (paid === undefined || line === undefined || audience === 'internal') return;
  const total = counted(paid, ways.length > 1 ? 'possible' : state);
  const { currency } = total;
  const isPaidByOthers = !isPaidByCustomer(ways);
  reserves.push({
    total: isPaidByOthers ? total : undefined,
    parts: [
      {
        basis,
        currency,
        ...(isPaidByOthers ? { total } : {}),
        ...(ways.includes('toOthers') ? { toCustomer: NOTHING(currency) } : {}),
        ...(ways.includes('fromCustomer') ? { fromCustomer: total } : {}),
      },
    ],
  });
}

/**
 * Sets aside what the one of a group comes to that is paid: in each currency that no rate joins with the others by itself, and
 * for certain only in one, and only where the largest is paid and all are of one basis.
 */
function addOneReserve(candidates: readonly Candidate[], reserve: ReserveFor, reserves: Reserve[]): void {
  if (candidates.every(({ apart }) => apart === undefined)) {
    addReserve(candidates, reserve, atMost(reserve), reserves);
    return;
  }
  const byCurrency = new Map<CurrencyCode, Candidate[]>();
  for (const { apart, ...one } of candidates.filter((each) => isPriced(each))) {
    const total = apart ?? one.total;
    byCurrency.set(total.currency, [...(byCurrency.get(total.currency) ?? []), { ...one, total }]);
  }
  const isOneSure = reserve === greatestReserve && new Set(candidates.map(basisOf)).size === 1;
  const sure = [...byCurrency.values()].find((ones) => {
    const some = notEmpty(ones);
    return isOneSure && some !== undefined && (reserve(some).low?.sign() ?? 0) > 0;
  });
  for (const ones of byCurrency.values())
    addReserve(ones, ones === sure ? reserve : atMost(reserve), atMost(reserve), reserves);
}

/** `share`: what may fall to some of the candidates, those of one basis or of one way, where the group has several. */
function addReserve(
  candidates: readonly Candidate[],
  whole: ReserveFor,
  share: ReserveFor,
  reserves: Reserve[],
): void {
  const counting = candidates.some(isInternal) ? candidates.filter((one) => !isInternal(one)) : candidates;
  const bases = new Set<Basis>();
  for (const { outcome } of counting) if (outcome.line !== undefined) bases.add(outcome.program.remedy.basis);
  const [first] = counting;
  if (first === undefined || bases.size === 0) return;
  const { currency } = first.total;
  const reserveOf = (ones: readonly Candidate[]): AmountInterval | undefined => {
    const some = notEmpty(ones);
    return some && (ones.length === counting.length ? whole(some) : share(some));
  };
  const areToCustomer = counting.every(isToCustomer);
  const total = reserveOf(areToCustomer ? counting : counting.flatMap(paidByOthers));
  const parts = [...bases].map((basis): Part => {
    const isOnly = bases.size === 1;
    const ones = isOnly ? counting : counting.filter((one) => isPriced(one) && basisOf(one) === basis);
    const of = isOnly ? total : reserveOf(ones.flatMap(paidByOthers));
    return {
      basis,
      currency,
      ...(of === undefined ? {} : { total: of }),
      ...(areToCustomer || ones.every(isToCustomer) ? {} : waysWithin(ones, currency, reserveOf)),
    };
  });
  reserves.push({ total, parts });
}

/** What of some goes to the customer, where not all does, and what the customer pays. */
function waysWithin(
  ones: readonly Candidate[],
  currency: CurrencyCode,
  reserveOf: (ones: readonly Candidate[]) => AmountInterval | undefined,
): Pick<Part, 'toCustomer' | 'fromCustomer'> {
  const going = (way: Way): readonly Candidate[] =>
    ones.filter(({ outcome }) => outcome.ways.includes(way)).map(inPart);
  const fromCustomer = reserveOf(going('fromCustomer'));
  return {
    ...(going('toOthers').length === 0
      ? {}
      : { toCustomer: reserveOf(going('toCustomer')) ?? NOTHING(currency) }),
    ...(fromCustomer === undefined ? {} : { fromCustomer }),
  };
}

function paidByOthers(one: Candidate): readonly Candidate[] {
  return isPaidByCustomer(one.outcome.ways) ? [] : [inPart(one)];
}

/** What goes two ways is certain of neither. */
function inPart(one: Candidate): Candidate {
  const { outcome, total } = one;
  return outcome.ways.length === 1 ? one : { ...one, total: { ...total, low: Rational.ZERO }, isPart: true };
}

function isToCustomer({ outcome: { ways } }: Candidate): boolean {
  return ways.length === 1 && ways[0] === 'toCustomer';
}

function isPaidByCustomer(ways: readonly Way[]): boolean {
  return ways.length === 1 && ways[0] === 'fromCustomer';
}

function isPriced({ outcome }: Candidate): boolean {
  return outcome.line !== undefined;
}

function basisOf({ outcome }: Candidate): Basis {
  return outcome.program.remedy.basis;
}

function isInternal({ outcome }: Candidate): boolean {
  return outcome.program.remedy.audience === 'internal';
}

/** Of several bases none is certain to get anything. */
function atMost(reserve: ReserveFor): ReserveFor {
  return (ones) => ({ ...reserve(ones), low: Rational.ZERO });
}

type Candidates = readonly [Candidate, ...Candidate[]];

function notEmpty([first, ...rest]: readonly Candidate[]): Candidates | undefined {
  return first === undefined ? undefined : [first, ...rest];
}

/** The one that is paid is the largest of those that turn out to be owed. */
function greatestReserve([first, ...rest]: Candidates): AmountInterval {
  return rest.reduce(
    (sum, one) => inCurrency(greatestOf(sum, countedTotal(one)), sum.currency),
    countedTotal(first),
  );
}

/** The one that is paid is the first that turns out to be owed: of those that stay, only the last can be sure of it. */
function firstReserve([first, ...rest]: Candidates): AmountInterval {
  const all = [first, ...rest];
  const high = greatestReserve([first, ...rest]).high;
  const isSure = all.some(({ outcome }) => outcome.state === 'owed');
  const lows = isSure ? all.map(({ total }) => total.low ?? Rational.ZERO) : [Rational.ZERO];
  return { low: lows.reduce((a, b) => a.min(b)), high, currency: first.total.currency };
}

function sumReserve([first, ...rest]: Candidates): AmountInterval {
  return rest.reduce(
    (sum, one) => inCurrency(addIntervals(sum, countedTotal(one)), sum.currency),
    countedTotal(first),
  );
}

function countedTotal({ total, outcome, isPart }: Candidate): AmountInterval {
  return counted(total, isPart === true ? 'possible' : outcome.state);
}

/** Surely at least as large; of two equal ones the earlier wins. */
function isLargestAmong(a: Candidate, b: Candidate): boolean {
  if (kindOf(a.outcome) !== kindOf(b.outcome)) return false;
  if (a.total.low === undefined || b.total.high === undefined) return false;
  const order = a.total.low.compare(b.total.high);
  return order > 0 || (order === 0 && a.position < b.position);
}

function isFirstAmong(a: Candidate, b: Candidate): boolean {
  return a.position < b.position;
}

function kindOf({ program }: RemedyOutcome): string {
  return program.remedy.kind;
}

/** Which of two is larger can only be said of one kind (language.md §4); otherwise both stay. */
function sayIfKindsDiffer(group: string, members: readonly RemedyOutcome[], frame: Frame): void {
  const kinds = [...new Set(members.map(kindOf))];
  if (kinds.length < 2) return;
  frame.findings.push({
    code: 'not-comparable',
    message: `the largest of ${kinds.map((kind) => `\`${kind}\``).join(', ')} is not known, since they differ in kind; a person chooses`,
    where: `stack.${group}`,
  });
}

/** What a possible remedy adds for certain is nothing. */
function counted(total: AmountInterval, state: RemedyOutcome['state']): AmountInterval {
  return state === 'owed' ? total : { low: Rational.ZERO, high: total.high, currency: total.currency };
}

function limited(total: AmountInterval, cap: AmountInterval | undefined): AmountInterval {
  return cap === undefined ? total : inCurrency(leastOf(total, cap), total.currency);
}

/** Comparing needs one currency: the policy's. A member without amount counts as zero. */
function inHouse(outcome: RemedyOutcome, frame: Frame, scope: Scope): AmountInterval {
  return outcome.line === undefined
    ? NOTHING(scope.currency)
    : converted(outcome.line.total, scope.currency, frame);
}

function groupLimits(members: readonly RemedyOutcome[], frame: Frame): AmountInterval[] {
  const limits: AmountInterval[] = [];
  for (const { program, trace } of members) {
    const limit = program.groupCap?.(frame, trace);
    if (limit !== undefined && limit.isNone !== true) limits.push(limit);
  }
  return limits;
}

function groupCap(limits: readonly AmountInterval[], frame: Frame, scope: Scope): AmountInterval | undefined {
  let least: AmountInterval | undefined;
  for (const limit of limits) {
    const cap = atLeastZero(converted(limit, scope.currency, frame));
    least = least === undefined ? cap : inCurrency(leastOf(least, cap), scope.currency);
  }
  return least;
}

function NOTHING(currency: CurrencyCode): AmountInterval {
  return { low: Rational.ZERO, high: Rational.ZERO, currency };
}

/** What is set aside for each basis and in each currency, in order of appearance. */
export interface Sum {
  readonly basis: Basis;
  readonly currency: CurrencyCode;
  /** What others than the customer pay. */
  readonly total: Interval;
  /** What of it goes to the customer; absent where all of it does. */
  readonly toCustomer: Interval | undefined;
  /** What the customer pays; absent where there is nothing of the kind. */
  readonly fromCustomer: Interval | undefined;
}

export function sumReserves(reserves: readonly Reserve[]): Sum[] {
  const sums: Sum[] = [];
  for (const { parts } of reserves)
    for (const part of parts) {
      const { basis, currency } = part;
      const at = sums.findIndex((sum) => sum.basis === basis && sum.currency === currency);
      const known = sums[at];
      if (known === undefined) sums.push(withPart(undefined, part));
      else sums[at] = withPart(known, part);
    }
  return sums;
}

function withPart(sum: Sum | undefined, part: Part): Sum {
  const { basis, currency, total, toCustomer, fromCustomer } = part;
  return {
    basis,
    currency,
    total: plus(sum?.total, total) ?? ZERO,
    toCustomer:
      sum?.toCustomer === undefined && toCustomer === undefined
        ? undefined
        : plus(sum?.toCustomer ?? sum?.total, toCustomer ?? total),
    fromCustomer: plus(sum?.fromCustomer, fromCustomer),
  };
}

const ZERO: Interval = { low: Rational.ZERO, high: Rational.ZERO };

function plus(a: Interval | undefined, b: Interval | undefined): Interval | undefined {
  return a === undefined || b === undefined ? (a ?? b) : addIntervals(a, b);
}
