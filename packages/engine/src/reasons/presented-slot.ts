import type { FieldValue } from '../decision.js';
import type { Frame } from '../frame.js';
import { presented } from '../present.js';
import type { Program } from '../program.js';

/** What a slot holds, as it stands in an answer; `undefined` for unknown and irrelevant. */
export function presentedSlot(program: Program, slot: number, frame: Frame): FieldValue | undefined {
  const type = program.scope.types[slot];
  return type === undefined ? undefined : presented(frame.values[slot], type, program.zone);
}
