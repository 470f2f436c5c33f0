import { digitsOf, isCurrency, type RateTable } from '@redress/money';
import type { Case, Remedy } from '@redress/policy';
import type { Decision, RemedyDecision } from '../decision.js';
import type { Program } from '../program.js';
import type { Verdict } from '../truth.js';
import { Aside } from './aside.js';
import { factStates } from './fact-states.js';
import { judge } from './judge.js';
import { groupCapOf, inMinorUnits, lineOf, ZERO, type Span } from './line-amounts.js';
import { Quotient } from './quotient.js';
import { rulesOf } from './rules-of.js';
import { UNKNOWN, type States } from './state.js';
import { paidIn, type World } from './world.js';

/** An amount on which evaluator and witness do not agree, as `low to high currency`. */
export interface AmountDispute {
  readonly where: string;
  readonly evaluator: string;
  readonly witness: string;
}

export interface WitnessedAmounts {
  /** Remedies whose totals were reckoned again; those of groups, offsets and tops in every way that the case may turn out. */
  readonly checked: number;
  /** How many of them hang on others: by a group, an offset or what they top. */
  readonly together: number;
  /** How many were not, by what they are made of. */
  readonly aside: Readonly<Record<string, number>>;
  readonly disputes: readonly AmountDispute[];
}

/**
 * Reckons the total of every remedy of a decision again, node by node from the document with decimal.js (language.md §4
 * "amounts"), and shares no code with the evaluator but the reading of rates. A remedy by itself has to come to the same ends.
 * Remedies that hang on one another are settled in every world there may be, each open condition either way and each amount at
 * either end: what is paid in a world has to lie within the ends told, and where there is one world only it has to be told.
 */
export async function witnessAmounts(
  program: Program,
  input: Case,
  decision: Decision,
  options: { readonly rates?: RateTable | undefined } = {},
): Promise<WitnessedAmounts> {
  const { document } = program.policy;
  const states = await factStates(program, input, { at: decision.at, rates: options.rates });
  const disputes: AmountDispute[] = [];
  const aside: Record<string, number> = {};
  let [checked, together] = [0, 0];
  for (const told of decision.remedies) {
    const remedy = document.remedies.find(({ id }) => id === told.id);
    if (remedy?.amount === undefined || hangsOnOthers(remedy, document.remedies)) continue;
    try {
      const [evaluator, witness] = [spoken(told), shown(await lineOf(remedy, program, states))];
      checked += 1;
      if (evaluator !== witness) disputes.push({ where: `remedies.${told.id}`, evaluator, witness });
    } catch (error) {
      if (!(error instanceof Aside)) throw error;
      aside[error.reason] = (aside[error.reason] ?? 0) + 1;
    }
  }
  for (const remedies of clustersOf(document.remedies)) {
    const amounts = remedies.filter(({ amount }) => amount !== undefined);
    const told = decision.remedies.filter(({ id }) => amounts.some((remedy) => remedy.id === id));
    if (told.length === 0) continue;
    try {
      disputes.push(...(await settledAgain(remedies, program, states, input, decision)));
      checked += told.length;
      together += told.length;
    } catch (error) {
      if (!(error instanceof Aside)) throw error;
      aside[error.reason] = (aside[error.reason] ?? 0) + told.length;
    }
  }
  return { checked, together, aside, disputes };
}

function hangsOnOthers({ id, stack, tops }: Remedy, remedies: readonly Remedy[]): boolean {
  return (
    tops.length > 0 ||
    stack !== undefined ||
    remedies.some((one) => one.tops.includes(id) || one.stack?.offsetAgainst?.includes(id))
  );
}

/** Remedies that hang on one another, each cluster in the order of the document. */
function clustersOf(remedies: readonly Remedy[]): readonly (readonly Remedy[])[] {
  const hanging = remedies.filter((one) => hangsOnOthers(one, remedies));
  const clusters = new Map<string, Set<Remedy>>(hanging.map((one) => [one.id, new Set([one])]));
  const join = (a: string, b: string): void => {
    const [first, second] = [clusters.get(a), clusters.get(b)];
    if (first === undefined || second === undefined || first === second) return;
    for (const one of second) {
      first.add(one);
      clusters.set(one.id, first);
    }
  };
  for (const { id, stack, tops } of hanging) {
    for (const other of [...tops, ...(stack?.offsetAgainst ?? [])]) join(id, other);
    for (const other of hanging)
      if (stack !== undefined && other.stack?.group === stack.group) join(id, other.id);
  }
  return [...new Set(clusters.values())].map((cluster) => remedies.filter((one) => cluster.has(one)));
}

