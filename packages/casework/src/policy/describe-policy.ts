import type { Program } from '@redress/engine';
import {
  labelsOf,
  samplesOf,
  type Labels,
  type PolicyDocument,
  type Sample,
  type Text,
} from '@redress/policy';

/** A policy that cases are decided by, as its current version says it. */
export interface PolicySummary {
  readonly id: string;
  /** What the document calls its version, for instance `1.2.0`; not the number under which it is kept. */
  readonly version: string;
  readonly layer: 'law' | 'industry' | 'client';
  readonly title: Text;
  readonly currency: string;
  readonly zone: string;
  /** Rules of all fields plus remedies, approvals, stages and checklists. */
  readonly rules: number;
  readonly effectiveHash: string;
  /** Number of the version in force now: cases received today are decided by it. */
  readonly current: number;
  readonly hasDraft: boolean;
}

/** A policy with what a form or a result page needs to speak of it in three languages. */
export interface PolicyDetail extends PolicySummary {
  readonly labels: Labels;
  /** The policy's own tests, as cases to try. */
  readonly samples: readonly Sample[];
}

/** What the store says of a policy beside its text. */
export interface Standing {
  readonly current: number;
  readonly hasDraft: boolean;
}

/** A line of the list of policies. */
export function summarize({ policy, effectiveHash }: Program, standing: Standing): PolicySummary {
  const { document } = policy;
  const { policy: id, version, layer, title, currency, zone } = document;
  const rules = countRules(document);
  return { id, version, layer, title, currency, zone, rules, effectiveHash, ...standing };
}

/** A policy with its titles and its own tests, for pages that speak of its decisions. */
export function describePolicy(program: Program, standing: Standing): PolicyDetail {
  const { document } = program.policy;
  return {
    ...summarize(program, standing),
    labels: labelsOf(document),
    samples: samplesOf(document),
  };
}

function countRules(document: PolicyDocument): number {
  const fields = [document.classification, document.routing, document.responsibility].flatMap((group) => [
    ...group.values(),
  ]);
  const inFields = [...fields, ...document.shares.values()].reduce(
    (count, { rules }) => count + rules.length,
    0,
  );
  const { checklists, remedies, approvals, stages, reports, notices } = document;
  return [checklists, remedies, approvals, stages, reports, notices].reduce(
    (count, items) => count + items.length,
    inFields,
  );
}
