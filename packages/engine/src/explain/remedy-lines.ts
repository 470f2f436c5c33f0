import type { Remedy, Way } from '@redress/policy';
import type { Decision, RemedyDecision } from '../decision.js';
import { line, type Audience, type ExplainedLine } from './explained.js';
import { amountLines, milesOf } from './amount-lines.js';
import { clockLines } from './clock-lines.js';
import { groupedNumber } from './money-words.js';
import { ruleLines } from './rule-lines.js';
import { deniedToCustomer } from './denied-lines.js';
import { going, isPaidByCustomer, isWaived } from './ways-told.js';
import { COUNTED_AT_COST, customerRefusals, customerRemedies, isTold } from './withheld.js';
import type { Wording } from './wording.js';

/**
 * What goes one way (to the customer, to others, from the customer), each with its ground. Alternatives of which the customer
 * picks one stand below one line.
 */
export function remedyLines(
  way: Way,
  decision: Decision,
  wording: Wording,
  audience: Audience,
): ExplainedLine[] {
  return audience === 'customer'
    ? customerLines(way, decision, wording)
    : grouped(going(way, decision.remedies), wording.messages.choice, wording, (remedy) =>
        agentLine(remedy, way, decision, wording),
      );
}

/** The same for a letter: a customer reads the grounds too, the house only what it comes to. */
export function remedyBullets(
  way: Way,
  decision: Decision,
  wording: Wording,
  audience: Audience,
): ExplainedLine[] {
  return audience === 'customer'
    ? customerLines(way, decision, wording)
    : grouped(going(way, decision.remedies), wording.messages.choice, wording, (remedy) =>
        line(agentHeadline(remedy, decision, wording)),
      );
}

/** The section in which what goes a way is told. */
export const SECTION_OF = { toCustomer: 'remedies', toOthers: 'others', fromCustomer: 'owed' } as const;

/** What is not yet known to be in question is not held out to the customer; one line says that there is more to examine. */
function customerLines(way: Way, decision: Decision, wording: Wording): ExplainedLine[] {
  const remedies = going(way, customerRemedies(decision, wording.policy));
  const told = remedies.filter((remedy) => isTold(remedy, decision));
  const lines = grouped(told, wording.messages.customerChoice, wording, (remedy) =>
    customerLine(remedy, way, decision, wording),
  );
  if (way === 'fromCustomer') lines.push(...waivedLines(decision, wording));
  return told.length === remedies.length ? lines : [...lines, line(wording.messages.moreExamined)];
}

/** What the customer does not have to pay although it was in question. */
function waivedLines(decision: Decision, wording: Wording): ExplainedLine[] {
  return deniedToCustomer(
    customerRefusals(decision, wording.policy).filter((one) => isWaived(one, wording.policy)),
    decision,
    wording,
    wording.messages.notOwed,
  );
}

function grouped(
  remedies: readonly RemedyDecision[],
  heading: string,
  wording: Wording,
  lineOf: (remedy: RemedyDecision) => ExplainedLine,
): ExplainedLine[] {
  const groups = new Map<string, ExplainedLine[]>();
  for (const remedy of remedies) {
    const group = choiceGroup(remedy, wording) ?? `remedy ${remedy.id}`;
    groups.set(group, [...(groups.get(group) ?? []), lineOf(remedy)]);
  }
  return [...groups.values()].flatMap((lines) => (lines.length < 2 ? lines : [line(heading, lines)]));
}

function agentHeadline(remedy: RemedyDecision, decision: Decision, wording: Wording): string {
  const { messages } = wording;
  const { id, kind, basis, state, total } = remedy;
  const miles = milesWords(remedy, decision, wording);
  return messages.remark(
    miles === undefined || total === undefined
      ? headline(remedy, wording)
      : messages.labelled(
          wording.output(`remedies.${id}`),
          messages.remark(miles, messages.countedAt(wording.money(total))),
        ),
    messages.states[state],
    messages.bases[basis],
    messages.kinds[kind],
  );
}

/** The title of a remedy with its amount, as far as the reader is concerned. */
function headline({ id, total, totalMin, totalMax }: RemedyDecision, wording: Wording): string {
  const title = wording.output(`remedies.${id}`);
  if (total !== undefined) return wording.messages.labelled(title, wording.money(total));
  return totalMin === undefined ? title : wording.messages.labelled(title, wording.range(totalMin, totalMax));
}

function agentLine(remedy: RemedyDecision, way: Way, decision: Decision, wording: Wording): ExplainedLine {
  const { messages } = wording;
  const { id, kind, amount, per, quantity, beneficiary, due, unsettled = [], audience, cite } = remedy;
  const declared = wording.policy.document.remedies.find((one) => one.id === id);
  const count = per ?? quantity;
  const proofs = missingProofs(remedy, decision);
  return line(
    agentHeadline(remedy, decision, wording),
    [
      ...(declared?.ground === undefined ? [] : [line(messages.ground(wording.text(declared.ground, id)))]),
      ...(amount === undefined || count === undefined || count === 1
        ? []
        : [line(messages.each(wording.money(amount), countWords(count, remedy, decision, wording)))]),
      ...amountLines(`remedies.${id}`, decision, wording),
      ...(audience === 'internal' || kind === 'sanction' ? [line(messages.internal)] : []),
      ...(due === undefined
        ? []
        : [
            line(
              messages.remedyDue(wording.due(due, `remedies.${id}`)),
              clockLines(`remedies.${id}`, decision, wording),
            ),
          ]),
      ...payerLines(remedy, declared, decision, wording),
      ...(beneficiary === 'customer' ? [] : [line(messages.beneficiary(wording.party(beneficiary, id)))]),
      ...partLines(remedy, way, wording),
      ...(proofs.length === 0 ? [] : [line(messages.awaitsProof(namesOf(proofs, wording)))]),
      ...(unsettled.length === 0 ? [] : [line(messages.awaitsSettling(namesOf(unsettled, wording)))]),
      ...ruleLines(`remedies.${id}`, decision, wording),
    ],
    cite,
  );
}