/** A remedy that is or may be in question, in the currency in which its group meets. */
interface Part {
  readonly remedy: Remedy;
  readonly isSure: boolean;
  readonly line: Span;
}

const MOST_WORLDS = 4_096;
/** More than any amount, for an end that is not there. */
const BOUNDLESS = Quotient.of('1e30');
/** What is left of it, whatever was deducted. */
const FAR = Quotient.of('1e25');

async function settledAgain(
  remedies: readonly Remedy[],
  program: Program,
  states: States,
  input: Case,
  decision: Decision,
): Promise<AmountDispute[]> {
  const parts: Part[] = [];
  for (const remedy of remedies) {
    const standing = await standingOf(remedy, program, states);
    if (standing === 'no') continue;
    const line =
      remedy.amount === undefined ? { low: ZERO, high: ZERO } : await lineOf(remedy, program, states);
    parts.push({ remedy, isSure: standing === 'yes', line });
  }
  const caps = new Map<string, Span>();
  const priced = new Set<string>();
  for (const { remedy } of parts) {
    const cap = await groupCapOf(remedy, program, states);
    const group = remedy.stack?.group ?? '';
    const known = caps.get(group);
    if (cap === undefined) continue;
    if (known !== undefined && shown(known) !== shown(cap)) throw new Aside('caps of one group that differ');
    caps.set(group, cap);
    priced.add(cap.currency ?? '');
  }
  for (const { line } of parts) if (line.currency !== undefined) priced.add(line.currency);
  const granted = new Map<string, Span>();
  for (const { remedy, amount, incident } of input.granted ?? []) {
    if (incident !== undefined || !remedies.some(({ id }) => id === remedy)) continue;
    const own = grantIn(amount, [...priced][0] ?? '');
    priced.add(own.currency ?? '');
    const before = granted.get(remedy);
    granted.set(remedy, before === undefined ? own : { ...own, ...added(before, own) });
  }
  if (priced.size > 1) throw new Aside('several currencies in one group');
  const [currency = ''] = priced;
  const ways: Way[] = [
    ...parts.map(({ remedy: { id }, isSure, line }): Way => ({
      kind: 'lines',
      key: id,
      ends: [...(isSure ? [] : [undefined]), ...endsOf(line)],
    })),
    ...[...caps].map(([key, span]): Way => ({ kind: 'caps', key, ends: endsOf(span) })),
    ...[...granted].map(([key, span]): Way => ({ kind: 'granted', key, ends: endsOf(span) })),
  ];
  const worlds = worldsOf(ways);
  const paid = worlds.map((world) => paidIn(world, remedies));
  return parts
    .filter(({ remedy }) => remedy.amount !== undefined)
    .flatMap(({ remedy: { id } }) =>
      disputesOf(
        id,
        currency,
        paid.map((one) => one.get(id)),
        decision,
      ),
    );
}

interface Way {
  readonly kind: keyof World;
  readonly key: string;
  /** `undefined`: it is not owed. */
  readonly ends: readonly (Quotient | undefined)[];
}

function worldsOf(ways: readonly Way[]): readonly World[] {
  const count = ways.reduce((product, { ends }) => product * ends.length, 1);
  if (count > MOST_WORLDS) throw new Aside('too many ways to turn out');
  return Array.from({ length: count }, (_, number) => {
    const world = { lines: new Map(), caps: new Map(), granted: new Map() } satisfies Record<
      keyof World,
      Map<string, Quotient>
    >;
    let rest = number;
    for (const { kind, key, ends } of ways) {
      const end = ends[rest % ends.length];
      rest = Math.floor(rest / ends.length);
      if (end !== undefined) world[kind].set(key, end);
    }
    return world;
  });
}

function endsOf({ low = ZERO, high = BOUNDLESS }: Span): Quotient[] {
  return low.comparedTo(high) === 0 ? [low] : [low, high];
}

