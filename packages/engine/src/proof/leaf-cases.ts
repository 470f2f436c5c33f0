import type { Illustration } from './bench.js';
import { conditionEntriesOf, partsWithin } from './condition-entries.js';
import { cellsOf } from './cells.js';
import { NONE } from './axis.js';

/** A case in which what a leaf reads is known to be none. */
export const showNoneDiffers: Illustration = ({ document, inquiry }, { parameters }, isAt) => {
  const truth: unknown = new Map<string, unknown>(Object.entries(parameters ?? {})).get('truth');
  for (const { where, rule, when } of conditionEntriesOf(document)) {
    for (const { part, path } of partsWithin(when)) {
      const leaf = part.kind === 'not' ? part.child : part;
      if (leaf.kind !== 'leaf' || !(isAt(part) || isAt(leaf))) continue;
      const { name } = leaf.left;
      const { axis } = inquiry.model.variable(name);
      return inquiry.example(
        (model) => model.within(name, cellsOf(axis.cells, [NONE])),
        ({ verdict }) => {
          const said = verdict(where, path === '' ? rule : `${rule}#${path}`, part);
          return said.verdict === truth ? { verdicts: [said] } : undefined;
        },
      );
    }
  }
  return undefined;
};

/** A case in which two currencies meet without a rate. */
export const showNeedsRate: Illustration = ({ document, inquiry }, _, isAt) => {
  for (const { where, rule, when } of conditionEntriesOf(document)) {
    for (const { part, path } of partsWithin(when)) {
      if (part.kind !== 'leaf' || !(isAt(part) || part.right.some((operand) => isAt(operand)))) continue;
      return inquiry.example(
        (model) => model.formula(part, 'true'),
        ({ verdict, decision }) => {
          const said = verdict(where, path === '' ? rule : `${rule}#${path}`, part);
          const told = decision().findings.find(({ code }) => code === 'no-rate');
          if (said.verdict !== 'undetermined' || told === undefined) return undefined;
          const { code, where: at } = told;
          return { verdicts: [said], findings: [{ code, ...(at === undefined ? {} : { where: at }) }] };
        },
      );
    }
  }
  return undefined;
};
