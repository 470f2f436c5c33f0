import type { FactSource } from '../judge/question.js';
import type { FactSheet } from '../judge/subject.js';

/** Facts that are asked for together; `stage` is absent for those nobody asks for at a certain stage. */
export interface FactGroup {
  readonly stage: string | undefined;
  readonly facts: readonly FactSheet[];
  /** Facts that do not matter in this case. */
  readonly irrelevant: readonly FactSheet[];
  /** How many of `facts` are stated. */
  readonly stated: number;
}

/**
 * The form of a policy: its facts by the stage that asks for them, in the order in which the stages first occur;
 * those without a stage last. What was stated is shown even where it does not matter.
 */
export function groupFacts(
  facts: readonly FactSheet[],
  stated: Readonly<Record<string, unknown>>,
  sources: Readonly<Record<string, FactSource>> | undefined,
): FactGroup[] {
  const stages = [...new Set(facts.map(({ ask }) => ask))];
  const ordered = [
    ...stages.filter((stage) => stage !== undefined),
    ...stages.filter((stage) => stage === undefined),
  ];
  return ordered.map((stage) => {
    const members = facts.filter(({ ask }) => ask === stage);
    const isIdle = ({ name }: FactSheet) => sources?.[name] === 'irrelevant' && !Object.hasOwn(stated, name);
    const shown = members.filter((fact) => !isIdle(fact));
    return {
      stage,
      facts: shown,
      irrelevant: members.filter(isIdle),
      stated: shown.filter(({ name }) => Object.hasOwn(stated, name)).length,
    };
  });
}
