import type { LeafTest, Test } from './test.js';

/** Leaves that all have to be true, or undetermined, for a rule to be so in this way. */
export interface Way {
  readonly leaves: readonly LeafTest[];
  /** Nothing of the rule is left out: the way is as true as the least true of its leaves. */
  readonly isWhole: boolean;
}

/**
 * The ways in which a test can be true, as far as leaves and groups of them tell. It is false while each of them is
 * barred; where all are whole it is as true as the truest of them, for Kleene's `all` and `any` distribute over each
 * other.
 */
export function waysOf(test: Test): readonly Way[] {
  switch (test.kind) {
    case 'all':
      return test.children.map(waysOf).reduce(eachWithEach, ALWAYS_OPEN);
    case 'any': {
      const ways = test.children.flatMap(waysOf);
      return ways.length > MOST_WAYS ? ANYHOW : ways;
    }
    case 'named':
      return waysOf(test.child);
    case 'not':
    case 'list':
      return ANYHOW;
    case 'leaf':
      return [{ leaves: [test], isWhole: true }];
  }
}

/** More are not told apart: the group they come from is left to evaluation. */
const MOST_WAYS = 8;

const ALWAYS_OPEN: readonly Way[] = [{ leaves: [], isWhole: true }];
const ANYHOW: readonly Way[] = [{ leaves: [], isWhole: false }];

function eachWithEach(ways: readonly Way[], others: readonly Way[]): readonly Way[] {
  if (ways.length * others.length > MOST_WAYS) return ways.map(({ leaves }) => ({ leaves, isWhole: false }));
  return ways.flatMap((way) =>
    others.map((other) => ({
      leaves: [...way.leaves, ...other.leaves],
      isWhole: way.isWhole && other.isWhole,
    })),
  );
}
