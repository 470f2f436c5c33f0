import type { Notice, Policy, Stage } from '@redress/policy';
import type { Decision, StageDecision } from '../decision.js';
import { clockLines, provisionalLines } from './clock-lines.js';
import { line, type Audience, type ExplainedLine } from './explained.js';
import { ruleLines } from './rule-lines.js';
import type { Wording } from './wording.js';

/** The steps with their due times; a customer hears of one date only, that of the answer. */
export function stageLines(decision: Decision, wording: Wording, audience: Audience): ExplainedLine[] {
  if (audience === 'agent') return decision.stages.map((stage) => agentLine(stage, decision, wording));
  const answer = answerStage(decision, wording.policy);
  return answer === undefined ? [] : [answerLine(answer, wording)];
}

/** What is still to come for the customer, in the order of the dates. */
export function customerStages(decision: Decision): StageDecision[] {
  return decision.stages
    .filter(
      (stage) =>
        (stage.class === 'promised' || stage.class === 'statutory') &&
        stage.done === undefined &&
        stage.due !== null,
    )
    .toSorted((a, b) => Date.parse(a.due ?? '') - Date.parse(b.due ?? ''));
}

/**
 * The step by whose due time the customer has the answer itself: the date that sums up others (`earliest`, language.md
 * §5), else the first of the step that writes what is granted and of what law sets, else the last step there is.
 * `undefined` once the answer has been given, and while it has no date.
 */
export function answerStage(decision: Decision, { document }: Policy): StageDecision | undefined {
  const isDone = (id: string): boolean => decision.stages.find((one) => one.id === id)?.done !== undefined;
  const told = customerStages(decision);
  const declared = (id: string): Stage | undefined => document.stages.find((one) => one.id === id);
  const promised = told.find(({ id }) => declared(id)?.earliest !== undefined);
  if (promised !== undefined)
    return declared(promised.id)?.earliest?.some(isDone) === true ? undefined : promised;
  const answering = new Set(document.notices.flatMap((notice) => (isAnswer(notice) ? notice.at.stage : [])));
  if ([...answering].some(isDone)) return undefined;
  return told.find((stage) => stage.class === 'statutory' || answering.has(stage.id)) ?? told.at(-1);
}

function isAnswer(notice: Notice): notice is Notice & { readonly at: { readonly kind: 'stage' } } {
  return (
    notice.audience === 'customer' &&
    notice.at.kind === 'stage' &&
    Object.values(notice.text).some((text) => /\{\{\s*(?:remedies|denied)\s*\}\}/.test(text))
  );
}

function answerLine({ id, due, provisional }: StageDecision, wording: Wording): ExplainedLine {
  const { messages } = wording;
  const when = due === null ? messages.notYetKnown : wording.due(due, `stages.${id}`);
  const cite = wording.policy.document.stages.find((stage) => stage.id === id)?.cite;
  return line(provisional ? messages.answerExpected(when) : messages.answerBy(when), [], cite);
}

function agentLine(stage: StageDecision, decision: Decision, wording: Wording): ExplainedLine {
  const { messages } = wording;
  const { id, due, done, paused, provisional, basis, warnAt, escalate = [], lastDay } = stage;
  const declared = wording.policy.document.stages.find((one) => one.id === id);
  const open = decision.undetermined.find(({ where }) => where === `stages.${id}`)?.facts ?? [];
  const when =
    done !== undefined
      ? messages.done(wording.moment(done, `stages.${id}`))
      : due === null
        ? paused === true
          ? messages.paused
          : messages.noDue
        : messages.due(wording.due(due, `stages.${id}`));
  const remarks = [
    messages.classes[stage.class],
    ...(provisional ? [messages.provisional] : []),
    ...(basis === 'projected' && done === undefined ? [messages.projected] : []),
    ...(declared?.assumed === true ? [messages.assumed] : []),
  ];
  return line(
    messages.remark(messages.labelled(wording.output(`stages.${id}`), when), ...remarks),
    [
      ...ownerLines(stage, declared, open, wording),
      ...(done !== undefined && due !== null ? [line(messages.due(wording.due(due, `stages.${id}`)))] : []),
      ...(lastDay === null || due !== null ? [] : [line(messages.lastDay(wording.date(lastDay)))]),
      ...(warnAt === undefined || done !== undefined
        ? []
        : [line(messages.warnAt(wording.moment(warnAt, `stages.${id}`)))]),
      ...(done !== undefined
        ? []
        : escalate.map(({ to, at }) =>
            line(messages.escalate(wording.party(to, id), wording.moment(at, `stages.${id}`))),
          )),
      ...clockLines(`stages.${id}`, decision, wording),
      ...provisionalLines(`stages.${id}`, decision, wording),
      ...ruleLines(`stages.${id}`, decision, wording),
    ],
    declared?.cite,
  );
}

/** Who does it; where that is open, what would settle it. */
function ownerLines(
  { id, owner }: StageDecision,
  declared: Stage | undefined,
  open: readonly string[],
  wording: Wording,
): ExplainedLine[] {
  const { messages } = wording;
  if (owner !== null) return [line(messages.owner(wording.party(owner, id)))];
  if (declared?.owner === undefined) return [];
  const facts = messages.list(open.map((fact) => wording.name(fact)));
  return [
    line(messages.owner(messages.ownerOpen), open.length === 0 ? [] : [line(messages.settledBy(facts))]),
  ];
}