/** Held against what is told of one remedy: what it is paid in each world, if it is. */
function disputesOf(
  id: string,
  currency: string,
  paid: readonly (Quotient | undefined)[],
  decision: Decision,
): AmountDispute[] {
  const told = decision.remedies.find((one) => one.id === id);
  const where = `remedies.${id}`;
  const there = paid.flatMap((amount) =>
    amount === undefined ? [] : (inMinorUnits({ low: amount, high: amount, currency }).low ?? []),
  );
  const [first] = there;
  const witness =
    first === undefined
      ? 'not paid'
      : shown({
          low: there.reduce((a, b) => (a.comparedTo(b) <= 0 ? a : b)),
          high: there.reduce((a, b) => (a.comparedTo(b) >= 0 ? a : b)),
          currency,
        });
  if (told === undefined) {
    const isNothing = there.every((amount) => amount.comparedTo(ZERO) === 0);
    return isNothing ? [] : [{ where, evaluator: 'not paid', witness }];
  }
  const evaluator = spoken(told);
  if (paid.length === 1)
    return first !== undefined && evaluator === witness ? [] : [{ where, evaluator, witness }];
  const [least, most] = [told.total ?? told.totalMin, told.total ?? told.totalMax];
  const isWithin = there.every(
    (amount) =>
      least?.currency === currency &&
      amount.comparedTo(Quotient.of(least.amount)) >= 0 &&
      (most === undefined || amount.comparedTo(Quotient.of(most.amount)) <= 0),
  );
  const isSureEnough = told.state !== 'owed' || there.length === paid.length;
  return isWithin && isSureEnough ? [] : [{ where, evaluator: `${told.state} ${evaluator}`, witness }];
}

/** Whether it is owed, by its conditions, its grounds of refusal and its proofs. */
async function standingOf(
  { id, proof }: Remedy,
  { policy }: Program,
  states: States,
): Promise<'yes' | 'no' | 'perhaps'> {
  const where = `remedies.${id}`;
  const rules = rulesOf(policy.document).filter(
    (rule) => rule.where === where && !rule.rule.startsWith('payer'),
  );
  const verdicts = rules.length === 0 ? new Map<string, Verdict>() : await judge(policy, rules, states);
  let isSure = true;
  for (const { rule } of rules) {
    const verdict = verdicts.get(`${where} ${rule}`);
    const against = rule === 'when' ? 'false' : 'true';
    if (verdict === against) return 'no';
    if (verdict === 'undetermined') isSure = false;
  }
  for (const name of proof) {
    const state = states.names.get(name) ?? UNKNOWN;
    if (state.is !== 'irrelevant' && !(state.is === 'value' && state.value === true)) isSure = false;
  }
  return isSure ? 'yes' : 'perhaps';
}

/** As a case states it; what cannot be read may be anything. */
function grantIn(raw: unknown, home: string): Span {
  const { amount, currency } =
    typeof raw === 'object' && raw !== null && 'amount' in raw && 'currency' in raw
      ? { amount: String(raw.amount), currency: String(raw.currency) }
      : { amount: String(raw), currency: home };
  if (!/^\d+(?:\.\d+)?$/.test(amount)) return { low: ZERO, high: undefined, currency };
  const value = Quotient.of(amount);
  return { low: value, high: value, currency };
}

function added(a: Span, b: Span): Pick<Span, 'low' | 'high'> {
  return { low: a.low && b.low && a.low.plus(b.low), high: a.high && b.high && a.high.plus(b.high) };
}

function shown({ low, high, currency = '' }: Span): string {
  const text = (end: Quotient | undefined): string =>
    end === undefined || end.comparedTo(FAR) >= 0
      ? '…'
      : end.toFixed(isCurrency(currency) ? digitsOf(currency) : 2);
  return `${text(low ?? ZERO)} to ${text(high)} ${currency}`;
}

function spoken({ total, totalMin, totalMax }: RemedyDecision): string {
  const currency = (total ?? totalMin)?.currency ?? '';
  return `${(total ?? totalMin)?.amount ?? '…'} to ${(total ?? totalMax)?.amount ?? '…'} ${currency}`;
}
