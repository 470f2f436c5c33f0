import { hasInputs, inputsOf } from './alike/inputs.js';
import type { PricedKind } from './alike/kinds.js';
import type { Approval } from '@redress/policy';
import type { Frame } from './frame.js';
import { withGranted } from './grants.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from './truth.js';
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
  const { approvals } = program.policy.document;
  const asked = program.approvalRules.match(frame.values);
  const { matched, undetermined } =
    frame.granted === undefined ? asked : askedWithGranted(program, asked, frame);
  return {
    matched,
    open: undetermined,
    approvals: matched.flatMap((position) => {
      const approval = approvals[position];
      const test = program.approvalTests[position];
      return approval === undefined || test === undefined
        ? []
        : [
            {
              id: approval.id,
              by: approval.by,
              because: becauseOf(test, program, approvalFrame(program, approval, frame)),
            },
          ];
    }),
  };
}

type Asked = Pick<ReturnType<Program['approvalRules']['match']>, 'matched' | 'undetermined'>;

/** Those that add up over the incident are asked with what was granted before. */
function askedWithGranted(program: Program, { matched, undetermined }: Asked, frame: Frame): Asked {
  const { approvals } = program.policy.document;
  const counted = withGranted(program, frame);
  const truthOf = (position: number): Truth => {
    if (approvals[position]?.cumulative === undefined)
      return matched.includes(position) ? TRUE : undetermined.includes(position) ? UNDETERMINED : FALSE;
    return program.approvalTests[position]?.evaluate(counted.values) ?? FALSE;
  };
  const positions = approvals.map((_, position) => position);
  return {
    matched: positions.filter((position) => truthOf(position) === TRUE),
    undetermined: positions.filter((position) => truthOf(position) === UNDETERMINED),
  };
}

/** What an approval reads: of one that adds up over the incident, totals with what was granted before. */
export function approvalFrame(program: Program, { cumulative }: Approval, frame: Frame): Frame {
  return cumulative === undefined ? frame : withGranted(program, frame);
}
