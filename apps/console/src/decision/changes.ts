import type { PlainDecision, WrittenNotice } from '@redress/api/contract';

/** One difference between two decisions of one case; `before` or `after` is absent where there was nothing. */
export interface Change {
  readonly kind:
    'class' | 'route' | 'responsibility' | 'stage' | 'remedy' | 'denied' | 'approval' | 'total' | 'letter';
  /** Field, stage, remedy, approval, basis or notice. */
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The parts of an answer that are compared. */
export interface Compared {
  readonly decision: Pick<
    PlainDecision,
    | 'classification'
    | 'routing'
    | 'responsibility'
    | 'stages'
    | 'remedies'
    | 'denied'
    | 'approvals'
    | 'totals'
  >;
  readonly letters: readonly Pick<WrittenNotice, 'id' | 'text'>[];
}

type Keyed = readonly (readonly [string, unknown])[];

/**
 * What a case gets otherwise by another version: fields, due times and owners, remedies with their amounts, refusals,
 * approvals, totals, letters. Reasons and findings are left out: they follow from these.
 */
export function changesBetween(before: Compared, after: Compared): Change[] {
  const kinds: readonly (readonly [Change['kind'], (response: Compared) => Keyed])[] = [
    ['class', ({ decision }) => Object.entries(decision.classification)],
    ['route', ({ decision }) => Object.entries(decision.routing)],
    ['responsibility', ({ decision }) => Object.entries(decision.responsibility)],
    [
      'stage',
      ({ decision }) => decision.stages.map(({ id, due, lastDay, owner }) => [id, { due, lastDay, owner }]),
    ],
    [
      'remedy',
      ({ decision }) =>
        decision.remedies.map(
          ({ id, state, amount, per, quantity, total, totalMin, totalMax, due, payer }) => [
            id,
            { state, amount, per, quantity, total, totalMin, totalMax, due, payer },
          ],
        ),
    ],
    ['denied', ({ decision }) => decision.denied.map(({ id, rule }) => [id, rule])],
    ['approval', ({ decision }) => decision.approvals.map(({ id, by }) => [id, by])],
    [
      'total',
      ({ decision }) =>
        decision.totals.map(({ basis, amount, currency, min, max }) => [
          `${basis} ${currency}`,
          { amount, currency, min, max },
        ]),
    ],
    ['letter', ({ letters }) => letters.map(({ id, text }) => [id, text])],
  ];
  return kinds.flatMap(([kind, list]) => differing(kind, list(before), list(after)));
}

function differing(kind: Change['kind'], before: Keyed, after: Keyed): Change[] {
  const old = new Map(before);
  const fresh = new Map(after);
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id) => {
    if (JSON.stringify(old.get(id)) === JSON.stringify(fresh.get(id))) return [];
    return [
      {
        kind,
        id,
        ...(old.has(id) && { before: old.get(id) }),
        ...(fresh.has(id) && { after: fresh.get(id) }),
      },
    ];
  });
}
