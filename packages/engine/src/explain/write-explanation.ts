import type { Policy } from '@redress/policy';
import type { Bounds, Decision, FieldValue } from '../decision.js';
import {
  line,
  type Audience,
  type ExplainedDecision,
  type ExplainedLine,
  type ExplainedSection,
} from './explained.js';
import { becauseWords } from './because-words.js';
import { clockLines, provisionalLines } from './clock-lines.js';
import { customerDenied, deniedLines } from './denied-lines.js';
import { badFactLines, otherFindingLines } from './finding-lines.js';
import type { Messages, SectionId } from './messages.js';
import { missingLines, customerMissingLines } from './missing-lines.js';
import { presumedLines } from './presumed-lines.js';
import { remedyLines } from './remedy-lines.js';
import { ruleLines } from './rule-lines.js';
import { stageLines } from './stage-lines.js';
import { customerFields } from './withheld.js';
import { Wording } from './wording.js';

/**
 * A decision in the words of its policy and the language of its reader. Nothing is decided here; with `reasons`
 * (`decide` with `explain: true`) each statement goes down to rule, fact and clause. For a customer it holds no
 * internal steps or remedies, no sanctions and nothing that still has to be confirmed.
 */
export function writeExplanation(
  decision: Decision,
  policy: Policy,
  messages: Messages,
  audience: Audience,
): ExplainedDecision {
  const wording = new Wording(policy, messages, decision.reasons?.facts);
  const { document } = policy;
  return {
    id: decision.id,
    locale: messages.locale,
    audience,
    title:
      audience === 'customer'
        ? messages.customerDecisionOf(decision.id)
        : messages.decisionOf(
            decision.id,
            wording.text(document.title, document.policy),
            decision.policy.version,
            wording.moment(decision.at),
          ),
    sections:
      audience === 'customer' ? customerSections(decision, wording) : agentSections(decision, wording),
  };
}

function customerSections(decision: Decision, wording: Wording): ExplainedSection[] {
  const { customerSections: headings } = wording.messages;
  const sections: readonly [keyof typeof headings, readonly ExplainedLine[]][] = [
    ['classification', customerClassification(decision, wording)],
    ['remedies', remedyLines('toCustomer', decision, wording, 'customer')],
    ['owed', remedyLines('fromCustomer', decision, wording, 'customer')],
    ['others', remedyLines('toOthers', decision, wording, 'customer')],
    ['denied', customerDenied(decision, wording)],
    ['missing', customerMissingLines(decision, wording)],
    ['stages', stageLines(decision, wording, 'customer')],
  ];
  return sections.flatMap(([id, lines]) =>
    lines.length === 0 ? [] : [{ id, heading: headings[id], lines }],
  );
}

function agentSections(decision: Decision, wording: Wording): ExplainedSection[] {
  const sections: readonly [SectionId, readonly ExplainedLine[]][] = [
    ['badFacts', badFactLines(decision, wording)],
    ['classification', fieldLines('classification', decision.classification, decision, wording)],
    ['routing', fieldLines('routing', decision.routing, decision, wording)],
    ['missing', missingLines(decision, wording)],
    ['responsibility', responsibilityLines(decision, wording)],
    ['stages', stageLines(decision, wording, 'agent')],
    ['reports', reportLines(decision, wording)],
    ['remedies', remedyLines('toCustomer', decision, wording, 'agent')],
    ['owed', remedyLines('fromCustomer', decision, wording, 'agent')],
    ['others', remedyLines('toOthers', decision, wording, 'agent')],
    ['denied', deniedLines(decision, wording)],
    ['totals', totalLines(decision, wording)],
    ['approvals', approvalLines(decision, wording)],
    ['undetermined', undeterminedLines(decision, wording)],
    ['askNext', decision.askNext.map((fact) => line(wording.name(fact)))],
    ['presumed', presumedLines(decision, wording)],
    ['findings', otherFindingLines(decision, wording)],
  ];
  return sections.flatMap(([id, lines]) =>
    lines.length === 0 ? [] : [{ id, heading: wording.messages.sections[id], lines }],
  );
}

const READ_AS = { classification: 'class', routing: 'route', responsibility: 'responsibility' } as const;

