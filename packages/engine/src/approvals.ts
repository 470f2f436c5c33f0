import { hasInputs, inputsOf } from './alike/inputs.js';
import type { PricedKind } from './alike/kinds.js';
import type { Frame } from './frame.js';
import type { Decision } from './decision.js';
import type { Program } from './program.js';
import { shared } from './shared-text.js';
import { becauseOf } from './because.js';

export interface ApprovalsOutcome {
  readonly approvals: Decision['approvals'];
  readonly matched: readonly number[];
  readonly open: readonly number[];
}

/** Which approvals are needed; amounts count with their upper end. */
export function decideApprovals(program: Program, frame: Frame, kind: PricedKind): ApprovalsOutcome {
  const known = kind.approvals;
  if (known !== undefined && hasInputs(frame, known.inputs)) {
    shared(known.outcome.approvals);
    return known.outcome;
  }
  const outcome = approvalsOf(program, frame);
  const reads = outcome.matched.flatMap((position) => program.approvalReads[position] ?? []);
  kind.approvals = { inputs: inputsOf(reads, frame), outcome };
  return outcome;
}

function approvalsOf(program: Program, frame: Frame): ApprovalsOutcome {
  const { matched, undetermined } = program.approvalRules.match(frame.values);
  const { approvals } = program.policy.document;
  return {
    matched,
    open: undetermined,
    approvals: matched.flatMap((position) => {
      const approval = approvals[position];
      const test = program.approvalTests[position];
      return approval === undefined || test === undefined
        ? []
        : [{ id: approval.id, by: approval.by, because: becauseOf(test, program, frame) }];
    }),
  };
}
