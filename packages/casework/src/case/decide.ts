import { startOfDay, parseDate } from '@redress/calendar';
import {
  decide,
  explain,
  notices,
  type Audience,
  type Decision,
  type ExplainedDecision,
  type Program,
  type WrittenNotice,
} from '@redress/engine';
import { MoneyError, RateTable, readRates } from '@redress/money';
import { CaseError, mattersOf, readCase, type Case, type Locale, type Moment } from '@redress/policy';
import { CaseworkError } from '../casework-error.js';
import type { PlainDecision } from './stored-case.js';

/** What is to be decided, as it came in. */
export interface Asked {
  readonly case: unknown;
  /** The moment of the decision; the case's `receivedAt` unless given, never now. */
  readonly at?: string | undefined;
  readonly rates?: readonly unknown[] | undefined;
}

/** For whom a decision is put into words. */
export interface Reader {
  readonly locale: Locale;
  readonly audience: Audience;
}

/** A decision in words. */
export interface Explained {
  /** Each statement with the rules, facts and clauses it rests on. */
  readonly explanation: ExplainedDecision;
  /** The texts that this decision sends to the customer. */
  readonly letters: readonly WrittenNotice[];
}

export interface Decided {
  readonly input: Case;
  readonly decision: Decision;
  /** Epoch milliseconds of the receipt. */
  readonly receivedAt: number | undefined;
}

/**
 * What is asked of each matter of a case, or of the case itself where it has none. Error: `case-refused`.
 */
export function mattersAsked(asked: Asked): { readonly matters: readonly Asked[]; readonly isOne: boolean } {
  try {
    const matters = mattersOf(asked.case).map((matter) => ({ ...asked, case: matter }));
    return { matters, isOne: matters.length === 1 && matters[0]?.case === asked.case };
  } catch (error) {
    throw refusal(error);
  }
}

/** Error: `case-refused`, with the code of the room that refused under `cause`. */
export function decideAsked(program: Program, asked: Asked, isExplained: boolean): Decided {
  try {
    const input = readCase(asked.case);
    const rates = asked.rates && new RateTable(readRates(asked.rates));
    const decision = decide(program, input, { at: asked.at, rates, explain: isExplained });
    return { input, decision, receivedAt: instantOf(program, input.receivedAt) };
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): unknown {
  if (!(error instanceof CaseError || error instanceof MoneyError)) return error;
  return new CaseworkError('case-refused', error.message, { cause: error.code, hint: error.hint });
}

export function plain({ reasons: _reasons, ...decision }: Decision): PlainDecision {
  return decision;
}

export function inWords({ policy }: Program, decision: Decision, { locale, audience }: Reader): Explained {
  return {
    explanation: explain(decision, policy, { locale, audience }),
    letters: notices(decision, policy, { locale }).filter((notice) => notice.audience === 'customer'),
  };
}

/** A date without a time is the start of that day where the policy lives, as the decision takes it. */
function instantOf({ zone }: Program, moment: Moment | undefined): number | undefined {
  return typeof moment === 'string' ? startOfDay(parseDate(moment), zone) : moment;
}
