import { CaseworkError } from '../casework-error.js';

/** A line of a stream: a JSON value, or why there is none. */
export type Line =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly problem: LineProblem };

export interface LineProblem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** In place of an answer; `line` counts from 1, `id` where the line could be read so far. */
export interface LineError {
  readonly id?: string;
  readonly line: number;
  readonly error: LineProblem;
}

/** The answer to a line that was refused; what is no refusal of ours is thrown on. */
export function lineError(line: number, value: unknown, error: unknown): LineError {
  if (!(error instanceof CaseworkError)) throw error;
  const { code, message, extra } = error;
  const id = idOf(value);
  return {
    ...(id !== undefined && { id }),
    line,
    // As the command answers it: with the code of the room that refused.
    error: { code: extra.cause ?? code, message, ...(extra.hint !== undefined && { hint: extra.hint }) },
  };
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : undefined;
}
