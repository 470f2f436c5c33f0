import type { Shares } from '@redress/policy';
import { compileCondition, type Test } from '../conditions/test.js';
import { RuleSet } from '../conditions/rule-set.js';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';

/** How responsibility is split in percent, a first-hit list (procedures.md AIR-05, TRV-09). */
export interface SharesProgram {
  readonly shares: Shares;
  readonly tests: readonly Test[];
  readonly rules: RuleSet;
}

export interface SharesOutcome {
  readonly program: SharesProgram;
  readonly value: Readonly<Record<string, number>> | undefined;
  readonly deciding: number;
  readonly matched: readonly number[];
  readonly open: readonly number[];
}

export function compileShares(shares: Shares, scope: Scope): SharesProgram {
  const tests = shares.rules.map((rule) => compileCondition(rule.when, scope));
  return { shares, tests, rules: new RuleSet(tests) };
}

export function decideShares(program: SharesProgram, frame: Frame): SharesOutcome {
  const { matched, undetermined } = program.rules.match(frame.values);
  const first = matched[0];
  const open = first === undefined ? undetermined : undetermined.filter((position) => position < first);
  const chosen = first === undefined ? program.shares.otherwise : program.shares.rules[first]?.then;
  const isOpen = open.some((position) => !isSameSplit(program.shares.rules[position]?.then, chosen));
  return {
    program,
    value: isOpen || chosen === undefined ? undefined : Object.fromEntries(chosen),
    deciding: isOpen ? -2 : (first ?? -1),
    matched,
    open: isOpen ? open : [],
  };
}

function isSameSplit(
  a: ReadonlyMap<string, number> | undefined,
  b: ReadonlyMap<string, number> | undefined,
): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.size === b.size &&
    [...a].every(([party, percent]) => b.get(party) === percent)
  );
}
