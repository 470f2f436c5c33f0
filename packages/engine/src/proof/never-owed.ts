import type { Proof } from './bench.js';
import { allOf } from './formula.js';

/** Remedies that are refused whenever they are in question. */
export const proveNeverOwed: Proof = ({ document, inquiry, report, leftOpen }) => {
  for (const { id, when, refusedBy } of document.remedies) {
    if (refusedBy.length === 0) continue;
    const where = `remedies.${id}`;
    const answer = inquiry.canBe((model) =>
      allOf([
        ...(when === undefined ? [] : [model.formula(when, 'true')]),
        ...refusedBy.map((ground) => model.formula(ground.when, 'false')),
      ]),
    );
    if (answer === 'possible') continue;
    const node = when ?? refusedBy[0]?.when;
    if (node === undefined) continue;
    if (answer === 'given-up') {
      leftOpen(`remedy \`${id}\``, node);
      continue;
    }
    // One that is never in question is told by another proof.
    if (when !== undefined && inquiry.canBe((model) => model.formula(when, 'true')) === 'impossible')
      continue;
    const example = inquiry.example(
      (model) =>
        allOf([
          ...(when === undefined ? [] : [model.formula(when, 'true')]),
          ...refusedBy.slice(0, 1).map((ground) => model.formula(ground.when, 'true')),
        ]),
      ({ decision, verdict }) => {
        const denied = decision().denied.find((one) => one.id === id);
        if (denied === undefined) return undefined;
        const { rule } = denied;
        const asked = when === undefined ? [] : [verdict(where, 'when', when)];
        return asked.every((one) => one.verdict === 'true')
          ? { answer: { denied: [{ id, rule }] }, verdicts: asked }
          : undefined;
      },
    );
    report(
      'remedy-never-owed',
      { remedy: id, refusals: refusedBy.map((ground) => ground.id) },
      node,
      example,
      [...(when === undefined ? [] : [when]), ...refusedBy.map((ground) => ground.when)],
    );
  }
};
