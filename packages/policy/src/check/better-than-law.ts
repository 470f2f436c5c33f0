import { nearest } from '@redress/calendar';
import type { Amount, Remedy } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import { currencyOf } from './amounts.js';
import { Bounds } from './bounds.js';
import { ClockBounds } from './clock-bounds.js';
import { payersOf, waysOf } from '../ways.js';
import type { Check, Scope } from './scope.js';

/**
 * What a policy gives and promises above a law: `tops` and `meets` name what is the law's, in its form; whether the law is
 * ever the better follows from bounds and lengths or is said to be open. The engine compares each case (language.md §6).
 */
export const checkBetterThanLaw: Check = (scope) => {
  checkTops(scope);
  checkMeets(scope);
  checkGroups(scope);
};

function checkTops(scope: Scope): void {
  const { document, names, report } = scope;
  const remedies = new Map(document.remedies.map((remedy) => [remedy.id, remedy]));
  const topping = document.remedies.filter(({ tops }) => tops.length > 0);
  const bounds = topping.length === 0 ? undefined : new Bounds(document, names);
  for (const remedy of topping)
    remedy.tops.forEach((target, index) => {
      const law = remedies.get(target);
      if (
        law === undefined ||
        lawOf(document, target) === undefined ||
        lawOf(document, remedy.id) !== undefined
      ) {
        const known = [...remedies.keys()].filter((id) => lawOf(document, id) !== undefined);
        report(
          'tops-no-law',
          { remedy: remedy.id, target, nearest: nearest(target, known) },
          remedy.tops,
          index,
        );
        return;
      }
      for (const key of ['kind', 'beneficiary'] as const) {
        if (remedy[key] === law[key]) continue;
        const parameters = { remedy: remedy.id, law: target, key, own: remedy[key], its: law[key] };
        report('tops-other-form', parameters, remedy, key);
      }
      const paid = [remedy, law].find((one) => waysOf(one, payersOf(one.payer)).includes('fromCustomer'));
      if (paid !== undefined)
        report(
          'tops-paid-by-customer',
          { remedy: remedy.id, law: target, paid: paid.id },
          remedy.tops,
          index,
        );
      const { strength = 'floor' } = law;
      if (strength !== 'floor')
        report('tops-fixed', { remedy: remedy.id, law: target, strength }, remedy.tops, index);
      else if (bounds !== undefined) compareAmounts(scope, remedy, law, bounds, index);
    });
}

function compareAmounts(scope: Scope, remedy: Remedy, law: Remedy, bounds: Bounds, index: number): void {
  const { report } = scope;
  const own = bounds.ofRemedy(remedy);
  const its = bounds.ofRemedy(law);
  const currencies = [remedy, law].map(({ amount }) => amount && certainCurrency(scope, amount));
  const isOne = currencies[0] !== undefined && currencies[0] === currencies[1];
  const target = law.id;
  if (isOne && own?.high !== undefined && its?.low !== undefined && own.high.compare(its.low) < 0) {
    const parameters = { own: own.high.toString(), its: its.low.toString() };
    report('remedy-below-law', { remedy: remedy.id, law: target, ...parameters }, remedy.tops, index);
  } else if (!isOne || own?.low === undefined || its?.high === undefined || own.low.compare(its.high) < 0)
    report('remedy-law-unproven', { remedy: remedy.id, law: target }, remedy.tops, index);
}

function certainCurrency(scope: Scope, amount: Amount): string | undefined {
  return currencyOf(scope, amount, new Map());
}

function checkMeets(scope: Scope): void {
  const { document, names, calendars, report } = scope;
  const stages = new Map(document.stages.map((stage) => [stage.id, stage]));
  const meeting = document.stages.filter(({ meets }) => meets.length > 0);
  const clocks =
    meeting.length === 0 ? undefined : new ClockBounds(document, calendars, new Bounds(document, names));
  for (const stage of meeting)
    stage.meets.forEach((target, index) => {
      if (
        !stages.has(target) ||
        lawOf(document, target) === undefined ||
        lawOf(document, stage.id) !== undefined
      ) {
        const known = [...stages.keys()].filter((id) => lawOf(document, id) !== undefined);
        report(
          'meets-no-law',
          { stage: stage.id, target, nearest: nearest(target, known) },
          stage.meets,
          index,
        );
        return;
      }
      const lateness = clocks?.lateness(stage.id, target);
      const parameters = { stage: stage.id, law: target };
      if (lateness === 'always') report('stage-after-law', parameters, stage.meets, index);
      if (lateness === 'open') report('stage-law-unproven', parameters, stage.meets, index);
    });
}

/** A group in which a law's remedy stands chooses among laws alone. */
function checkGroups({ document, report }: Scope): void {
  if (document.laws.size === 0) return;
  const ofLaws = new Map<string, string>();
  for (const { id, stack } of document.remedies) {
    const law = lawOf(document, id);
    if (law !== undefined && stack !== undefined) ofLaws.set(stack.group, law.id);
  }
  for (const { id, stack } of document.remedies) {
    const law =
      stack === undefined || lawOf(document, id) !== undefined ? undefined : ofLaws.get(stack.group);
    if (law === undefined || stack === undefined || (stack.take === 'all' && stack.cap === undefined))
      continue;
    report('law-group-joined', { remedy: id, group: stack.group, law }, stack, 'group');
  }
}
