/** The shape of a catalogue without its words: what one language says, the others must say too. */
export type Words<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Words<T[Key]> };
