/** Where a term was found: half-open positions in the text as given. */
export interface Mention {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/** All terms of a policy as one automaton. */
export interface Mentions {
  /** Whether the text mentions the term and not only in a form that its `not` excludes. */
  mentions(text: string, term: string): boolean;
  /** Every mention, for the explanation. */
  find(text: string): readonly Mention[];
}