function fieldLines(
  group: keyof typeof READ_AS,
  values: Readonly<Record<string, FieldValue>>,
  decision: Decision,
  wording: Wording,
): ExplainedLine[] {
  return Object.entries(values).map(([field, value]) => {
    const name = `${READ_AS[group]}.${field}`;
    return line(
      wording.messages.labelled(wording.name(name), wording.value(name, value)),
      ruleLines(`${group}.${field}`, decision, wording),
    );
  });
}

function responsibilityLines(decision: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  return Object.entries(decision.responsibility).flatMap(([field, value]) => {
    if (!isShares(value)) return fieldLines('responsibility', { [field]: value }, decision, wording);
    const shares = Object.entries(value).map(([party, percent]) =>
      messages.share(wording.party(party, field), wording.percent(String(percent))),
    );
    return [
      line(
        messages.labelled(wording.shares(field), messages.list(shares)),
        ruleLines(`responsibility.${field}`, decision, wording),
      ),
    ];
  });
}

function isShares(
  value: FieldValue | Readonly<Record<string, number>>,
): value is Readonly<Record<string, number>> {
  return typeof value === 'object' && value !== null && !('currency' in value);
}

function reportLines(decision: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  return decision.reports.map(({ id, due, provisional, supplement, cite: inForce }) => {
    const text = messages.labelled(
      wording.output(`reports.${id}`),
      messages.due(wording.due(due, `reports.${id}`)),
    );
    const remarks = [
      ...(provisional ? [messages.provisional] : []),
      ...(supplement === true ? [messages.supplement] : []),
    ];
    const cite = inForce ?? wording.policy.document.reports.find((report) => report.id === id)?.cite;
    return line(
      remarks.length === 0 ? text : messages.remark(text, ...remarks),
      [
        ...clockLines(`reports.${id}`, decision, wording),
        ...provisionalLines(`reports.${id}`, decision, wording),
      ],
      cite,
    );
  });
}

/** By basis: what others than the customer pay, what of it goes to the customer, and what the customer pays. */
function totalLines({ totals }: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  return totals.flatMap(({ basis, currency, toCustomer, fromCustomer, ...total }) => {
    const label = messages.bases[basis];
    const sum = (text: string, { min, max }: Bounds): ExplainedLine =>
      line(
        messages.labelled(
          text,
          wording.range({ amount: min, currency }, max === null ? undefined : { amount: max, currency }),
        ),
      );
    const isOnlyFrom = fromCustomer !== undefined && total.max !== null && Number(total.max) === 0;
    return [
      ...(isOnlyFrom ? [] : [sum(label, total)]),
      ...(toCustomer === undefined
        ? []
        : [sum(messages.remark(label, messages.beneficiary(wording.party('customer'))), toCustomer)]),
      ...(fromCustomer === undefined
        ? []
        : [sum(messages.remark(label, messages.payer(wording.party('customer'))), fromCustomer)]),
    ];
  });
}

function approvalLines(decision: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  return decision.approvals.map(({ id, by }) => {
    const where = `approvals.${id}`;
    const cite = wording.policy.document.approvals.find((approval) => approval.id === id)?.cite;
    const why = becauseWords(where, decision, wording);
    const title = wording.output(where);
    return line(
      messages.remark(
        why === undefined ? title : messages.labelled(title, why),
        messages.approvalBy(wording.party(by, id)),
      ),
      ruleLines(where, decision, wording),
      cite,
    );
  });
}

function undeterminedLines(decision: Decision, wording: Wording): ExplainedLine[] {
  const { messages } = wording;
  return decision.undetermined.map(({ where, rules, facts }) => {
    const hasOwnSection = /^(?:remedies|stages)\./.test(where);
    const title = wording.output(where);
    return line(rules === 0 ? title : messages.labelled(title, messages.openRules(rules)), [
      ...(facts.length === 0
        ? []
        : [line(messages.settledBy(messages.list(facts.map((fact) => wording.name(fact)))))]),
      ...(hasOwnSection ? [] : ruleLines(where, decision, wording)),
    ]);
  });
}

function customerClassification(decision: Decision, wording: Wording): ExplainedLine[] {
  const { policy, messages } = wording;
  return customerFields(decision, policy).map(([field, value]) => {
    const name = `class.${field}`;
    return line(
      messages.labelled(wording.name(name), wording.value(name, value)),
      [],
      policy.document.classification.get(field)?.cite,
    );
  });
}
