import { nearest } from '@redress/calendar';
import type { Remedy } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import { LOCALES } from '../text.js';
import { placeholders } from './notices.js';
import { orderOf } from './order.js';
import type { Check, Scope } from './scope.js';
import { typeInWords } from './type.js';

/** Remedies that claim the authority of the law, evidence that is no yes or no, and groups that disagree. */
export const checkRemedies: Check = (scope) => {
  const { document, report } = scope;
  const groups = new Map<string, Remedy[]>();
  for (const remedy of document.remedies) {
    if (remedy.basis === 'law' && document.layer !== 'law' && lawOf(document, remedy.id) === undefined) {
      report('law-basis', { remedy: remedy.id, layer: document.layer }, remedy, 'basis');
    }
    if (remedy.beneficiary !== 'customer' && remedy.payer === undefined && remedy.audience === 'customer')
      report('payer-unsaid', { remedy: remedy.id, beneficiary: remedy.beneficiary }, remedy, 'beneficiary');
    checkEvidence(scope, remedy.proof);
    for (const key of ['per', 'quantity'] as const) {
      if (remedy.forEach === undefined || remedy[key] === undefined) continue;
      report('for-each-counted', { remedy: remedy.id, key }, remedy, key);
    }
    for (const refusal of remedy.refusedBy) {
      if (refusal.cite.length > 0) continue;
      report('refusal-without-cite', { refusal: refusal.id, remedy: remedy.id }, refusal, 'id');
    }
    if (remedy.stack === undefined) continue;
    groups.set(remedy.stack.group, [...(groups.get(remedy.stack.group) ?? []), remedy]);
  }
  for (const { evidence } of document.checklists) checkEvidence(scope, evidence);
  for (const [group, members] of groups) checkGroup(scope, group, members);
  checkOffsets(scope);
  checkRefusalsTold(scope);
};

/** Who is refused something is told so: `{{denied}}` stands in a letter to the customer. A law by itself writes none. */
function checkRefusalsTold({ document, report }: Scope): void {
  if (document.layer === 'law') return;
  const [refusal] = document.remedies
    .filter(({ audience }) => audience !== 'internal')
    .flatMap(({ refusedBy }) => refusedBy);
  if (refusal === undefined) return;
  const isTold = document.notices.some(
    ({ audience, text }) =>
      audience === 'customer' &&
      LOCALES.some((locale) => placeholders(text[locale] ?? '').includes('denied')),
  );
  if (!isTold) report('refusal-untold', { refusal: refusal.id }, refusal, 'id');
}

/** What is deducted has to be there, and to be known before what it is deducted from. */
function checkOffsets({ document, report }: Scope): void {
  const byId = new Map(document.remedies.map((remedy) => [remedy.id, remedy]));
  const graph = new Map<string, string[]>();
  for (const { id, stack } of document.remedies) {
    const group = stack === undefined ? `remedy ${id}` : `group ${stack.group}`;
    const needs = graph.get(group) ?? [];
    graph.set(group, needs);
    stack?.offsetAgainst?.forEach((name, index) => {
      const other = byId.get(name);
      if (other === undefined) {
        const known = nearest(name, byId.keys());
        report('unknown-remedy', { name, nearest: known }, stack.offsetAgainst ?? stack, index);
      } else needs.push(other.stack === undefined ? `remedy ${name}` : `group ${other.stack.group}`);
    });
  }
  for (const cycle of orderOf(graph).cycles) {
    const path = cycle.map((name) => name.replace(/^\w+ /, ''));
    const at = document.remedies.find(
      ({ stack }) => stack !== undefined && `group ${stack.group}` === cycle[0],
    );
    report('offset-cycle', { path }, at?.stack ?? document, 'offsetAgainst');
  }
}

function checkEvidence({ names, report }: Scope, evidence: readonly string[]): void {
  evidence.forEach((name, index) => {
    const type = names.types.get(name);
    if (type === undefined || type.kind === 'boolean') return;
    report('evidence-not-boolean', { name, type: typeInWords(type) }, evidence, index);
  });
}

function checkGroup({ report }: Scope, group: string, [first, ...rest]: readonly Remedy[]): void {
  const stack = first?.stack;
  if (first === undefined || stack === undefined) return;
  if (rest.length === 0 && stack.take !== 'all' && stack.cap === undefined) {
    report('stack-alone', { group, remedy: first.id }, stack, 'group');
  }
  for (const { stack: other } of rest) {
    if (other === undefined) continue;
    if (other.take !== stack.take) {
      report('stack-disagrees', { group, key: 'take', first: stack.take, other: other.take }, other, 'take');
    }
    const [granted, otherGranted] = [stack, other].map(({ alreadyGranted = false }) =>
      String(alreadyGranted),
    );
    if (granted !== undefined && otherGranted !== undefined && granted !== otherGranted) {
      const parameters = { group, key: 'alreadyGranted', first: granted, other: otherGranted };
      report('stack-disagrees', parameters, other, 'alreadyGranted');
    }
    const [cap, otherCap] = [capInWords(stack.cap), capInWords(other.cap)];
    if (cap !== otherCap) {
      report('stack-disagrees', { group, key: 'cap', first: cap, other: otherCap }, other, 'cap');
    }
  }
}

function capInWords(cap: NonNullable<Remedy['stack']>['cap']): string {
  if (cap === undefined) return 'none';
  if (cap.kind === 'money') return `${cap.money.amount} ${cap.money.currency ?? ''}`.trimEnd();
  return JSON.stringify(cap);
}
