import type { Remedy } from '@redress/policy';
import { greater, lesser, ZERO } from './line-amounts.js';
import type { Quotient } from './quotient.js';

/** One way in which a case may turn out: everything in it is settled. */
export interface World {
  /** What each remedy comes to by itself, by id; those that are not owed are not there. */
  readonly lines: ReadonlyMap<string, Quotient>;
  /** By group. */
  readonly caps: ReadonlyMap<string, Quotient>;
  /** What was granted before of each remedy. */
  readonly granted: ReadonlyMap<string, Quotient>;
}

/**
 * What is paid of every remedy in a world, by id (language.md §4 "stacking", §6 "what is owed by law"); one whose place another
 * takes is not there. `remedies` are all there are, also those that are not owed: what was granted of them counts. Remedies
 * without an amount compete with nothing.
 */
export function paidIn(world: World, remedies: readonly Remedy[]): ReadonlyMap<string, Quotient> {
  const isTopping = ({ id, tops }: Remedy): boolean => tops.length > 0 && world.lines.has(id);
  const topping = remedies.filter(isTopping);
  if (topping.length === 0) return stacked(world, remedies);
  const byLaw = stacked(
    world,
    remedies.filter((one) => !isTopping(one)),
  );
  const lines = new Map(world.lines);
  const covered: string[] = [];
  for (const { id, tops } of topping) {
    const laws = tops.filter((law) => byLaw.has(law));
    if (laws.length === 0) continue;
    const above = without(lines.get(id) ?? ZERO, sum(laws.map((law) => byLaw.get(law) ?? ZERO)));
    lines.set(id, above);
    if (above.comparedTo(ZERO) === 0) covered.push(id);
  }
  for (const id of covered) lines.delete(id);
  const paid = stacked({ ...world, lines }, remedies);
  return new Map([...paid, ...covered.map((id) => [id, ZERO] as const)]);
}

function stacked(world: World, remedies: readonly Remedy[]): ReadonlyMap<string, Quotient> {
  const there = remedies.filter(({ id }) => world.lines.has(id));
  const inGroup = (group: string): readonly Remedy[] =>
    remedies.filter(({ stack }) => stack?.group === group);
  const paid = new Map<string, Quotient>();
  const done = new Set<string>();
  const settle = (id: string): void => {
    const remedy = there.find((one) => one.id === id);
    const group = remedy?.stack?.group;
    if (remedy === undefined || done.has(group ?? `remedy ${id}`)) return;
    done.add(group ?? `remedy ${id}`);
    if (group === undefined) {
      paid.set(id, world.lines.get(id) ?? ZERO);
      return;
    }
    const members = there.filter(({ stack }) => stack?.group === group);
    for (const { stack } of members) stack?.offsetAgainst?.forEach(settle);
    for (const [member, amount] of groupPaid(members, inGroup(group), world, paid)) paid.set(member, amount);
  };
  for (const { id } of there) settle(id);
  return paid;
}

interface Member {
  readonly remedy: Remedy;
  readonly amount: Quotient;
}

function groupPaid(
  remedies: readonly Remedy[],
  all: readonly Remedy[],
  { lines, caps, granted }: World,
  paid: ReadonlyMap<string, Quotient>,
): readonly (readonly [string, Quotient])[] {
  const [first] = remedies;
  if (first?.stack === undefined) return [];
  const { take, group, alreadyGranted = false } = first.stack;
  const grantedOf = (ones: readonly Remedy[]): Quotient =>
    alreadyGranted ? sum(ones.map(({ id }) => granted.get(id) ?? ZERO)) : ZERO;
  const cap = caps.get(group);
  const members = remedies.map((remedy): Member => ({
    remedy,
    amount: without(
      lines.get(remedy.id) ?? ZERO,
      sum((remedy.stack?.offsetAgainst ?? []).map((other) => paid.get(other) ?? ZERO)),
    ),
  }));
  if (take === 'all') {
    let left = cap === undefined ? undefined : without(cap, grantedOf(all));
    const isLaw = ({ remedy }: Member): boolean => remedy.basis === 'law';
    return [...members.filter(isLaw), ...members.filter((one) => !isLaw(one))].map(({ remedy, amount }) => {
      const due = without(amount, grantedOf([remedy]));
      const gets = left === undefined ? due : lesser(due, left);
      left = left === undefined ? undefined : without(left, gets);
      return [remedy.id, gets] as const;
    });
  }
  const limited = members.map(({ remedy, amount }) => ({
    remedy,
    amount: cap === undefined ? amount : lesser(amount, cap),
  }));
  const before = (a: Member, b: Member): boolean => limited.indexOf(a) < limited.indexOf(b);
  const beats = (a: Member, b: Member): boolean => {
    if (take === 'first') return before(a, b);
    if (a.remedy.kind !== b.remedy.kind) return false;
    const order = a.amount.comparedTo(b.amount);
    return order > 0 || (order === 0 && before(a, b));
  };
  const staying = limited.filter(
    (one) =>
      take === 'claimant' ||
      !limited.some((other) => other !== one && beats(other, one) && !stands(one, other)),
  );
  const deducted = grantedOf(all);
  return staying.map(({ remedy, amount }) => [remedy.id, without(amount, deducted)] as const);
}

/** Cash that a law owes stands against every other form, and what a law owes against what is no law unless that is as much. */
function stands(one: Member, other: Member): boolean {
  if (one.remedy.basis !== 'law') return false;
  if (one.remedy.kind === 'cash' && other.remedy.kind !== 'cash') return true;
  if (other.remedy.basis === 'law') return false;
  return one.remedy.kind !== other.remedy.kind || other.amount.comparedTo(one.amount) < 0;
}

function sum(amounts: readonly Quotient[]): Quotient {
  return amounts.reduce((all, one) => all.plus(one), ZERO);
}

/** Nothing comes to less than nothing. */
function without(amount: Quotient, deducted: Quotient): Quotient {
  return greater(ZERO, amount.minus(deducted));
}
