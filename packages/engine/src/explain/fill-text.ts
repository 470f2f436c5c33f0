import type { Notice, Policy } from '@redress/policy';
import type { Decision, FieldValue } from '../decision.js';
import { customerDenied, deniedLines } from './denied-lines.js';
import type { Audience, ExplainedLine } from './explained.js';
import { customerMissing } from './missing-lines.js';
import { remedyBullets, SECTION_OF } from './remedy-lines.js';
import { customerStages } from './stage-lines.js';
import { totalText } from './total-text.js';
import { customerRemedies, isForCustomer, isPersonal, isWithheld } from './withheld.js';
import type { Wording } from './wording.js';

/** The text of a notice with every `{{…}}` filled in, once: what is filled in is never read again. */
export function fillText(notice: Notice, decision: Decision, wording: Wording): string {
  const template = wording.text(notice.text, notice.id).replace(/\s+$/, '');
  return template
    .split('\n')
    .map((one) => fillLine(one, notice, decision, wording))
    .join('\n');
}

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A list stands on lines of its own, also where the text has it within a sentence. */
function fillLine(text: string, notice: Notice, decision: Decision, wording: Wording): string {
  let filled = '';
  let last = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    filled += text.slice(last, match.index);
    last = match.index + match[0].length;
    const name = match[1] ?? '';
    const list = listOf(name, notice, decision, wording);
    if (list === undefined) filled += nameText(name, notice, decision, wording);
    else if (list.length === 0) filled += wording.messages.noneOfList;
    else {
      const before = filled.trimEnd();
      filled = (before === '' ? '' : `${before}\n`) + bulleted(list, 0).join('\n');
      const after = text.slice(last).trimStart();
      last = text.length - after.length;
      if (after !== '') filled += '\n';
    }
  }
  return filled + text.slice(last);
}

function bulleted(lines: readonly ExplainedLine[], depth: number): string[] {
  return lines.flatMap(({ text, children }) => [
    `${'  '.repeat(depth)}- ${text}`,
    ...bulleted(children, depth + 1),
  ]);
}

function listOf(
  name: string,
  notice: Notice,
  decision: Decision,
  wording: Wording,
): readonly ExplainedLine[] | undefined {
  switch (name) {
    case 'remedies':
      return allRemedies(notice, decision, wording);
    case 'owed':
      return remedyBullets('fromCustomer', decision, wording, readerOf(notice));
    case 'denied':
      return notice.audience === 'customer'
        ? customerDenied(decision, wording)
        : deniedLines(decision, wording).map(({ text }) => ({ text, children: [] }));
    case 'stages':
      return stageBullets(notice, decision, wording);
    case 'missing':
      return missingFacts(notice, decision, wording).map((fact) => ({
        text: wording.name(fact),
        children: [],
      }));
    default:
      return undefined;
  }
}

/** Whatever goes any way; what the customer owes only where the letter has no list of its own for that. */
function allRemedies(notice: Notice, decision: Decision, wording: Wording): readonly ExplainedLine[] {
  const { messages } = wording;
  const reader = readerOf(notice);
  const headings = reader === 'customer' ? messages.customerSections : messages.sections;
  const hasOwnList = Object.values(notice.text).some((text) => /\{\{\s*owed\s*\}\}/.test(text));
  const others = (['fromCustomer', 'toOthers'] as const).flatMap((way) =>
    way === 'fromCustomer' && hasOwnList
      ? []
      : remedyBullets(way, decision, wording, reader).map((one) => ({
          ...one,
          text: isRest(one, wording) ? one.text : messages.labelled(headings[SECTION_OF[way]], one.text),
        })),
  );
  const lines = [...remedyBullets('toCustomer', decision, wording, reader), ...others];
  const rest = lines.find((one) => isRest(one, wording));
  return rest === undefined ? lines : [...lines.filter((one) => !isRest(one, wording)), rest];
}

/** That there is more to examine, which is said once and last. */
function isRest({ text }: ExplainedLine, { messages }: Wording): boolean {
  return text === messages.moreExamined;
}

function readerOf({ audience }: Notice): Audience {
  return audience === 'customer' ? 'customer' : 'agent';
}

function missingFacts(notice: Notice, decision: Decision, wording: Wording): string[] {
  return notice.audience === 'customer'
    ? customerMissing(decision, wording.policy)
    : [...new Set(decision.missing.map(({ fact }) => fact))];
}

