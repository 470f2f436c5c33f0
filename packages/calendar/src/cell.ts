/** A number of a table at an index that is known to lie inside; anything else is a fault of ours. */
export function cell(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`index ${index} lies outside a table of ${values.length}`);
  return value;
}
