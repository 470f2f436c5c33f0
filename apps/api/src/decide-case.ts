import { decide, explain, notices, type Program } from '@redress/engine';
import { MoneyError, RateTable, readRates } from '@redress/money';
import { CaseError, readCase } from '@redress/policy';
import type { Audience, DecideResponse, Locale } from './contract.js';
import { ProblemError } from './problem.js';

export interface Question {
  /** As it came in; read here. */
  readonly case: unknown;
  readonly at?: string;
  readonly rates?: readonly unknown[];
  readonly locale: Locale;
  readonly audience: Audience;
}

/**
 * Decides one case and words the outcome.
 * @throws ProblemError `case-refused` with the code of the room that refused under `cause`.
 */
export function decideCase(
  program: Program,
  { at, rates, locale, audience, ...question }: Question,
): DecideResponse {
  const decision = refusing(() =>
    decide(program, readCase(question.case), {
      at,
      rates: rates && new RateTable(readRates(rates)),
      explain: true,
    }),
  );
  const { reasons: _reasons, ...answer } = decision;
  const { policy } = program;
  return {
    decision: answer,
    explanation: explain(decision, policy, { locale, audience }),
    letters: notices(decision, policy, { locale }).filter((notice) => notice.audience === 'customer'),
  };
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CaseError || error instanceof MoneyError)) throw error;
    throw new ProblemError('case-refused', error.message, { cause: error.code, hint: error.hint });
  }
}
