import type { Decision } from './decision.js';
import type { Frame } from './frame.js';
import type { Program } from './program.js';
import type { History } from './stages/history.js';
import type { StageOutcome } from './stages/stage.js';
import { FALSE, TRUE, UNDETERMINED } from './truth.js';

export interface NoticesOutcome {
  readonly notices: Decision['notices'];
  /** Positions of notices of which it is open whether they are sent. */
  readonly open: readonly number[];
}

/** The notices that go out, each due with its stage or at its event. One of a skipped stage is left out. */
export function decideNotices(
  program: Program,
  frame: Frame,
  stages: ReadonlyMap<string, StageOutcome>,
  history: History,
): NoticesOutcome {
  const notices: { id: string; audience: string; due?: string }[] = [];
  const open: number[] = [];
  for (const [position, { notice, test }] of program.notices.entries()) {
    const truth = test.evaluate(frame.values);
    const stage = notice.at.kind === 'stage' ? stages.get(notice.at.stage) : undefined;
    if (truth === FALSE || stage?.truth === FALSE) continue;
    if (truth === UNDETERMINED) open.push(position);
    if (truth !== TRUE) continue;
    const due = notice.at.kind === 'event' ? history.happened(notice.at.event) : stage?.due;
    notices.push({
      id: notice.id,
      audience: notice.audience,
      ...(due === undefined ? {} : { due: program.instantText(due) }),
    });
  }
  return { notices, open };
}
