import type { Stage } from '@redress/policy';
import { ALWAYS, compileCondition, type Test } from '../conditions/test.js';
import type { Frame } from '../frame.js';
import { slotOf, type Scope } from '../scope.js';
import { FALSE } from '../truth.js';
import { IRRELEVANT } from '../value.js';
import type { History } from './history.js';

/** By stage, whether a case has come to it. */
export type Reached = (stage: string, frame: Frame, history: History) => boolean;

interface Step {
  readonly stage: Stage;
  readonly test: Test;
  /** Where the date stands that starts it. */
  readonly startSlot: number | undefined;
}

/**
 * A stage is reached once it has started or is done, or what starts it has happened: its event, its date being known,
 * or all stages before it being done. A stage that is skipped is not reached and is passed as soon as its own start has
 * happened; while it is open whether it is skipped, it has to be done first.
 */
export function compileReached(stages: readonly Stage[], scope: Scope): Reached {
  const steps = new Map(
    stages.map((stage): [string, Step] => [
      stage.id,
      {
        stage,
        test: stage.when === undefined ? ALWAYS : compileCondition(stage.when, scope),
        startSlot: stage.starts.kind === 'fact' ? slotOf(scope, stage.starts.fact) : undefined,
      },
    ]),
  );
  const isSkipped = ({ stage, test }: Step, { values }: Frame, history: History): boolean =>
    test.evaluate(values) === FALSE && !hasBegun(stage.id, history);
  const mayStart = ({ stage: { starts }, startSlot }: Step, frame: Frame, history: History): boolean => {
    switch (starts.kind) {
      case 'event':
        return history.happened(starts.event) !== undefined;
      case 'fact': {
        const date = startSlot === undefined ? undefined : frame.values[startSlot];
        return date !== undefined && date !== null && date !== IRRELEVANT;
      }
      case 'after':
        return starts.stages.every((id) => isOver(id, frame, history));
    }
  };
  const isOver = (id: string, frame: Frame, history: History): boolean => {
    const step = steps.get(id);
    if (step === undefined || history.done(id) !== undefined) return true;
    return isSkipped(step, frame, history) && mayStart(step, frame, history);
  };
  return (id, frame, history) => {
    const step = steps.get(id);
    if (step === undefined || hasBegun(id, history)) return true;
    return !isSkipped(step, frame, history) && mayStart(step, frame, history);
  };
}

function hasBegun(stage: string, history: History): boolean {
  return history.started(stage) !== undefined || history.done(stage) !== undefined;
}