/** Who bears it; where that is open, what would settle it. */
function payerLines(
  { id, payer }: RemedyDecision,
  declared: Remedy | undefined,
  decision: Decision,
  wording: Wording,
): ExplainedLine[] {
  const { messages } = wording;
  if (payer !== undefined) return [line(messages.payer(wording.party(payer, id)))];
  if (declared?.payer === undefined) return [];
  const facts = decision.undetermined.find(({ where }) => where === `remedies.${id}`)?.facts ?? [];
  return [
    line(
      messages.payer(messages.ownerOpen),
      facts.length === 0 ? [] : [line(messages.settledBy(namesOf(facts, wording)))],
    ),
  ];
}

/** Of what both sides pay: that it is not all of it, and nobody says how much. */
function partLines({ payer }: RemedyDecision, way: Way, { messages }: Wording): ExplainedLine[] {
  return payer === 'shared' && way === 'fromCustomer' ? [line(messages.partOfIt)] : [];
}

function customerLine(remedy: RemedyDecision, way: Way, decision: Decision, wording: Wording): ExplainedLine {
  const { messages } = wording;
  const { id, kind, total, totalMin, due, cite, beneficiary, payer } = remedy;
  const title = wording.output(`remedies.${id}`);
  const ground = wording.policy.document.remedies.find((one) => one.id === id)?.ground;
  const miles = milesWords(remedy, decision, wording);
  const proofs = missingProofs(remedy, decision);
  // Of money that both sides bear neither part is laid down; a service is had whole.
  const isPartOfIt = payer === 'shared' && (way === 'fromCustomer' || PAID_OUT.has(kind));
  const isOwnCost = way === 'toCustomer' && isPaidByCustomer(remedy);
  return line(
    isOwnCost
      ? title
      : COUNTED_AT_COST.has(kind)
        ? miles === undefined
          ? title
          : messages.labelled(title, miles)
        : total === undefined && totalMin !== undefined
          ? messages.remark(title, messages.amountExamined)
          : isPartOfIt && total !== undefined
            ? messages.labelled(title, messages.atMost(wording.money(total)))
            : headline(remedy, wording),
    [
      ...(ground === undefined ? [] : [line(wording.text(ground, id))]),
      ...(way === 'toCustomer' || beneficiary === 'customer'
        ? []
        : [
            line(
              (way === 'fromCustomer' ? messages.paidTo : messages.beneficiary)(
                wording.party(beneficiary, id),
              ),
            ),
          ]),
      ...(way === 'toCustomer' && payer === 'shared' ? [line(messages.sharedCost)] : []),
      ...(isOwnCost ? [line(messages.ownCost)] : []),
      ...partLines(remedy, way, wording),
      ...(proofs.length === 0 ? [] : [line(messages.onProof(namesOf(proofs, wording)))]),
      ...(due === undefined ? [] : [line(messages.remedyDue(wording.due(due, `remedies.${id}`)))]),
    ],
    cite,
  );
}

const PAID_OUT: ReadonlySet<string> = new Set(['cash', 'refund']);

/** How many miles a remedy of that kind is; `undefined` for others, or where `reasons` do not say. */
export function milesIn({ id, kind, quantity }: RemedyDecision, decision: Decision): number | undefined {
  return kind === 'miles' ? (quantity ?? milesOf(`remedies.${id}`, decision)) : undefined;
}

function milesWords(remedy: RemedyDecision, decision: Decision, wording: Wording): string | undefined {
  const miles = milesIn(remedy, decision);
  return miles === undefined ? undefined : wording.messages.miles(groupedNumber(String(miles)));
}

/** How many it is for, and what says so. */
function countWords(count: number, { id }: RemedyDecision, { reasons }: Decision, wording: Wording): string {
  const amount = reasons?.outputs.find(({ where }) => where === `remedies.${id}`)?.amount;
  const name = amount?.per?.name ?? amount?.quantity?.name;
  return name === undefined ? String(count) : wording.messages.whose(String(count), wording.name(name));
}

function missingProofs({ id }: RemedyDecision, { missing }: Decision): string[] {
  return missing.filter(({ why }) => why === id).map(({ fact }) => fact);
}

function choiceGroup({ id }: RemedyDecision, { policy }: Wording): string | undefined {
  const stack = policy.document.remedies.find((remedy) => remedy.id === id)?.stack;
  return stack?.take === 'claimant' ? `choice ${stack.group}` : undefined;
}

function namesOf(facts: readonly string[], wording: Wording): string {
  return wording.messages.list(facts.map((fact) => wording.name(fact)));
}
