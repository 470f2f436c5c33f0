import type { Program } from '@redress/engine';
import { prove, type ProvenFinding } from '@redress/engine/proof';
import type { Linted } from '@redress/policy';

/** What a proof may try beside somebody who may go on typing: what is left is told as `not-fully-checked`. */
const EFFORT = { steps: 1_000_000, stepsPerQuestion: 30_000 };

/** What only shows when cases are decided; the worker fetches it when typing has paused. */
export function proven(linted: Linted, program: Program): readonly ProvenFinding[] {
  return prove(linted, program, EFFORT);
}
