import type { CaseFinding, OptionReading, PolicyOption, ReadingResult } from '@redress/policy';
import { reachOf, type Support } from './conditions/support.js';
import type { Test } from './conditions/test.js';
import type { Outcome } from './decide.js';
import type { Decision, FieldValue, RemedyDecision } from './decision.js';
import { hangingOn } from './hanging.js';
import type { Program } from './program.js';
import { slotOf, type Scope } from './scope.js';

/** An option whose words are readings of the law. */
export interface DisputedOption {
  readonly option: PolicyOption;
  readonly slot: number;
  /** Whether a condition can hang on it in any case. */
  readonly concerns: (test: Test) => boolean;
  /**
   * It decides which facts are relevant or have to be confirmed, so that what hangs on it cannot be told from the
   * conditions of one reading alone: every case is decided by all readings.
   */
  readonly isPervasive: boolean;
}

export function compileDisputed(
  scope: Scope,
  supports: readonly (Support | undefined)[],
): readonly DisputedOption[] {
  const { options, facts } = scope.policy.document;
  const disputed = [...options.values()].filter((option) => option.disputed);
  return disputed.map((option): DisputedOption => {
    const slot = slotOf(scope, `option.${option.name}`);
    const reached = new Map<Test, boolean>();
    const concerns = (test: Test): boolean => {
      const known = reached.get(test);
      if (known !== undefined) return known;
      const reaches = reachOf(test, supports).has(slot);
      reached.set(test, reaches);
      return reaches;
    };
    const isPervasive =
      supports.some(
        (support) =>
          support?.kind === 'stated' && support.relevantWhen !== undefined && concerns(support.relevantWhen),
      ) ||
      [...facts.values()].some(
        ({ settledBy, presume }) =>
          settledBy !== undefined &&
          presume !== undefined &&
          presume.kind !== 'constant' &&
          presume.reference.name === `option.${option.name}`,
      );
    return { option, slot, concerns, isPervasive };
  });
}

/** Decides the same case with an option set to another word. */
export type DecideBy = (reading: { readonly slot: number; readonly value: string }) => Decision;

/**
 * A finding for every disputed option on which the outcome of a case depends, the others being read as they are set: what
 * each reading gives, as far as they differ (language.md §6). Cases that cannot hang on it are decided once only.
 */
export function disputedReadings(
  program: Program,
  outcome: Outcome,
  decision: Decision,
  decideBy: DecideBy,
): CaseFinding[] {
  const asked = (outcome.alike.disputed ??= program.disputed.filter((one) => mayHang(one, program, outcome)));
  return asked.flatMap(({ option, slot }) => {
    const taken = option.chosen ?? option.default;
    const results = [...option.type.values.keys()].map((value) => ({
      value,
      by: resultsOf(value === taken ? decision : decideBy({ slot, value })),
    }));
    const differing = [...new Set(results.flatMap(({ by }) => [...by.keys()]))].filter(
      (where) => new Set(results.map(({ by }) => JSON.stringify(by.get(where)))).size > 1,
    );
    if (differing.length === 0) return [];
    const readings = results.map(({ value, by }): OptionReading => ({
      value,
      gives: differing.map((where) => by.get(where) ?? { where, state: 'none' }),
    }));
    return [
      {
        code: 'disputed-reading',
        message: `the outcome depends on how \`${option.name}\` is read: ${readings.map(inWords).join('; ')}`,
        where: `option.${option.name}`,
        readings,
      },
    ];
  });
}

function mayHang(
  { slot, concerns, isPervasive }: DisputedOption,
  program: Program,
  outcome: Outcome,
): boolean {
  if (isPervasive) return true;
  const { values, presumed, tables } = outcome.frame;
  const withheld = [...program.unmarked];
  withheld[slot] = 1;
  const found = hangingOn(program, outcome, {
    hold: { values, presumed, withheld, supports: program.supports, tables },
    concerns,
    rulesOf: (field) => field.tests.flatMap((test, position) => (concerns(test) ? [{ position, test }] : [])),
  });
  return found.length > 0;
}

/** What somebody gets, has to do or is told; not on which ground, nor what it rests on. */
function resultsOf(decision: Decision): Map<string, ReadingResult> {
  const results: ReadingResult[] = [];
  const add = (group: string, values: Decision['responsibility']): void => {
    for (const [name, value] of Object.entries(values))
      results.push({
        where: `${group}.${name}`,
        result: isFieldValue(value) ? value : JSON.stringify(value),
      });
  };
  add('classification', decision.classification);
  add('routing', decision.routing);
  add('responsibility', decision.responsibility);
  for (const remedy of decision.remedies) results.push(remedyResult(remedy));
  for (const { id } of decision.denied) results.push({ where: `remedies.${id}`, state: 'denied' });
  for (const { id, by } of decision.approvals) results.push({ where: `approvals.${id}`, result: by });
  for (const { id, due, owner } of decision.stages)
    results.push({
      where: `stages.${id}`,
      ...(owner === null ? {} : { result: owner }),
      ...(due === null ? {} : { due }),
    });
  for (const { id, due } of decision.notices)
    results.push({ where: `notices.${id}`, result: true, ...(due === undefined ? {} : { due }) });
  return new Map(results.map((result) => [result.where, result]));
}

function remedyResult({ id, state, total, totalMin, totalMax, payer, due }: RemedyDecision): ReadingResult {
  const [min, max] = [total ?? totalMin, total ?? totalMax];
  return {
    where: `remedies.${id}`,
    state,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(payer === undefined ? {} : { result: payer }),
    ...(due === undefined ? {} : { due }),
  };
}

function isFieldValue(value: Decision['responsibility'][string]): value is FieldValue {
  return typeof value !== 'object' || value === null || 'currency' in value;
}

function inWords({ value, gives }: OptionReading): string {
  return `\`${value}\` gives ${gives.map(resultInWords).join(', ')}`;
}

function resultInWords({ where, state, result, min, max, due }: ReadingResult): string {
  const amount =
    min === undefined
      ? []
      : max !== undefined && max.amount === min.amount
        ? [`${min.amount} ${min.currency}`]
        : [`${min.amount} to ${max?.amount ?? 'no upper end'} ${min.currency}`];
  const said = typeof result === 'object' && result !== null ? `${result.amount} ${result.currency}` : result;
  return [
    where,
    ...(state === undefined ? [] : [state]),
    ...amount,
    ...(said === undefined ? [] : [String(said)]),
    ...(due === undefined ? [] : [`due ${due}`]),
  ].join(' ');
}