/**
 * The coming steps with their dates. The step that sends the notice is not to come, nor are clocks that only sum up others;
 * and a customer who is told of the one date that sums up is not told of a mere limit beside it.
 */
function stageBullets(notice: Notice, decision: Decision, wording: Wording): ExplainedLine[] {
  const { messages, policy } = wording;
  const own = notice.at.kind === 'stage' ? notice.at.stage : undefined;
  const stages =
    notice.audience === 'customer'
      ? customerStages(decision)
      : decision.stages.filter(({ done }) => done === undefined);
  return stages.flatMap(({ id, due, provisional }) => {
    if (id === own || policy.document.stages.find((stage) => stage.id === id)?.earliest !== undefined)
      return [];
    if (notice.audience === 'customer' && isMereLimit(id, policy)) return [];
    const when = due === null ? messages.notYetKnown : wording.due(due, `stages.${id}`);
    const text = messages.labelled(
      wording.output(`stages.${id}`),
      provisional && due !== null ? messages.remark(when, messages.expected) : when,
    );
    return [{ text, children: [] }];
  });
}

/** One of the clocks that another sums up, with which nothing is done: no step follows it and nothing is sent. */
function isMereLimit(id: string, { document }: Policy): boolean {
  return (
    document.stages.some(({ earliest }) => earliest?.includes(id) === true) &&
    !document.stages.some(({ starts }) => starts.kind === 'after' && starts.stages.includes(id)) &&
    !document.notices.some(({ at }) => at.kind === 'stage' && at.stage === id)
  );
}

function nameText(name: string, notice: Notice, decision: Decision, wording: Wording): string {
  const { messages, policy } = wording;
  if (name === 'case.id') return decision.id;
  const stage = /^stage\.(.+)\.(due|lastDay)$/.exec(name);
  if (stage !== null)
    return stageText(stage[1] ?? '', stage[2] === 'due' ? 'due' : 'lastDay', decision, wording);
  const remedy = /^remedy\.(.+)\.(amount|total)$/.exec(name);
  if (remedy !== null)
    return remedyText(
      remedy[1] ?? '',
      remedy[2] === 'amount' ? 'amount' : 'total',
      notice,
      decision,
      wording,
    );
  if (name.startsWith('total.'))
    return totalText(name.slice('total.'.length), notice.audience === 'customer', decision, wording);
  if (notice.audience === 'customer' && isWithheld(name, decision, policy)) return messages.underExamination;
  if ((notice.audience === 'internal' || notice.audience === 'authority') && isPersonal(name, policy))
    return messages.masked;
  const value = valueOf(name, decision);
  return value === undefined ? messages.notYetKnown : wording.bareValue(name, value);
}

function valueOf(name: string, decision: Decision): FieldValue | undefined {
  const [group = '', ...rest] = name.split('.');
  const field = rest.join('.');
  switch (group) {
    case 'class':
      return decision.classification[field];
    case 'route':
      return decision.routing[field];
    default:
      return decision.reasons?.facts.find(({ fact }) => fact === name)?.value;
  }
}

/** A step that this case does not need has no date, one whose start is open has none yet. */
function stageText(id: string, key: 'due' | 'lastDay', decision: Decision, wording: Wording): string {
  const { messages } = wording;
  const stage = decision.stages.find((one) => one.id === id);
  if (stage === undefined) return messages.notNeeded;
  const when = stage[key];
  if (when === null) return messages.notYetKnown;
  const text = key === 'due' ? wording.due(when, `stages.${id}`) : wording.date(when);
  return stage.provisional ? messages.remark(text, messages.expected) : text;
}

function remedyText(
  id: string,
  key: 'amount' | 'total',
  notice: Notice,
  decision: Decision,
  wording: Wording,
): string {
  const { messages } = wording;
  const isToCustomer = notice.audience === 'customer';
  const remedy = decision.remedies.find((one) => one.id === id);
  if (remedy === undefined) return messages.notNeeded;
  if (isToCustomer && !customerRemedies(decision, wording.policy).includes(remedy)) {
    const isHidden = !isForCustomer(wording.policy.document.remedies.find((one) => one.id === id));
    return isHidden ? messages.notNeeded : messages.underExamination;
  }
  const { amount, total, totalMin, totalMax } = remedy;
  if (key === 'amount') return amount === undefined ? messages.notYetKnown : wording.money(amount);
  if (total !== undefined) return wording.money(total);
  return totalMin === undefined || isToCustomer ? messages.notYetKnown : wording.range(totalMin, totalMax);
}
