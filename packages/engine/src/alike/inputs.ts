import type { Frame } from '../frame.js';
import type { Value } from '../value.js';

/** What something was reckoned from in one case, so that it can be told whether another case would come to the same. */
export interface Inputs {
  readonly slots: readonly number[];
  readonly values: readonly Value[];
}

export function inputsOf(slots: Iterable<number>, frame: Frame): Inputs {
  return readAgain({ slots: [...new Set(slots)] }, frame);
}

/** The same names in another case. */
export function readAgain({ slots }: Pick<Inputs, 'slots'>, { values }: Frame): Inputs {
  return { slots, values: slots.map((slot) => values[slot]) };
}

/** Whether the case has the very same values; equal amounts read apart do not count as such. */
export function hasInputs(frame: Frame, { slots, values }: Inputs): boolean {
  for (let position = 0; position < slots.length; position += 1)
    if (frame.values[slots[position] ?? -1] !== values[position]) return false;
  return true;
}
