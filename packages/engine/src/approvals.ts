import type { Frame } from './frame.js';
import type { Decision } from './decision.js';
import type { Program } from './program.js';
import { becauseOf } from './because.js';

export interface ApprovalsOutcome {
  readonly approvals: Decision['approvals'];
  readonly matched: readonly number[];
  readonly open: readonly number[];
}

/** Which approvals are needed; amounts count with their upper end. */
export function decideApprovals(program: Program, frame: Frame): ApprovalsOutcome {
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
