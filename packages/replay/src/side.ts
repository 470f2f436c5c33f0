import { decide, type DecideOptions, type Decision, type Program } from '@redress/engine';
import { CaseError, type Case } from '@redress/policy';

/** What one of two policies said about a case, or why it could not decide it. */
export type Side =
  { readonly decision: Decision } | { readonly error: { readonly code: string; readonly message: string } };

export function decideSide(program: Program, input: Case, options: DecideOptions): Side {
  try {
    return { decision: decide(program, input, options) };
  } catch (error) {
    if (error instanceof CaseError) return { error: { code: error.code, message: error.message } };
    throw error;
  }
}
