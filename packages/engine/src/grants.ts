import { currency, isCurrency, MoneyError, Rational, readMoney } from '@redress/money';
import type { Case, CaseFinding } from '@redress/policy';
import type { Frame } from './frame.js';
import { MoneyValue } from './money-value.js';
import type { Program } from './program.js';
import { converted } from './remedies/amount.js';
import { addIntervals, exactly, inCurrency, type AmountInterval } from './remedies/interval.js';

/** What was granted before the case is decided. */
export interface Granted {
  readonly remedy: string;
  /** Between nothing and no end where the amount cannot be read. */
  readonly amount: AmountInterval;
  /** To others of the incident, not in this case. */
  readonly isElsewhere: boolean;
}

/** What a case says was granted; `undefined` where it says nothing. Amounts without a currency are in the remedy's. */
export function grantsOf(
  { scope, remedies }: Program,
  { granted = [] }: Case,
  findings: CaseFinding[],
): readonly Granted[] | undefined {
  if (granted.length === 0) return undefined;
  const homes = new Map(remedies.map(({ remedy, scope: own }) => [remedy.id, own.home.currency]));
  return granted.map(({ remedy, amount: raw, incident }, position): Granted => {
    const home = homes.get(remedy);
    const where = `granted[${position}]`;
    if (home === undefined)
      findings.push({
        code: 'granted-unknown',
        message: `\`${remedy}\` is no remedy of the policy; it only counts towards the sum of all`,
        where,
      });
    const read = amountOf(raw, home ?? scope.currency);
    if (read === undefined)
      findings.push({
        code: 'granted-unreadable',
        message: 'an amount that was granted cannot be read; what it leaves is undetermined',
        where,
      });
    return {
      remedy,
      amount: read ?? { low: Rational.ZERO, high: undefined, currency: home ?? scope.currency },
      isElsewhere: incident !== undefined,
    };
  });
}

function amountOf(raw: unknown, home: AmountInterval['currency']): AmountInterval | undefined {
  try {
    const money = readMoney(raw, isBare(raw) ? { currency: home } : {});
    const amount = money.toRational();
    if (amount.sign() < 0 || !isCurrency(money.currency)) return undefined;
    return inCurrency(exactly(amount), currency(money.currency));
  } catch (error) {
    if (error instanceof MoneyError) return undefined;
    throw error;
  }
}

function isBare(raw: unknown): boolean {
  return typeof raw === 'number' || typeof raw === 'string';
}

/** What was granted in this case of these remedies, together, in a currency; `undefined` where nothing was. */
export function grantedOf(
  ids: ReadonlySet<string>,
  into: AmountInterval['currency'],
  frame: Frame,
): AmountInterval | undefined {
  const own = (frame.granted ?? []).filter(({ remedy, isElsewhere }) => !isElsewhere && ids.has(remedy));
  return summed(own, into, frame);
}

function summed(
  granted: readonly Granted[],
  into: AmountInterval['currency'],
  frame: Frame,
): AmountInterval | undefined {
  const [first, ...rest] = granted.map(({ amount }) => converted(amount, into, frame));
  return first && rest.reduce((sum, one) => inCurrency(addIntervals(sum, one), into), first);
}

/** The case with totals that hold what was granted before in the incident, here and elsewhere. */
export function withGranted(program: Program, frame: Frame): Frame {
  const { granted } = frame;
  if (granted === undefined) return frame;
  const values = [...frame.values];
  const { scope } = program;
  const add = (slot: number | undefined, ones: readonly Granted[]): void => {
    const total = slot === undefined ? undefined : values[slot];
    const more = summed(ones, scope.currency, frame);
    if (slot === undefined || more === undefined || !(total instanceof MoneyValue)) return;
    const amount = total.amount.add(more.high ?? more.low ?? Rational.ZERO);
    const isUnbounded = total.isUnbounded || more.high === undefined;
    values[slot] = new MoneyValue(amount, total.currency, amount, undefined, isUnbounded);
  };
  const basisOf = new Map(program.remedies.map(({ remedy: { id, basis } }) => [id, basis]));
  for (const { remedy, totalSlot } of program.remedies)
    add(
      totalSlot,
      granted.filter((one) => one.remedy === remedy.id),
    );
  for (const { basis, slot } of program.basisSlots)
    add(
      slot,
      granted.filter((one) => basisOf.get(one.remedy) === basis),
    );
  add(program.allSlot, granted);
  return { ...frame, values };
}
