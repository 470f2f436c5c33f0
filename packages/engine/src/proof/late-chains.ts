import type { Condition, PolicyDocument, Stage } from '@redress/policy';
import type { StageDecision } from '../decision.js';
import type { Illustration } from './bench.js';
import type { Counterexample } from './counterexample.js';
import { allOf, type Formula } from './formula.js';
import type { Inquiry, Shows } from './inquiry.js';
import type { Model } from './model.js';

/** A case in which the last step of a chain is due after the answer that the law asks for. */
export const showLateChain: Illustration = ({ document, inquiry }, { parameters }) => {
  const { stage, statutory } = namesIn(parameters, 'stage', 'statutory');
  return stage === undefined || statutory === undefined
    ? undefined
    : laterThan(inquiry, document, stage, statutory);
};

/** The same of a promise and the clock of a law that it answers. */
export const showStageAfterLaw: Illustration = ({ document, inquiry }, { parameters }) => {
  const { stage, law } = namesIn(parameters, 'stage', 'law');
  return stage === undefined || law === undefined ? undefined : laterThan(inquiry, document, stage, law);
};

/** Most combinations of choices along a chain that are tried, and days of receipt for each. */
const MOST_WAYS = 24;
const MOST_DAYS = 8;
const DAY_MS = 86_400_000;

function laterThan(
  inquiry: Inquiry,
  document: PolicyDocument,
  late: string,
  limit: string,
): Counterexample | undefined {
  const shows: Shows = ({ decision }) => {
    const { stages } = decision();
    const [own, law] = [late, limit].map((id) => stages.find((one) => one.id === id));
    if (own === undefined || law === undefined || !isLater(own, law)) return undefined;
    return { answer: { stages: [own, law].map(({ id, due }) => ({ id, due })) } };
  };
  const stages = [...chainOf(document, late), ...chainOf(document, limit)];
  for (const way of waysThrough(stages)) {
    let first: Counterexample['case'] | undefined;
    const found = inquiry.example(
      (model) => allOf(way.map((make) => make(model))),
      (decided) => {
        first ??= decided.input;
        return shows(decided);
      },
    );
    if (found !== undefined) return found;
    // Weekends and holidays lengthen one chain more than the other.
    for (let day = 1; day < MOST_DAYS && first !== undefined; day += 1) {
      const receipt = Date.parse(String(first.receivedAt)) + day * DAY_MS;
      const later = inquiry.shownBy({ ...first, receivedAt: new Date(receipt).toISOString() }, shows);
      if (later !== undefined) return later;
    }
  }
  return undefined;
}

function isLater(own: StageDecision, law: StageDecision): boolean {
  return own.due !== null && law.due !== null && Date.parse(own.due) > Date.parse(law.due);
}

/** A stage and all those it waits for. */
function chainOf(document: PolicyDocument, id: string, found = new Map<string, Stage>()): Stage[] {
  const stage = document.stages.find((one) => one.id === id);
  if (stage === undefined || found.has(id)) return [...found.values()];
  found.set(id, stage);
  const before = [...(stage.starts.kind === 'after' ? stage.starts.stages : []), ...(stage.earliest ?? [])];
  for (const other of before) chainOf(document, other, found);
  return [...found.values()];
}

type Demand = (model: Model) => Formula;

/** What makes each stage of a chain happen, with every choice of its length. */
function waysThrough(stages: readonly Stage[]): Demand[][] {
  const asked =
    (condition: Condition, as: 'true' | 'false'): Demand =>
    (model) =>
      model.formula(condition, as);
  let ways: Demand[][] = [stages.flatMap(({ when }) => (when === undefined ? [] : [asked(when, 'true')]))];
  for (const { within } of stages) {
    if (within === undefined || within.cases.length === 0) continue;
    const choices = [...within.cases.map((_, position) => position), within.cases.length].toReversed();
    const demands = choices.map((position) => [
      ...within.cases.slice(0, position).map(({ when }) => asked(when, 'false')),
      ...within.cases.slice(position, position + 1).map(({ when }) => asked(when, 'true')),
    ]);
    ways = ways.flatMap((way) => demands.map((more) => [...way, ...more])).slice(0, MOST_WAYS);
  }
  return ways;
}

function namesIn<Key extends string>(
  parameters: object | undefined,
  ...keys: readonly Key[]
): { readonly [K in Key]?: string } {
  const known = new Map<string, unknown>(Object.entries(parameters ?? {}));
  const names: { [K in Key]?: string } = {};
  for (const key of keys) {
    const value = known.get(key);
    if (typeof value === 'string') names[key] = value;
  }
  return names;
}
