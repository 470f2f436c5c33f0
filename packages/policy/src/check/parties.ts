import { nearest } from '@redress/calendar';
import type { FirstHit, PolicyDocument } from '../document.js';
import type { Check } from './scope.js';

/**
 * Parties without a title, where the policy gives titles to parties: a slip of the pen, or an id that people would
 * read. A value of a field of routing or responsibility has its title there; what the language itself names has one too.
 */
export const checkParties: Check = ({ document, report }) => {
  if (document.parties.size === 0) return;
  const known = new Set([...document.parties.keys(), ...OF_THE_LANGUAGE, ...titledValues(document)]);
  for (const { party, node, key } of partiesOf(document)) {
    if (!known.has(party)) report('unknown-party', { party, nearest: nearest(party, known) }, node, key);
  }
};

const OF_THE_LANGUAGE = ['customer', 'none', 'shared'];

interface Named {
  readonly party: string;
  readonly node: object;
  readonly key: string;
}

function partiesOf(document: PolicyDocument): Named[] {
  const { remedies, approvals, stages, shares } = document;
  return [
    ...remedies.flatMap((remedy) => [
      { party: remedy.beneficiary, node: remedy, key: 'beneficiary' },
      ...chosen(remedy.payer, remedy, 'payer'),
    ]),
    ...approvals.map((approval) => ({ party: approval.by, node: approval, key: 'by' })),
    ...stages.flatMap((stage) => [
      ...chosen(stage.owner, stage, 'owner'),
      ...stage.escalate.map((step) => ({ party: step.to, node: step, key: 'to' })),
    ]),
    ...[...shares.values()]
      .flatMap(({ rules, otherwise }) => [...rules.map(({ then }) => then), otherwise])
      .flatMap((portions) => [...portions.keys()].map((party) => ({ party, node: portions, key: party }))),
  ];
}

function chosen(choice: string | FirstHit<string> | undefined, owner: object, key: string): Named[] {
  if (choice === undefined) return [];
  const named =
    typeof choice === 'string' ? [choice] : [...choice.cases.map(({ then }) => then), choice.otherwise];
  return named.map((party) => ({ party, node: owner, key }));
}

function titledValues({ routing, responsibility }: PolicyDocument): string[] {
  return [...routing.values(), ...responsibility.values()].flatMap(({ type }) =>
    type.kind === 'enum' ? [...type.values].flatMap(([id, title]) => (title === undefined ? [] : [id])) : [],
  );
}
